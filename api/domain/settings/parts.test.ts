import { expect, test } from "vitest";
import { decodeSettings, encodeSettings } from "./parts.ts";
import { settingsSchemas } from "./schemas.ts";

const rate = { flat: 5, freeFrom: 50 };
const stored = { shipping: { standard: rate, countries: { UK: rate, GB: rate } } };

test("a code that is no country's is refused when it is set, and shown where it was stored before", () => {
  const pricing = decodeSettings("pricing", stored);
  expect(Object.keys(pricing.shipping.countries)).toEqual(["UK", "GB"]);
  const shown = encodeSettings("pricing", pricing);
  expect(shown.shipping).toEqual(stored.shipping);
  expect(settingsSchemas.pricing.safeParse(shown).error?.issues).toMatchObject([
    { path: ["shipping", "countries", "UK"] },
  ]);
});

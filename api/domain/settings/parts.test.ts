import { expect, test } from "vitest";
import { shippingFromFlatRates } from "../shipping/settings.ts";
import { decodeSettings, encodeSettings } from "./parts.ts";
import { settingsSchemas } from "./schemas.ts";

const rate = { flat: 500, freeFrom: 5000 };

test("a code that is no country's is refused when it is set, and shown where it was stored before", () => {
  const before = shippingFromFlatRates({ standard: rate, countries: { UK: rate, GB: rate } });
  const stored = encodeSettings("shipping", before);
  expect(stored.methods[0]).toMatchObject({ bands: [{ price: { default: 5 } }], freeFrom: { default: 50 } });
  const shipping = decodeSettings("shipping", stored);
  expect(shipping.zones.map(({ countries }) => countries)).toEqual([["UK"], ["GB"], []]);
  const shown = encodeSettings("shipping", shipping);
  expect(shown).toEqual(stored);
  expect(settingsSchemas.shipping.safeParse(shown).error?.issues).toMatchObject([
    { path: ["zones", 0, "countries", 0] },
  ]);
});

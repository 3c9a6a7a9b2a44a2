import fc from "fast-check";
import { expect, test } from "vitest";
import type { ShippingZone } from "./settings.ts";
import { zoneFor } from "./zones.ts";

const zone = (
  zoneId: string,
  countries: readonly string[],
  rest: Partial<ShippingZone> = {},
): ShippingZone => ({
  zoneId,
  name: zoneId,
  countries,
  ...rest,
});
const zones = [
  zone("world", []),
  zone("germany", ["DE", "AT"]),
  zone("us", ["US"]),
  zone("west", ["US"], { states: ["CA", "OR"] }),
  zone("bay", ["US"], { postal: [{ from: "940", to: "941" }] }),
  zone("market street", ["US"], { postal: [{ from: "94105", to: "94105" }] }),
  zone("islands", ["DE"], { postal: [{ from: "25846", to: "25999" }] }),
  zone("belfast", ["GB"], { postal: [{ from: "BT", to: "BT" }] }),
];
const at = (country: string, state?: string, zipCode?: string) =>
  zoneFor(zones, { country, state, zipCode })?.zoneId;

test("a postal code goes before a state, a state before a country, a country before the rest of the world", () => {
  expect(at("US", "CA", "94105")).toBe("market street");
  expect(at("US", "CA", "94105-1234")).toBe("market street");
  expect(at("us", "California", "94 010")).toBe("bay");
  expect([at("US", "CA", "90210"), at("US", "Oregon"), at("US", "NY", "10001")]).toEqual([
    "west",
    "west",
    "us",
  ]);
  expect([at("DE", "", "25900"), at("DE", "", "26000"), at("AT")]).toEqual(["islands", "germany", "germany"]);
  expect([at("GB", "", "bt1 5gs"), at("GB", "", "SW1A 1AA"), at("constructor")]).toEqual([
    "belfast",
    "world",
    "world",
  ]);
});

test("before a postal code is typed, the zone of the state or country counts", () => {
  expect([at("US", "CA"), at("US"), at("DE", undefined, "2")]).toEqual(["west", "us", "germany"]);
});

test("a territory of the United States is one place however it is written", () => {
  expect([at("PR"), at("US", "PR"), at("US", "Puerto Rico")]).toEqual(["us", "us", "us"]);
  const own = [...zones, zone("puerto rico", ["PR"])];
  for (const place of [
    { country: "PR" },
    { country: "US", state: "PR" },
    { country: "US", state: "Puerto Rico" },
  ])
    expect(zoneFor(own, place)?.zoneId).toBe("puerto rico");
});

test("no zone for a country that none names, unless one is the rest of the world", () => {
  expect(zoneFor(zones.slice(1), { country: "FR" })).toBeUndefined();
});

test("the zone that matches most closely wins, in whatever order zones are listed", () => {
  const place = fc.record({
    country: fc.constantFrom("US", "DE", "GB", "FR", "PR"),
    state: fc.constantFrom("CA", "NY", "PR", ""),
    zipCode: fc.constantFrom("94105", "94010", "25900", "BT1 5GS", ""),
  });
  fc.assert(
    fc.property(place, fc.shuffledSubarray(zones, { minLength: zones.length }), (to, shuffled) => {
      expect(zoneFor(shuffled, to)).toBe(zoneFor(zones, to));
    }),
  );
});

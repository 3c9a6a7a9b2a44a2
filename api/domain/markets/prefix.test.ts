import { expect, test } from "vitest";
import { marketsWith } from "../../../scripts/testing/pricing/markets.ts";
import { openPrefixOf, prefixOf, withPrefix } from "./prefix.ts";

const settings = marketsWith([{ id: "eu-de", currency: "EUR" }]);

test.each([
  ["the default market", "default", ""],
  ["an order of before there were markets", undefined, ""],
  ["an open market", "eu-de", "/eu-de"],
  ["a market that was renamed after the order", "de", ""],
  ["no market's id", "constructor", ""],
])("addresses of %s begin with its prefix while it is open", (_, marketId, prefix) => {
  expect(openPrefixOf(settings, marketId)).toBe(prefix);
});

test("a page's address gets the prefix before its path, and keeps its query and fragment", () => {
  expect(prefixOf("eu-de")).toBe("/eu-de");
  for (const [url, address] of [
    ["https://shop.example/", "https://shop.example/eu-de"],
    ["https://shop.example/orders/1?from=bank", "https://shop.example/eu-de/orders/1?from=bank"],
    ["http://localhost:3001/track/1#t=x", "http://localhost:3001/eu-de/track/1#t=x"],
  ] as const)
    expect([withPrefix(url, "/eu-de"), withPrefix(url, "")]).toEqual([address, url]);
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Market } from "../lib/api-types.ts";
import { addressIn } from "../market/address.ts";
import { marketAt, pageMarketOf, prefixIn } from "./market-path.ts";

const market = (marketId: string, more: Partial<Market> = {}): Market => ({
  marketId,
  name: marketId,
  countries: null,
  bookId: "default",
  currency: "USD",
  taxIncluded: false,
  locales: [],
  returnDays: 30,
  withdrawal: false,
  isDefault: marketId === "default",
  ...more,
});
const markets = [
  market("default"),
  market("eu", { countries: ["DE"] }),
  market("eu-fr", { countries: ["FR"] }),
];
const at = (path: string) => {
  const { named, path: behind, isSpelled } = marketAt(markets, path);
  return `${named.marketId} ${behind}${isSpelled ? "" : " misspelled"}`;
};

test.each([
  ["/", "default /"],
  ["/p/eu", "default /p/eu"],
  ["/eu", "eu /"],
  ["/eu/p/mug", "eu /p/mug"],
  ["/EU/p/Mug", "eu /p/Mug misspelled"],
  ["/eu-fr/cart", "eu-fr /cart"],
  ["/eu/eu/cart", "eu /eu/cart"],
  ["/eu-f/cart", "default /eu-f/cart"],
  ["/europe", "default /europe"],
  ["/default/cart", "default /default/cart"],
  ["/constructor", "default /constructor"],
])("%s is %s", (path, said) => {
  expect(at(path)).toBe(said);
});

test("no page of the storefront could be taken for a market", () => {
  const text = readFileSync(new URL("../routes.tsx", import.meta.url), "utf8");
  const paths = [...text.matchAll(/path: "([^"]+)"/g)].map(([, path = ""]) => path);
  expect(paths.length).toBeGreaterThan(15);
  for (const path of [...paths, "/api", "/assets", "/images", "/_local"])
    expect(prefixIn(path), path).toBeUndefined();
});

test("a market's page knows which other markets there are, and writes addresses that lead back to it", () => {
  const [, eu] = markets;
  const page = pageMarketOf(eu ?? market("eu"), markets, {
    locale: "en-US",
    currency: "EUR",
    delivery: { freeFrom: 75, from: 3, to: 5, country: "DE" },
  });
  expect(page.delivery).toBe("Free delivery to Germany on orders of €75 or more");
  expect(page.delivery).toBe("Free delivery to Germany on orders of €75 or more");
  expect(page.others.map(({ prefix }) => prefix)).toEqual(["", "/eu-fr"]);
  for (const [path, address] of [
    ["/", "/eu"],
    ["/?x=1", "/eu?x=1"],
    ["/cart", "/eu/cart"],
    ["/p/mug?variant=a#b", "/eu/p/mug?variant=a#b"],
  ] as const)
    expect(addressIn(page, path)).toBe(address);
  expect(addressIn({ prefix: "" }, "/")).toBe("/");
});

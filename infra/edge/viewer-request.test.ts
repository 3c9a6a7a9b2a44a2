import fc from "fast-check";
import { expect, test } from "vitest";
import { viewerRequest } from "./viewer-request.ts";

const get = (address: string, more: Partial<Parameters<typeof viewerRequest>[0]> = {}) => {
  const [path = "", query = ""] = address.split("?");
  const {
    path: asked,
    query: kept,
    cacheable,
  } = viewerRequest({
    method: "GET",
    path,
    query,
    accept: "text/html",
    authorized: false,
    ...more,
  });
  return cacheable ? `${asked}?${kept}` : undefined;
};

test("the same list has one cache key, whatever the order, case and campaign parameters of the link", () => {
  const key = "/c/kitchen?page=2&sort=newest&tags=a%20b&tags=c";
  expect(get("/c/kitchen?tags=c&tags=a%20b&sort=newest&page=2")).toBe(key);
  expect(get("/c/kitchen?utm_source=mail&PAGE=2&tags=a+b&Sort=NEWEST&tags=c&tags=c&fbclid=x")).toBe(key);
  expect(get("/?utm_source=mail")).toBe("/?");
  expect(get("/api/products?limit=100000&sort=newest")).toBe("/api/products?limit=100&sort=newest");
  expect(get("/api/products?limit=0")).toBe("/api/products?limit=1");
});

test("a market's pages have keys of their own behind its prefix, and its answers of the API by parameter", () => {
  for (const [address, key] of [
    ["/eu?utm_source=mail", "/eu?"],
    ["/eu-de/p/mug?variant=v1&x=1", "/eu-de/p/mug?variant=v1"],
    ["/eu/c/kitchen?SORT=newest", "/eu/c/kitchen?sort=newest"],
    ["/eu/pages/delivery", "/eu/pages/delivery?"],
    ["/eu/sitemap.xml", "/eu/sitemap.xml?"],
    ["/eu/manifest.webmanifest?x", "/eu/manifest.webmanifest?"],
    ["/api/products?market=eu&limit=5", "/api/products?limit=5&market=eu"],
    ["/api/products/mug?market=eu", "/api/products/mug?market=eu"],
    ["/api/categories?market=eu", "/api/categories?market=eu"],
    ["/config.json?market=eu", "/config.json?market=eu"],
  ] as const)
    expect(get(address), address).toBe(key);
  expect(get("/eu/p/mug", { accept: "text/markdown" })).toBe("/eu/p/mug.md?");
  for (const path of [
    "/eu/cart",
    "/eu/checkout",
    "/eu/orders/1",
    "/eu/search",
    "/EU/p/mug",
    "/eu/api/products",
    "/eu/robots.txt",
    "/eu/eu/p/mug",
    "/market/p/mug",
  ])
    expect(get(path), path).toBeUndefined();
});

test("nothing personal is cached: accounts, carts, orders, chat, and requests with a token", () => {
  for (const path of [
    "/cart",
    "/checkout/payment",
    "/orders/1",
    "/account",
    "/sign-in",
    "/search",
    "/api/cart",
    "/api/orders",
    "/api/me",
    "/api/chat",
    "/api/auth/refresh",
    "/api/search",
    "/api/config.json/x",
  ])
    expect(get(path), path).toBeUndefined();
  expect(get("/api/products", { authorized: true })).toBeUndefined();
  expect(get("/api/products", { method: "POST" })).toBeUndefined();
});

test("a request that is not cached passes unchanged", () => {
  const request = { method: "GET", path: "/orders/1", query: "B=2&a=%zz&b=1", accept: "", authorized: false };
  expect(viewerRequest(request)).toEqual({
    path: "/orders/1",
    query: "B=2&a=%zz&b=1",
    accept: "",
    cacheable: false,
  });
});

test("a product page in Markdown has a different key than its HTML", () => {
  expect(get("/p/mug?variant=blue", { accept: "text/markdown" })).toBe("/p/mug.md?");
  expect(get("/p/mug?variant=blue", { accept: "text/html,text/markdown" })).toBe("/p/mug?variant=blue");
  expect(get("/p/mug", { accept: "text/markdown, text/htmlx" })).toBe("/p/mug.md?");
  expect(get("/p/mug", { accept: "Text/HTML;q=0.1, text/markdown" })).toBe("/p/mug?");
  expect(get("/p/mug", { accept: "text/markdownx, x/text/markdown" })).toBe("/p/mug?");
});

test("a cache key normalizes to itself, and reordered parameters give the same key", () => {
  const pair = fc.tuple(
    fc.constantFrom("tags", "page", "sort", "minPrice", "inStock", "utm_x", "TAGS", "junk"),
    fc.oneof(fc.string(), fc.constantFrom("%", "%zz", "a&b", "newest", "ä")),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(pair, { maxLength: 8, selector: ([name]) => name.toLowerCase() }),
      fc.infiniteStream(fc.nat()),
      (pairs, order) => {
        const query = (list: typeof pairs) =>
          list.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
        const key = get(`/c/kitchen?${query(pairs)}`);
        const shuffled = pairs
          .map((one) => ({ one, at: order.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at);
        expect(get(`/c/kitchen?${query(shuffled.map(({ one }) => one))}`)).toBe(key);
        expect(get(key ?? "")).toBe(key);
      },
    ),
  );
});

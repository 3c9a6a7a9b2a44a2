import { Hono } from "hono";
import { expect, test } from "vitest";
import { MatchCache } from "./match-cache.ts";

const app = () =>
  new Hono({ router: new MatchCache() })
    .use("*", async (c, next) => {
      await next();
      c.res.headers.append("seen", c.req.path);
    })
    .get("/products/import", (c) => c.text("the import"))
    .get("/products/:id", (c) => c.text(`product ${c.req.param("id")}`))
    .post("/products/:id", (c) => c.text(`changed ${c.req.param("id")}`));
const textOf = async (from: Hono, path: string, method = "GET") =>
  (await from.request(path, { method })).text();

test("a path leads to the same route with the same parameters each time, by method", async () => {
  const shop = app() as unknown as Hono;
  for (let time = 0; time < 3; time++) {
    expect(await textOf(shop, "/products/a")).toBe("product a");
    expect(await textOf(shop, "/products/b%20c")).toBe("product b c");
    expect(await textOf(shop, "/products/import")).toBe("the import");
    expect(await textOf(shop, "/products/a", "POST")).toBe("changed a");
    expect((await shop.request("/nothing")).status).toBe(404);
  }
});

test("more and longer paths than are kept are answered all the same", async () => {
  const shop = app() as unknown as Hono;
  const long = "x".repeat(1_000);
  for (let id = 0; id < 1_500; id++) expect(await textOf(shop, `/products/${id}`)).toBe(`product ${id}`);
  for (let time = 0; time < 2; time++)
    expect(await textOf(shop, `/products/${long}`)).toBe(`product ${long}`);
  expect(await textOf(shop, "/products/0")).toBe("product 0");
});

test("a route that is added later is found where nothing was before", () => {
  const routes = new MatchCache<string>();
  routes.add("GET", "/a", "first");
  expect(routes.match("GET", "/b")[0]).toEqual([]);
  routes.add("GET", "/b", "second");
  expect(JSON.stringify(routes.match("GET", "/b")[0])).toContain("second");
});

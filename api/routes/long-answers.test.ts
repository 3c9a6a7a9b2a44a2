import { afterAll, beforeAll, expect, test } from "vitest";
import { routesWithBody } from "../../scripts/testing/api-routes.ts";
import { type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
let staff: Caller;
beforeAll(async () => {
  shop = await testShop();
  staff = await shop.admin();
});
afterAll(() => shop.close());

const many = (count: number) => Array.from({ length: count }, (_, turn) => turn);
const unknown = Object.fromEntries(many(80_000).map((turn) => [`f${turn}`, 1]));
const fewer = Object.fromEntries(many(20_000).map((turn) => [`f${turn}`, 1]));
/** Bodies with more faults than anybody reads. */
const bodies: Readonly<Record<string, unknown>> = {
  "80,000 unknown fields": unknown,
  "20,000 unknown fields in each part": {
    shippingAddress: fewer,
    value: fewer,
    items: [fewer],
    kinds: [fewer],
  },
  "15,000 wrong entries in each list": {
    items: many(15_000),
    kinds: many(15_000),
    variants: many(15_000),
    tags: many(15_000),
    images: many(15_000),
    lines: many(15_000),
  },
  "a list of 80,000": many(80_000),
};

test.each(Object.entries(bodies))("a request with %s is answered briefly on every route", async (_, body) => {
  const sent = JSON.stringify(body);
  const routes = await routesWithBody(shop);
  expect(routes.length).toBeGreaterThan(30);
  for (const [method, path] of routes) {
    const answer = await staff.request(method, path, sent);
    expect(answer.status, `${method} ${path}`).toBeLessThan(500);
    expect((await answer.text()).length, `${method} ${path}`).toBeLessThan(20_000);
  }
});

test("an address with thousands of parameters is answered briefly", async () => {
  const query = many(2_000)
    .map((turn) => `tags=${turn}&f${turn}=1`)
    .join("&");
  for (const path of ["/products", "/search", "/search/suggest", "/categories", "/admin/orders", "/orders"]) {
    const answer = await staff.get(`${path}?${query}`);
    expect(answer.status, path).toBeLessThan(500);
    expect((await answer.text()).length, path).toBeLessThan(300_000);
  }
});

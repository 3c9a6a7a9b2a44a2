import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
let shopper: Caller;
let orderId: string;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
  const { productId } = await shop.addProduct({ slug: "mug" });
  shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const placed = shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address });
  orderId = (await shopper.json<{ orderId: string }>(placed)).orderId;
  await shop.settled();
});
afterAll(() => shop.close());

const callers = () => ({ guest: shop.guest, shopper, admin });
const routes: readonly (readonly [keyof ReturnType<typeof callers>, string])[] = [
  ["guest", "/products"],
  ["guest", "/products?limit=1&sort=price-asc"],
  ["guest", "/products/mug"],
  ["guest", "/categories"],
  ["guest", "/countries"],
  ["guest", "/countries/JP/address-form"],
  ["shopper", "/orders"],
  ["shopper", "/orders/ORDER"],
  ["shopper", "/me"],
  ["shopper", "/me/addresses"],
  ["shopper", "/me/notifications"],
  ["shopper", "/me/wishlist"],
  ["admin", "/admin/orders"],
  ["admin", "/admin/orders/ORDER"],
  ["admin", "/admin/products"],
  ["admin", "/admin/settings/pricing"],
  ["admin", "/admin/settings/thresholds"],
  ["admin", "/admin/settings/store"],
];

describe.each(routes)("what %s reads at %s", (who, template) => {
  const ask = (headers?: Record<string, string>, method = "GET") =>
    callers()[who].request(method, template.replace("ORDER", orderId), undefined, headers);

  test("has an ETag, the same while nothing changes, and a caller who has it gets a 304 without a body", async () => {
    const first = await ask();
    const etag = first.headers.get("etag") ?? "";
    expect([first.status, etag]).toEqual([200, expect.stringMatching(/^"[\w-]+"$/)]);
    expect((await ask()).headers.get("etag")).toBe(etag);
    const known = [
      etag,
      `W/${etag}`,
      `"other", ${etag}`,
      `"a",W/${etag},"b"`,
      "*",
      etag.replace(/"$/, '-gzip"'),
    ];
    for (const header of known) {
      const answer = await ask({ "if-none-match": header });
      expect([header, answer.status, await answer.text()]).toEqual([header, 304, ""]);
      expect(answer.headers.get("etag")).toBe(etag);
      expect(answer.headers.get("cache-control")).toBe(first.headers.get("cache-control"));
    }
    for (const header of ['"other"', etag.slice(1, -1), "", `"${etag.slice(1, -2)}"`])
      expect((await ask({ "if-none-match": header })).status).toBe(200);
  });
});

test("a HEAD request gets the ETag and the 304 as well", async () => {
  const head = (headers: Record<string, string> = {}) =>
    shop.fetch(new Request("http://shop/products/mug", { method: "HEAD", headers }));
  const etag = (await head()).headers.get("etag") ?? "";
  expect((await head({ "if-none-match": etag })).status).toBe(304);
});

test("a page from another origin may read the ETag and send it", async () => {
  const origin = "http://localhost:3001";
  const headers = { origin, "access-control-request-method": "GET" };
  const asked = await shop.fetch(new Request("http://shop/products", { method: "OPTIONS", headers }));
  expect(asked.headers.get("access-control-allow-headers")).toContain("if-none-match");
  const etag = (await shop.guest.get("/products/mug", { origin })).headers.get("etag") ?? "";
  expect((await shop.guest.get("/products/mug", { origin, "if-none-match": etag })).status).toBe(304);
});

test("what was read becomes stale when it changes: a price, what is left, an order, settings", async () => {
  const product = await shop.addProduct({ slug: "stale", stock: 5 });
  const tagOf = async (caller: Caller, path: string) => (await caller.get(path)).headers.get("etag") ?? "";
  const changed = async (caller: Caller, path: string, change: () => Promise<unknown>) => {
    const etag = await tagOf(caller, path);
    await change();
    await shop.settled();
    expect([path, (await caller.get(path, { "if-none-match": etag })).status]).toEqual([path, 200]);
  };
  await changed(shop.guest, "/products/stale", () => admin.json(admin.put("/products/stale", { price: 3 })));
  await changed(shop.guest, "/products", () => shop.addProduct());
  await changed(shop.guest, "/products/stale", () =>
    admin.json(
      admin.post(
        `/admin/inventory/${product.productId}/adjustments`,
        { by: -1, reason: "damaged" },
        { "idempotency-key": "stale-1" },
      ),
    ),
  );
  await changed(shopper, `/orders/${orderId}`, () =>
    admin.json(admin.put(`/admin/orders/${orderId}`, { status: "SHIPPED" })),
  );
});

describe("If-Match", () => {
  test("takes the ETag that a GET gave, weak ones, lists and *", async () => {
    await shop.addProduct({ slug: "matched" });
    const edit = (ifMatch: string) => admin.put("/products/matched", { price: 5 }, { "if-match": ifMatch });
    const etag = (await shop.guest.get("/products/matched")).headers.get("etag") ?? "";
    expect((await edit(etag)).status).toBe(200);
    expect((await edit(etag)).status).toBe(409);
    for (const header of ['W/"2"', '"1", "3"', '"9",W/"4"', "*", "6"])
      expect([header, (await edit(header)).status]).toEqual([header, 200]);
    for (const header of ['"1", "2"', '"1"'])
      expect([header, (await edit(header)).status]).toEqual([header, 409]);
    for (const header of ["x", '"x"', "", '"1" "2"', "*, *", '"1",'])
      expect([header, (await edit(header)).status]).toEqual([header, 400]);
  });

  test("takes the same of settings", async () => {
    const read = await admin.get("/admin/settings/thresholds");
    const { value } = (await read.json()) as { value: object };
    const path = "/admin/settings/thresholds";
    const set = (ifMatch: string) => admin.put(path, value, { "if-match": ifMatch });
    expect((await set(read.headers.get("etag") ?? "")).status).toBe(200);
    expect((await set('"0", "1"')).status).toBe(200);
    expect((await set("*")).status).toBe(200);
    expect((await set('"0"')).status).toBe(409);
    expect((await admin.put(path, value)).status).toBe(400);
  });
});

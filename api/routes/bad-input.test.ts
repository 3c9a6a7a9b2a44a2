import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  address,
  type Caller,
  type TestProduct,
  type TestShop,
  testShop,
} from "../../scripts/testing/shop.ts";

let shop: TestShop;
let shopper: Caller;
let admin: Caller;
let product: TestProduct;
beforeAll(async () => {
  shop = await testShop();
  [shopper, admin] = await Promise.all([shop.shopper(), shop.admin()]);
  product = await shop.addProduct();
});
afterAll(() => shop.close());

type Who = "guest" | "shopper" | "admin";
const as = (who: Who): Caller => (who === "guest" ? shop.guest : who === "shopper" ? shopper : admin);

/** Every route that takes a body: who may send it, and a body that is good. */
const bodies: [method: string, path: string, who: Who, good: Record<string, unknown>][] = [
  ["POST", "/products", "admin", { name: "X", price: 1, category: "Y" }],
  ["PUT", "/products/some-id", "admin", { price: 1 }],
  ["POST", "/admin/products/bulk", "admin", { items: [{ productId: "p" }], change: { isActive: true } }],
  ["POST", "/admin/uploads", "admin", { fileName: "x.png", contentType: "image/png", size: 1 }],
  ["POST", "/cart", "shopper", { productId: "p", quantity: 1 }],
  ["POST", "/cart/merge", "shopper", { items: [] }],
  ["POST", "/cart/quote", "guest", { items: [] }],
  ["POST", "/orders", "shopper", { paymentMethodId: "pm_card_visa", shippingAddress: address }],
  ["POST", "/payment", "shopper", {}],
  ["PUT", "/me", "shopper", { name: "Ada" }],
  ["POST", "/me/addresses", "shopper", address],
  ["PUT", "/me/addresses/some-id", "shopper", address],
  ["PUT", "/me/notifications", "shopper", { kinds: [] }],
  ["POST", "/auth/sign-up", "guest", { email: "bad@example.com", password: "Testing#2026" }],
  ["POST", "/auth/confirm", "guest", { email: "bad@example.com", code: "000000" }],
  ["POST", "/auth/resend", "guest", { email: "bad@example.com" }],
  ["POST", "/auth/sign-in", "guest", { email: "bad@example.com", password: "x" }],
  ["POST", "/auth/refresh", "guest", { refreshToken: "x" }],
  ["POST", "/auth/sign-out", "guest", { refreshToken: "x" }],
  ["POST", "/auth/forgot", "guest", { email: "bad@example.com" }],
  ["POST", "/auth/reset", "guest", { email: "bad@example.com", code: "000000", password: "Testing#2026" }],
];

async function expectProblem(response: Response, status: number, code: string, path?: string): Promise<void> {
  expect(response.status).toBe(status);
  const body = (await response.json()) as {
    error: { code: string; details: { issues?: { path: string }[] } };
  };
  expect(body).toMatchObject({
    error: {
      code,
      message: expect.any(String),
      details: { timestamp: expect.any(String), requestId: expect.any(String) },
    },
  });
  if (path !== undefined) expect(body.error.details.issues?.map((issue) => issue.path)).toContain(path);
}

describe.each(bodies)("%s %s", (method, path, who, good) => {
  test("malformed JSON is a 400", async () =>
    expectProblem(await as(who).request(method, path, '{"a":'), 400, "VALIDATION_ERROR"));

  test("a body of another type is a 415", async () =>
    expectProblem(
      await as(who).request(method, path, "a=b", { "content-type": "text/plain" }),
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ));

  test("a body that is no object is a 400", async () =>
    expectProblem(await as(who).request(method, path, "[]"), 400, "VALIDATION_ERROR"));

  test("an unknown field is refused by its name", async () =>
    expectProblem(
      await as(who).request(method, path, { ...good, extra: 1 }),
      400,
      "VALIDATION_ERROR",
      "extra",
    ));

  test("more than a megabyte is a 413", async () =>
    expectProblem(
      await as(who).request(method, path, JSON.stringify({ ...good, extra: "x".repeat(1_100_000) })),
      413,
      "PAYLOAD_TOO_LARGE",
    ));
});

const long = "x".repeat(20_000);
const badFields: [method: string, path: string, who: Who, body: unknown, field: string][] = [
  ["POST", "/products", "admin", { name: "X", price: 1.999, category: "Y" }, "price"],
  ["POST", "/products", "admin", { name: "X", price: -1, category: "Y" }, "price"],
  ["POST", "/products", "admin", { name: "X", price: "1", category: "Y" }, "price"],
  ["POST", "/products", "admin", { name: "X", price: 1e12, category: "Y" }, "price"],
  ["POST", "/products", "admin", { name: "", price: 1, category: "Y" }, "name"],
  ["POST", "/products", "admin", { name: long, price: 1, category: "Y" }, "name"],
  ["POST", "/products", "admin", { name: "X", price: 1, category: "Y", stock: 1.5 }, "stock"],
  ["POST", "/products", "admin", { name: "X", price: 1, category: "Y", stock: -1 }, "stock"],
  ["POST", "/products", "admin", { name: "X", price: 1, category: "Y", slug: "Not A Slug" }, "slug"],
  [
    "POST",
    "/products",
    "admin",
    { name: "X", price: 1, category: "Y", imageUrl: "javascript:alert(1)" },
    "imageUrl",
  ],
  ["POST", "/products", "admin", { name: "X", price: 1, category: "Y", description: long }, "description"],
  ["POST", "/cart", "shopper", { productId: "p", quantity: -1 }, "quantity"],
  ["POST", "/cart", "shopper", { productId: "p", quantity: 1.5 }, "quantity"],
  ["POST", "/cart", "shopper", { productId: "p", quantity: "2" }, "quantity"],
  ["POST", "/cart", "shopper", { productId: "p", quantity: 1e9 }, "quantity"],
  ["POST", "/cart", "shopper", { productId: "p" }, "quantity"],
  ["POST", "/cart", "shopper", { productId: long, quantity: 1 }, "productId"],
  ["POST", "/cart", "shopper", { quantity: 1 }, "productId"],
  ["POST", "/cart/merge", "shopper", { items: [{ productId: "p", quantity: 0 }] }, "items.0.quantity"],
  ["POST", "/cart/quote", "guest", { items: [{ productId: "p", quantity: 1 }], currency: "XAU" }, "currency"],
  [
    "POST",
    "/orders",
    "shopper",
    { paymentMethodId: "pm_card_visa", shippingAddress: { ...address, country: "ZZ" } },
    "shippingAddress.country",
  ],
  ["POST", "/orders", "shopper", { paymentMethodId: "card", shippingAddress: address }, "paymentMethodId"],
  ["POST", "/orders", "shopper", { paymentMethodId: "pm_card_visa" }, "shippingAddress"],
  [
    "POST",
    "/orders",
    "shopper",
    { paymentMethodId: "pm_card_visa", shippingAddress: address, quoteTotal: 1.001 },
    "quoteTotal",
  ],
  [
    "POST",
    "/orders",
    "shopper",
    { paymentMethodId: "pm_card_visa", shippingAddress: { ...address, street: long } },
    "shippingAddress.street",
  ],
  ["PUT", "/me", "shopper", { name: long }, "name"],
  ["POST", "/me/addresses", "shopper", { ...address, country: "Utopia" }, "country"],
  ["PUT", "/me/addresses/x", "shopper", { ...address, isDefault: "yes" }, "isDefault"],
  ["PUT", "/me/notifications", "shopper", { phone: "0415", kinds: [] }, "phone"],
  [
    "PUT",
    "/me/notifications",
    "shopper",
    { kinds: [{ kind: "order.lost", email: true, sms: false }] },
    "kinds.0.kind",
  ],
  ["POST", "/auth/sign-up", "guest", { email: "not an address", password: "Testing#2026" }, "email"],
  ["POST", "/auth/sign-up", "guest", { email: "a@example.com", password: "short" }, "password"],
  ["POST", "/auth/sign-up", "guest", { email: "a@example.com", password: "nodigitsHERE!" }, "password"],
  ["POST", "/auth/confirm", "guest", { email: "a@example.com", code: "12345" }, "code"],
];

test.each(badFields)("%s %s as %s with %o names %s", async (method, path, who, body, field) =>
  expectProblem(await as(who).request(method, path, body), 400, "VALIDATION_ERROR", field),
);

const badQueries: [path: string, who: Who, field: string][] = [
  ["/products?limit=0", "guest", "limit"],
  ["/products?limit=101", "guest", "limit"],
  ["/products?limit=ten", "guest", "limit"],
  ["/products?limit=1.5", "guest", "limit"],
  ["/products?sort=cheapest", "guest", "sort"],
  ["/products?category=", "guest", "category"],
  [`/products?category=${"x".repeat(61)}`, "guest", "category"],
  ["/products?lastKey=a.b", "guest", "lastKey"],
  [`/products?lastKey=x.${"%C3%A9".repeat(22)}`, "guest", "lastKey"],
  ["/admin/products?lastKey=a.b", "admin", "lastKey"],
  ["/orders?limit=1000", "shopper", "limit"],
  ["/orders?lastKey=a.b", "shopper", "lastKey"],
  ["/payment/status?paymentId=x", "shopper", "paymentId"],
  ["/payment/status", "shopper", "paymentId"],
  ["/cart?country=Utopia", "shopper", "country"],
];

test.each(badQueries)("GET %s as %s names %s", async (path, who, field) =>
  expectProblem(await as(who).get(path), 400, "VALIDATION_ERROR", field),
);

const unknown: [method: string, path: string, who: Who, code: string, body?: unknown][] = [
  ["GET", "/products/00000000-0000-4000-8000-000000000000", "guest", "PRODUCT_NOT_FOUND"],
  ["GET", "/products/no-such-slug", "guest", "PRODUCT_NOT_FOUND"],
  ["PUT", "/products/00000000-0000-4000-8000-000000000000", "admin", "PRODUCT_NOT_FOUND", { price: 1 }],
  ["DELETE", "/products/00000000-0000-4000-8000-000000000000", "admin", "PRODUCT_NOT_FOUND"],
  ["POST", "/cart", "shopper", "PRODUCT_NOT_FOUND", { productId: "nothing", quantity: 1 }],
  ["GET", "/orders/00000000-0000-4000-8000-000000000000", "shopper", "ORDER_NOT_FOUND"],
  ["GET", "/orders/00000000-0000-4000-8000-000000000000/events", "shopper", "ORDER_NOT_FOUND"],
  ["GET", "/payment/status?paymentId=pi_nothing", "shopper", "PAYMENT_NOT_FOUND"],
  ["PUT", "/me/addresses/nothing", "shopper", "ADDRESS_NOT_FOUND", address],
  ["PUT", "/me/wishlist/nothing", "shopper", "PRODUCT_NOT_FOUND"],
  ["GET", "/images/products/nothing.svg", "guest", "PRODUCT_NOT_FOUND"],
  ["GET", "/nowhere", "guest", "ROUTE_NOT_FOUND"],
];

test.each(unknown)("%s %s as %s is a 404 %s", async (method, path, who, code, body) =>
  expectProblem(await as(who).request(method, path, body), 404, code),
);

test("a method that an address does not take is a 405 that says which it does", async () => {
  const response = await shop.guest.request("PATCH", "/products");
  await expectProblem(response, 405, "METHOD_NOT_ALLOWED");
  expect(response.headers.get("allow")).toContain("POST");
});

const guarded = [
  ["GET", "/cart"],
  ["GET", "/orders"],
  ["GET", "/me"],
  ["GET", "/me/addresses"],
  ["DELETE", "/me/addresses/x"],
  ["GET", "/me/notifications"],
  ["GET", "/me/wishlist"],
  ["PUT", "/me/wishlist/x"],
  ["GET", "/payment/status?paymentId=pi_x"],
  ["GET", "/admin/products"],
  ["DELETE", "/products/x"],
] as const;

describe.each(guarded)("%s %s", (method, path) => {
  test("without a token is a 401", async () =>
    expectProblem(await shop.guest.request(method, path), 401, "UNAUTHORIZED"));

  test.each(["Bearer nonsense", "Basic abc", "Bearer ", "Bearer a.b.c"])(
    "with %s is a 401",
    async (authorization) =>
      expectProblem(
        await shop.guest.request(method, path, undefined, { authorization }),
        401,
        "UNAUTHORIZED",
      ),
  );
});

test("an expired token is a 401 that says so", async () => {
  let now = Date.now() - 2 * 60 * 60 * 1000;
  const late = await testShop({ clock: () => now });
  const caller = await late.shopper();
  expect((await caller.get("/cart")).status).toBe(200);
  now += 61 * 60 * 1000;
  const response = await caller.get("/cart");
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({
    error: { code: "UNAUTHORIZED", details: { reason: "expired" } },
  });
  await late.close();
});

test("an Idempotency-Key with spaces is refused by name", async () =>
  expectProblem(
    await shopper.post(
      "/orders",
      { paymentMethodId: "pm_card_visa", shippingAddress: address },
      { "idempotency-key": "a b" },
    ),
    400,
    "VALIDATION_ERROR",
    "idempotency-key",
  ));

test("a webhook whose signature is missing or false is a 400 and nothing happens", async () => {
  await expectProblem(await shop.guest.post("/payment/webhook", { id: "evt_1" }), 400, "INVALID_SIGNATURE");
  await expectProblem(
    await shop.guest.post("/payment/webhook", { id: "evt_1" }, { "stripe-signature": "t=1,v1=00" }),
    400,
    "INVALID_SIGNATURE",
  );
});

test("nothing of what was refused was half done", async () => {
  const cart = await shopper.json<{ count: number }>(shopper.get("/cart"));
  expect(cart.count).toBe(0);
  expect(await shop.guest.json(shop.guest.get(`/products/${product.productId}`))).toMatchObject({
    version: 1,
    price: 12.5,
  });
});

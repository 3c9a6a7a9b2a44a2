import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const fetchPath = async (path: string, method = "GET") =>
  shop.fetch(new Request(`http://shop${path}`, { method }));

/** By the pattern of HTML's e-mail input: https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address */
const taken = [
  "sales&co@example.com",
  "a!b@example.com",
  "x@xn--e1afmkfd.xn--p1ai",
  "x@localhost",
  ".a@example.com",
  "a..b@example.com",
  "o'neil@example.com",
  "a/b=c?d^e`f{g|h}i~j@example.com",
  "x@1.2.3.4",
];
const refused = [
  "a b@example.com",
  '"a b"@example.com',
  "a@-b.com",
  "a@b-.com",
  "é@example.com",
  "a@b..c",
  "@b.c",
];

describe("requests as browsers and shops' own tools send them", () => {
  test("an account can have any e-mail address that a browser's form takes", async () => {
    const answers = await Promise.all(
      taken.map((email) => shop.guest.post("/auth/sign-up", { email, password: "Testing#2026" })),
    );
    for (const [place, { status }] of answers.entries()) expect(status, taken[place]).toBe(201);
    for (const email of refused) {
      const answer = await shop.guest.post("/auth/sign-up", { email, password: "Testing#2026" });
      expect(answer.status, email).toBe(400);
    }
  });

  test("an intent that was cancelled at Stripe is followed by a fresh one, the same until that is cancelled", async () => {
    const shopper = await shop.shopper();
    const { productId } = await shop.addProduct();
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const prepare = () => shopper.json<{ paymentId: string; status: string }>(shopper.post("/payment", {}));
    const seen = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const intent = await prepare();
      expect(intent.status).toBe("requires_payment_method");
      expect(await prepare()).toEqual(intent);
      seen.add(intent.paymentId);
      await shop.deps.payments.cancel(intent.paymentId, `cancel ${intent.paymentId}`);
    }
    expect(seen.size).toBe(3);
  });

  test("a variant without its product removes nothing; a product alone removes the lines of its variants", async () => {
    const shopper = await shop.shopper();
    const [mug, shirt] = await Promise.all([
      shop.addProduct(),
      shop.addProduct({
        stock: undefined,
        options: [{ name: "Size", values: ["S", "M"] }],
        variants: [
          { sku: "LENIENT-S", options: { Size: "S" }, stock: 3 },
          { sku: "LENIENT-M", options: { Size: "M" }, stock: 3 },
        ],
      }),
    ]);
    const { variants } = await shop.guest.json<{ variants: { id: string }[] }>(
      shop.guest.get(`/products/${shirt.productId}`),
    );
    await shopper.json(shopper.post("/cart", { productId: mug.productId, quantity: 1 }));
    for (const { id: variantId } of variants)
      await shopper.json(shopper.post("/cart", { productId: shirt.productId, variantId, quantity: 1 }));
    expect((await shopper.delete(`/cart?variantId=${variants[0]?.id}`)).status).toBe(400);
    expect(await shopper.json(shopper.get("/cart"))).toMatchObject({ count: 3 });
    expect(await shopper.json(shopper.delete(`/cart?productId=${shirt.productId}`))).toMatchObject({
      count: 1,
      items: [{ productId: mug.productId }],
    });
  });

  test("If-Match: * edits whatever version there is", async () => {
    const admin = await shop.admin();
    const { productId } = await shop.addProduct();
    await admin.json(admin.put(`/products/${productId}`, { price: 20 }, { "if-match": "*" }));
    expect((await admin.put(`/products/${productId}`, { price: 30 }, { "if-match": "x" })).status).toBe(400);
  });

  test("a slash at the end leads to the address without it, on this host", async () => {
    for (const [path, location] of [
      ["/products/", "/products"],
      ["/products/?limit=2", "/products?limit=2"],
      ["//evil.example/", "/evil.example"],
    ] as const) {
      const response = await fetchPath(path);
      const base = `http://shop${path}`;
      const target = URL.parse(response.headers.get("location") ?? "", base)?.href;
      expect([response.status, target]).toEqual([308, `http://shop${location}`]);
    }
    for (const method of ["HEAD", "OPTIONS", "POST"])
      expect((await fetchPath("/products/", method)).status, method).toBe(308);
    for (const method of ["GET", "HEAD", "OPTIONS", "POST"])
      expect((await fetchPath("/nowhere", method)).status, method).toBe(404);
  });

  test("OPTIONS says which methods an address takes, and HEAD answers as GET without a body", async () => {
    const options = await fetchPath("/products", "OPTIONS");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, POST, OPTIONS"]);
    const head = await fetchPath("/products?limit=2&utm_source=mail", "HEAD");
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  test("parameters that an advertisement adds to a link are ignored", async () => {
    for (const path of ["/search?q=mug", "/search/suggest?q=mug", "/products?limit=2", "/categories?"])
      expect((await fetchPath(`${path}&utm_source=mail&gclid=1`)).status, path).toBe(200);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guest } from "../../api/domain/actor.ts";
import { auditEntry } from "../../api/domain/audit/entry.ts";
import { toolCalls } from "../../scripts/testing/agent/tool-calls.ts";
import { type TestProduct, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
let call: ReturnType<typeof toolCalls>;
let tee: TestProduct;
let mug: TestProduct;

const variant = (size: string, colour: string, stock: number, price?: number) => ({
  id: `${size}-${colour}`.toLowerCase(),
  sku: `TEE-${size}-${colour}`,
  options: { Size: size, Colour: colour },
  stock,
  ...(price !== undefined && { price }),
});

beforeAll(async () => {
  shop = await testShop();
  call = toolCalls(shop, guest);
  tee = await shop.addProduct({
    name: "Harbour Cotton Tee",
    category: "Apparel",
    price: 24,
    tags: ["cotton"],
    options: [
      { name: "Size", values: ["M", "L"] },
      { name: "Colour", values: ["Ink", "Moss"] },
    ],
    variants: [variant("M", "Ink", 3), variant("L", "Ink", 0), variant("L", "Moss", 8, 30)],
  });
  mug = await shop.addProduct({ name: "Harbour Stoneware Mug", category: "Kitchen", price: 50, stock: 2 });
  await shop.addProduct({ name: "Quay Enamel Mug", category: "Kitchen", price: 18.5, stock: 0 });
  await shop.addProduct({ name: "Anchor Enamel Mug", category: "Kitchen", price: 15, stock: 40 });
  await shop.settled();
});
afterAll(() => shop.close());

const search = async (input: unknown) => (await call("search_products", input)).facts;
const names = async (input: unknown) => {
  const { products } = await search(input);
  return JSON.parse(JSON.stringify(products)).map(({ name }: { name: string }) => name);
};

describe("a search", () => {
  test("answers price, units and a reason made of facts", async () => {
    expect(await search({ query: "stoneware mug", maxPrice: 60 })).toMatchObject({
      total: 1,
      products: [
        { productId: mug.productId, price: "$50.00", available: 2, reason: "Only 2 left. Under your $60." },
      ],
    });
  });

  test("leaves out what the shopper does not want, by a word or by its category", async () => {
    expect(await names({ query: "mug", without: ["stoneware"], inStock: false })).not.toContain(
      "Harbour Stoneware Mug",
    );
    expect(await names({ query: "harbour", without: ["clothes"] })).toEqual(["Harbour Stoneware Mug"]);
  });

  test("finds nothing rather than what comes near, where it is not sure that a product is meant", async () => {
    expect(await names({ query: "mug for robins", sure: true })).toEqual([]);
    expect(await names({ query: "enamel mug", sure: true })).toEqual(["Anchor Enamel Mug"]);
  });

  test("knows which materials a word for their kind means", async () => {
    expect(await names({ query: "mug", options: ["pottery"] })).toEqual(["Harbour Stoneware Mug"]);
  });

  test("takes the budget as inclusive", async () => {
    expect(await names({ query: "stoneware mug", maxPrice: 50 })).toEqual(["Harbour Stoneware Mug"]);
  });

  test("gives up words before the budget, and never passes a dearer product off as fitting", async () => {
    expect(await search({ query: "stoneware mug", maxPrice: 49.99 })).toMatchObject({
      relaxed: ["stoneware"],
      products: [{ price: "$15.00", reason: "In stock. Under your $49.99." }],
    });
    expect(await search({ query: "mug", category: "Kitchen", maxPrice: 14.99 })).toMatchObject({
      relaxed: ["under $14.99"],
      products: [
        { price: "$15.00", reason: "In stock. Over your $14.99. Lowest price of these." },
        { price: "$50.00", reason: "Only 2 left. Over your $14.99." },
      ],
    });
  });

  test("finds blue as the colour that the merchant calls ink, in a variant that can be bought", async () => {
    expect(await search({ query: "tee", options: ["blue"] })).toMatchObject({
      products: [
        { name: "Harbour Cotton Tee", price: "$24.00", available: 3, reason: "Only 3 left. Ink available." },
      ],
    });
  });

  test("takes options together: the large one is sold out in blue", async () => {
    const facts = await search({ query: "tee", options: ["blue", "large"] });
    expect(facts).toMatchObject({ relaxed: ["blue"], products: [{ available: 8, price: "$30.00" }] });
  });

  test("prices a product by the variants that fit", async () => {
    expect(await search({ query: "tee" })).toMatchObject({
      products: [{ price: "$24.00", priceRange: "$24.00 – $30.00", options: { Size: ["M", "L"] } }],
    });
  });

  test("leaves out what is sold out, unless nothing else fits", async () => {
    expect(await names({ query: "enamel mug" })).toEqual(["Anchor Enamel Mug"]);
    expect(await search({ query: "quay enamel mug" })).toMatchObject({
      relaxed: ["in stock"],
      products: [{ name: "Quay Enamel Mug", available: 0, reason: "Sold out." }],
    });
    expect(await search({ query: "quay enamel mug", inStock: false })).toMatchObject({
      products: [{ name: "Quay Enamel Mug", available: 0, reason: "Sold out." }],
    });
  });

  test("knows categories by other words", async () => {
    expect(await names({ category: "clothes" })).toEqual(["Harbour Cotton Tee"]);
    expect(await names({ query: "kitchen things", sort: "price-asc" })).toEqual([
      "Anchor Enamel Mug",
      "Harbour Stoneware Mug",
    ]);
  });

  test("answers the categories when nothing fits", async () => {
    const outcome = await call("search_products", { query: "gaming laptop", maxPrice: 1000 });
    expect(outcome.facts).toEqual({
      total: 0,
      currency: "USD",
      products: [],
      categories: ["Apparel", "Kitchen"],
    });
    expect(outcome.asked).toEqual({ query: "gaming laptop", maxPrice: "$1,000" });
    expect(outcome.suggestions).toEqual(["Show me Apparel", "Show me Kitchen"]);
  });

  test("finds what is like a product, without it", async () => {
    expect(await names({ similarTo: mug.productId })).toEqual(["Anchor Enamel Mug"]);
  });

  test("takes a lowest price above the highest as swapped", async () => {
    expect(await names({ query: "mug", minPrice: 60, maxPrice: 20 })).toEqual(["Harbour Stoneware Mug"]);
  });

  test("counts units by the inventory, not by the copy that the index has", async () => {
    const last = await shop.addProduct({ name: "Lighthouse Candle", category: "Home", price: 9, stock: 1 });
    await shop.settled();
    await shop.deps.inventory.change(
      { productId: last.productId },
      (item) => ({ ...item, stock: 0, available: 0, stocked: 0 }),
      { ...auditEntry(shop.deps, { type: "system", name: "test" }, "inventory.count"), reason: "counted" },
    );
    expect(await search({ query: "lighthouse candle" })).toMatchObject({
      relaxed: ["in stock"],
      products: [{ available: 0, reason: "Sold out." }],
    });
  });

  test.each([
    ["10,000 characters", { query: "x".repeat(10_000) }, "query is too long."],
    ["a negative budget", { query: "mug", maxPrice: -1 }, "maxPrice must not be negative."],
    ["a huge budget", { query: "mug", maxPrice: 1e300 }, "maxPrice is too high."],
    ["another user", { query: "mug", userId: "x" }, 'The request is not valid (Unrecognized key: "userId").'],
    ["an unknown product", { similarTo: "x" }, "This product isn't in the shop, or is no longer on sale."],
  ])("refuses %s in words", async (_, input, message) => {
    expect(await search(input)).toMatchObject({ error: expect.any(String), message });
  });
});

describe("a product", () => {
  test("is answered whole, with each variant's price and units", async () => {
    const { facts } = await call("show_product", { productId: tee.productId });
    expect(facts).toMatchObject({
      product: {
        name: "Harbour Cotton Tee",
        price: "$24.00",
        available: 11,
        tags: ["cotton"],
        variants: [
          { variantId: "m-ink", price: "$24.00", available: 3 },
          { variantId: "l-ink", available: 0 },
          { variantId: "l-moss", price: "$30.00", available: 8 },
        ],
      },
    });
  });

  test("that is off sale is as unknown as none", async () => {
    const gone = await shop.addProduct({ name: "Old Lamp", isActive: false });
    const one = await call("show_product", { productId: gone.productId });
    const none = await call("show_product", { productId: "no-such-product" });
    expect(one.facts).toEqual({ error: "PRODUCT_NOT_FOUND", message: none.facts["message"] });
  });
});

describe("a comparison", () => {
  test("names the cheapest and the differences", async () => {
    const { facts } = await call("compare_products", { productIds: [mug.productId, tee.productId] });
    expect(facts).toMatchObject({ cheapest: "Harbour Cotton Tee" });
    expect(facts["differences"]).toContain(
      "Harbour Stoneware Mug costs $26.00 more than Harbour Cotton Tee.",
    );
    expect(JSON.stringify(facts)).not.toContain("description");
  });

  test("of a product with itself is refused", async () => {
    const { facts } = await call("compare_products", { productIds: [mug.productId, mug.slug] });
    expect(facts).toMatchObject({ error: "VALIDATION_ERROR" });
  });
});

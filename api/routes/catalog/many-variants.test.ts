import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDynamoTables } from "../../../scripts/testing/dynamo.ts";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { openSqlite } from "../../adapters/embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../../adapters/embedded/table/table.ts";
import { productsIn } from "../../adapters/stores/catalog/products.ts";
import { inventoryIn } from "../../adapters/stores/inventory/inventory.ts";
import { inventoryRow } from "../../adapters/stores/inventory/record.ts";
import { allTables, tables } from "../../adapters/stores/keys.ts";
import { maxVariants, newProduct } from "../../domain/catalog/edit.ts";
import { nothingOf } from "../../domain/inventory/inventory.ts";

// An edit of all of these does not fit into one of DynamoDB's update expressions.
const ids = Array.from({ length: maxVariants }, (_, place) => `variant-${place}`);
const options = [
  { name: "Size", values: Array.from({ length: 19 }, (_, place) => `size ${place}`) },
  { name: "Colour", values: ["red", "blue", "black", "white", "green"] },
];
const variant = (id: string, more: object = {}) => {
  const [sizes, colours] = options.map(({ values }) => values);
  const place = ids.indexOf(id);
  const chosen = { Size: sizes?.[place % 19] ?? "", Colour: colours?.[Math.floor(place / 19)] ?? "" };
  return { id, sku: `SKU-${id}`, options: chosen, stock: 3, ...more };
};
type Shown = { version: number; stock: number; variants: { id: string; price: number; stock: number }[] };

describe("a product with as many variants as a product may have", () => {
  let shop: TestShop;
  let admin: Caller;
  beforeAll(async () => {
    shop = await testShop();
    admin = await shop.admin();
  });
  afterAll(() => shop.close());

  test("is edited as a whole, keeps its units, and sells", async () => {
    const { productId } = await shop.addProduct({ options, variants: ids.map((id) => variant(id)) });
    const repriced = ids.map((id, place) =>
      variant(id, { price: 20 + place, sku: `NEW-${id}`, imageUrl: `/pictures/${id}.webp` }),
    );
    const edit = (variants: object[], version: number) =>
      admin.put(`/products/${productId}`, { options, variants }, { "if-match": `"${version}"` });
    const edited = await admin.json<Shown>(edit(repriced, 1));
    expect(edited.variants.map(({ price }) => price)).toEqual(ids.map((_, place) => 20 + place));
    expect(edited).toMatchObject({ version: 2, stock: 3 * maxVariants });

    const shopper = await shop.shopper();
    const line = { productId, variantId: ids.at(-1), quantity: 2 };
    await shopper.json(shopper.post("/cart", line));

    const fewer = repriced.slice(0, -1);
    expect(await admin.json<Shown>(edit(fewer, 2))).toMatchObject({ stock: 3 * (maxVariants - 1) });
    expect((await edit(repriced, 2)).status).toBe(409);
  });
});

describe("the copy of the units of all its variants", () => {
  const product = newProduct(
    {
      name: "Shirt",
      description: "",
      price: 100,
      category: "Things",
      stock: 0,
      images: [],
      tags: [],
      options,
      variants: ids.map((id) => variant(id)),
      isActive: true,
    },
    { productId: "p", now: 1, newId: () => "new" },
  );
  const audit = { auditId: "a", at: 1, actor: "staff", action: "x", reason: "x" };

  async function shelves() {
    const engine =
      process.env["TEST_TABLES"] === "dynamodb"
        ? await freshDynamoTables(allTables)
        : sqliteTables(openSqlite(":memory:"), allTables);
    const products = productsIn(
      engine,
      inventoryIn(engine, () => 1),
    );
    await products.create(product, audit);
    /** As after orders and counts of these variants. */
    const stocked = (units: readonly (readonly [string, number])[]) =>
      engine.load(
        tables.inventory,
        units.map(([variantId, stock]) =>
          inventoryRow({
            ...nothingOf({ productId: "p", variantId }),
            stock,
            available: stock,
            stocked: stock,
          }),
        ),
      );
    return { products, stocked };
  }

  test("is brought up to date at once", async () => {
    const { products, stocked } = await shelves();
    await stocked(ids.map((id, place) => [id, place] as const));
    await products.copyUnits("p");
    const found = await products.find("p");
    expect(found?.variants.map(({ stock }) => stock)).toEqual(ids.map((_, place) => place));
  });

  test("is not undone by an edit of all variants that began before it", async () => {
    const { products, stocked } = await shelves();
    await stocked([["variant-7", 40]]);
    // The first decision is written after the copy, of which it knows nothing.
    let decisions = 0;
    const overtaken: Promise<unknown>[] = [];
    await products.change(
      "p",
      (before) => {
        if (decisions++ === 0) overtaken.push(products.copyUnits("p"));
        const variants = before.variants.map((one) => ({ ...one, sku: `${one.sku}-b`, price: 5000 }));
        return { product: { ...before, variants, version: before.version + 1 }, opened: [], closed: [] };
      },
      audit,
    );
    await Promise.all(overtaken);
    const found = await products.find("p");
    expect(found).toMatchObject({ version: 2, stock: 94 * 3 + 40 });
    expect(found?.variants[7]).toMatchObject({ sku: "SKU-variant-7-b", price: 5000, stock: 40 });
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMarkets } from "../../../scripts/testing/pricing/markets.ts";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
  await openMarkets(
    admin,
    { id: "de", currency: "EUR", countries: ["DE"], taxIncluded: true },
    { id: "jp", currency: "JPY", countries: ["JP"], taxIncluded: true },
  );
});
afterAll(() => shop.close());

type Amounts = Record<string, { amount: number; compareAt?: number }>;
type Row = {
  productId: string;
  version: number;
  price: number;
  compareAt?: number;
  prices: Amounts;
  variants: { id: string; price?: number; compareAt?: number; prices: Amounts }[];
};
type Refused = {
  error: { code: string; details: { issues?: { path: string; message: string }[]; current?: Row } };
};

const onVersion = (version: number) => ({ "if-match": `"${version}"` });
const change = (productId: string, version: number, ...changes: object[]) =>
  admin.put(`/admin/products/${productId}/prices`, { changes }, onVersion(version));
const refusal = async (answer: Promise<Response>) => {
  const response = await answer;
  const { error } = (await response.json()) as Refused;
  return [response.status, ...(error.details.issues ?? []).map(({ path, message }) => `${path} ${message}`)];
};
const sized = (...sizes: readonly { id: string; price?: number; weight?: number; prices?: object }[]) => ({
  stock: 0,
  options: [{ name: "Size", values: sizes.map(({ id }) => id) }],
  variants: sizes.map((size) => ({
    sku: crypto.randomUUID(),
    options: { Size: size.id },
    stock: 5,
    ...size,
  })),
});

describe("The prices of a product", () => {
  test("are changed one by one, and all others stay", async () => {
    const { productId } = await shop.addProduct({
      price: 20,
      prices: { de: { amount: 19 } },
      ...sized({ id: "s", weight: 300 }, { id: "l", price: 25, prices: { jp: { amount: 3_000 } } }),
    });
    const row = await admin.json<Row>(
      change(
        productId,
        1,
        { book: "de", variantId: "l", amount: 24, compareAt: 30 },
        { book: "default", variantId: "s", amount: 18 },
        { book: "jp", amount: 2_500 },
      ),
    );
    expect(row).toMatchObject({
      version: 2,
      price: 20,
      prices: { de: { amount: 19 }, jp: { amount: 2_500 } },
      variants: [
        { id: "s", price: 18, prices: {} },
        { id: "l", price: 25, prices: { de: { amount: 24, compareAt: 30 }, jp: { amount: 3_000 } } },
      ],
    });
    const cleared = await admin.json<Row>(
      change(
        productId,
        2,
        { book: "de", variantId: "l", compareAt: null },
        { book: "default", variantId: "l", amount: null },
        { book: "jp", variantId: "l", amount: null },
      ),
    );
    expect(cleared.variants).toEqual([
      expect.objectContaining({ id: "s", price: 18 }),
      expect.objectContaining({ id: "l", prices: { de: { amount: 24 } } }),
    ]);
    expect(cleared.variants[1]?.price).toBeUndefined();
    // What is no price is left alone, here and by a bulk edit.
    const bulk = { items: [{ productId }], change: { price: { percent: 10 } } };
    await admin.json(admin.post("/admin/products/bulk", bulk));
    expect(await admin.json(admin.get(`/admin/products/${productId}`))).toMatchObject({
      stock: 10,
      variants: [{ weight: 300, price: 19.8 }, { prices: { de: { amount: 24 } } }],
    });
  });

  test("refuse what is no price, and name each cell", async () => {
    const { productId } = await shop.addProduct({ price: 20, ...sized({ id: "s" }) });
    const cases: [object, string | RegExp][] = [
      [{ book: "de", amount: -1 }, /^changes\.0\.amount/],
      [{ book: "de", amount: 0.001 }, /^changes\.0\.amount/],
      [{ book: "de", amount: "12,50" }, /^changes\.0\.amount/],
      [{ book: "de", amount: 1_000_000 }, /^changes\.0\.amount/],
      [{ book: "jp", amount: 12.5 }, /^changes\.0\.amount must be a whole number, because JPY/],
      [{ book: "jp", amount: 12, compareAt: 13.5 }, /^changes\.0\.compareAt must be a whole number/],
      [{ book: "de", amount: 12, compareAt: 12 }, "changes.0.compareAt must be more than the price"],
      [{ book: "de", compareAt: 12 }, "changes.0.compareAt needs a price that it is compared with"],
      [{ book: "fr", amount: 12 }, "changes.0.book must be a book of the shop"],
      [{ book: "de", variantId: "xl", amount: 12 }, "changes.0.variantId must be a variant of the product"],
      [{ book: "default", amount: null }, "changes.0.amount must not be empty"],
    ];
    for (const [cell, expected] of cases) {
      const [status, issue] = await refusal(change(productId, 1, cell));
      expect(status, JSON.stringify(cell)).toBe(400);
      expect(issue).toMatch(expected);
    }
    // For nothing is a price: the doctor says that nobody can pay it.
    expect(await admin.json(change(productId, 1, { book: "de", amount: 0 }))).toMatchObject({ version: 2 });
  });

  test("that two people edit at once are the first one's, and the second is shown them", async () => {
    const { productId } = await shop.addProduct({ price: 20 });
    const answers = await Promise.all([18, 19].map((amount) => change(productId, 1, { book: "de", amount })));
    const [won, lost] = answers.toSorted((one, other) => one.status - other.status);
    expect([won?.status, lost?.status]).toEqual([200, 409]);
    const refused = (await lost?.json()) as Refused | undefined;
    expect(refused?.error.details.current).toEqual(await won?.json());
    const again = await admin.json<Row>(change(productId, 2, { book: "jp", amount: 3_000 }));
    expect(Object.keys(again.prices)).toEqual(["de", "jp"]);
  });

  test("that are missing in a book are listed, page by page, and taken away they stop a cart", async () => {
    const category = "Gaps";
    const ids: string[] = [];
    for (let place = 0; place < 7; place++) {
      const prices = place % 2 === 0 ? { de: { amount: 5 } } : {};
      ids.push((await shop.addProduct({ name: `Gap ${place}`, category, prices })).productId);
    }
    const half = await shop.addProduct({
      name: "Gap half",
      category,
      ...sized({ id: "s", prices: { de: { amount: 5 } } }, { id: "l" }),
    });
    const found: string[] = [];
    let lastKey: string | undefined;
    do {
      const page = await admin.json<{ items: Row[]; lastKey?: string }>(
        admin.get(
          `/admin/prices?category=${category}&missing=de&limit=2${lastKey ? `&lastKey=${lastKey}` : ""}`,
        ),
      );
      expect(page.items.length).toBeLessThanOrEqual(2);
      found.push(...page.items.map(({ productId }) => productId));
      ({ lastKey } = page);
    } while (lastKey);
    expect(found).toEqual([ids[1], ids[3], ids[5], half.productId]);
    expect((await admin.get("/admin/prices?missing=fr")).status).toBe(400);

    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart?market=de", { productId: ids[0], quantity: 1 }));
    await admin.json(change(ids[0] ?? "", 1, { book: "de", amount: null }));
    expect(await shopper.json(shopper.get("/cart?market=de"))).toMatchObject({
      items: [{ problem: "not_sold_here" }],
    });
    expect((await shop.guest.get(`/products/${ids[0]}?market=de`)).status).toBe(404);
  });

  test("are for staff who may see or change the catalog", async () => {
    const { productId } = await shop.addProduct();
    const shopper = await shop.shopper();
    expect((await shopper.get("/admin/prices")).status).toBe(403);
    const body = { changes: [{ book: "de", amount: 1 }] };
    expect((await shopper.put(`/admin/products/${productId}/prices`, body, onVersion(1))).status).toBe(403);
    expect((await admin.put(`/admin/products/${productId}/prices`, body)).status).toBe(400);
  });
});

describe("Proposed prices", () => {
  const propose = (book: string, body: object, query = "") =>
    admin.post(`/admin/books/${book}/propose${query}`, body);
  type Proposed = { batchId?: string; changed: number; unchanged: number; refused: number; lastKey?: string };

  test("are shown first, then stored for what has none, and can be taken back", async () => {
    const category = "Proposed";
    const plain = await shop.addProduct({ name: "A plain", category, price: 20 });
    const priced = await shop.addProduct({
      name: "B priced",
      category,
      price: 20,
      prices: { jp: { amount: 1 } },
    });
    const bySize = await shop.addProduct({
      name: "C sized",
      category,
      price: 20,
      ...sized({ id: "s", weight: 300 }, { id: "l", price: 31.2 }),
    });
    const body = { from: "default", factor: 155.4321, ending: "80", category };
    const preview = await admin.json<Proposed & { items: { after: { prices: Amounts } }[] }>(
      propose("jp", { ...body, dryRun: true }),
    );
    expect(preview).toMatchObject({ changed: 2, unchanged: 1, refused: 0 });
    expect(preview.items[0]?.after.prices).toEqual({ jp: { amount: 3_080 } });
    const prices = async () => {
      const { items } = await admin.json<{ items: Row[] }>(admin.get(`/admin/prices?category=${category}`));
      return items.map((row) => [
        row.prices["jp"]?.amount,
        ...row.variants.map((one) => one.prices["jp"]?.amount),
      ]);
    };
    expect(await prices()).toEqual([[undefined], [1], [undefined, undefined, undefined]]);
    const done = await admin.json<Proposed>(propose("jp", body));
    expect(await prices()).toEqual([[3_080], [1], [3_080, undefined, 4_880]]);
    expect(await admin.json(admin.get(`/admin/products/${bySize.productId}`))).toMatchObject({
      variants: [{ weight: 300 }, { price: 31.2 }],
    });
    expect(await admin.json(propose("jp", body))).toMatchObject({ changed: 0, unchanged: 3 });
    await admin.json(admin.post(`/admin/products/bulk/${done.batchId}/undo`));
    expect(await prices()).toEqual([[undefined], [1], [undefined, undefined, undefined]]);
    expect(await admin.json(propose("jp", { ...body, onlyMissing: false }))).toMatchObject({ changed: 3 });
    expect((await prices())[1]).toEqual([3_080]);
    expect([plain.productId, priced.productId]).toHaveLength(2);
  });

  test("are refused where they cannot be meant", async () => {
    const cases: [string, object, string][] = [
      ["jp", { from: "default", factor: 2, ending: ".99" }, "ending"],
      ["de", { from: "default", factor: 2, ending: "000" }, "ending"],
      ["de", { from: "de", factor: 2 }, "from"],
      ["de", { from: "fr", factor: 2 }, "from"],
      ["fr", { from: "default", factor: 2 }, "id"],
      ["default", { from: "de", factor: 2 }, "id"],
      ["de", { from: "default", factor: 0 }, "factor"],
      ["de", { from: "default", factor: -1 }, "factor"],
      ["de", { from: "default", factor: 0.0000001 }, "factor"],
      ["de", { from: "default", factor: "0,92" }, "factor"],
    ];
    for (const [book, body, path] of cases) {
      const [status, issue] = await refusal(propose(book, body));
      expect([status, String(issue).split(" ")[0]], JSON.stringify(body)).toEqual([400, path]);
    }
    const dear = await shop.addProduct({ name: "Dear", category: "Dear", price: 999_999 });
    expect(await admin.json(propose("de", { from: "default", factor: 2, category: "Dear" }))).toMatchObject({
      changed: 0,
      refused: 1,
      items: [{ productId: dear.productId, problem: "not_valid" }],
    });
  });

  test("end with a clear answer where the book is deleted between two pages, and leave none behind", async () => {
    await openMarkets(
      admin,
      { id: "de", currency: "EUR" },
      { id: "jp", currency: "JPY" },
      { id: "se", currency: "SEK" },
    );
    const category = "Torn";
    for (let place = 0; place < 4; place++)
      await shop.addProduct({ name: `Torn ${place}`, category, price: 10 });
    const body = { from: "default", factor: 10, category, batchId: crypto.randomUUID() };
    const first = await admin.json<Proposed>(propose("se", body, "?limit=2"));
    expect(first).toMatchObject({ changed: 2 });
    const without = async () => {
      const { version, value } = await admin.json<{
        version: number;
        value: { markets: object[]; books: object[] };
      }>(admin.get("/admin/settings/markets"));
      const others = {
        markets: value.markets.filter((market) => !("marketId" in market) || market.marketId !== "se"),
        books: value.books.filter((book) => !("bookId" in book) || book.bookId !== "se"),
      };
      return admin.put("/admin/settings/markets", others, onVersion(version));
    };
    expect((await without()).status).toBe(409);
    await admin.json(admin.post(`/admin/products/bulk/${body.batchId}/undo`));
    expect((await without()).status).toBe(200);
    expect(await refusal(propose("se", body, `?limit=2&lastKey=${first.lastKey}`))).toEqual([
      400,
      "id must be a book of the shop",
    ]);
  });
});

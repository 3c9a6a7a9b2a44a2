import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type TestProduct, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

type Refusal = {
  error: { code: string; message: string; details: { issues: { path: string; message: string }[] } };
};
const refusal = async (answer: Promise<Response>) => {
  const response = await answer;
  const { error } = (await response.json()) as Refusal;
  return { status: response.status, ...error };
};
const found = async (slug: string): Promise<string | number> => {
  const answer = await shop.guest.get(`/products/${slug}`);
  return answer.ok ? ((await answer.json()) as TestProduct).productId : answer.status;
};
let next = 0;
const newSku = () => `SKU-${next++}`;
const sized = (...skus: readonly string[]) => ({
  options: [{ name: "Size", values: skus.map((_, place) => `${place}`) }],
  variants: skus.map((sku, place) => ({ sku, options: { Size: `${place}` }, stock: 1 })),
});

describe("a slug", () => {
  test("of a product that was taken off can be used again, by name and by itself", async () => {
    const old = await shop.addProduct({ name: "Copper kettle" });
    await admin.delete(`/products/${old.productId}`);
    const renewed = await shop.addProduct({ name: "Copper kettle" });
    expect(renewed.slug).toBe("copper-kettle");
    expect(await found("copper-kettle")).toBe(renewed.productId);
    const back = await refusal(admin.put(`/products/${old.productId}`, { isActive: true }));
    expect(back).toMatchObject({ status: 409, details: { issues: [{ path: "slug" }] } });
    expect(back.message).toContain(renewed.productId);
    const elsewhere = { isActive: true, slug: "copper-kettle-old" };
    await admin.json(admin.put(`/products/${old.productId}`, elsewhere));
    expect(await found("copper-kettle-old")).toBe(old.productId);
  });

  test("that a product had before leads to it until another claims it", async () => {
    const renamed = await shop.addProduct({ name: "Brass lamp" });
    await admin.json(admin.put(`/products/${renamed.productId}`, { slug: "brass-light" }));
    expect(await found("brass-lamp")).toBe(renamed.productId);
    const other = await shop.addProduct({ name: "X", slug: "brass-lamp" });
    expect(await found("brass-lamp")).toBe(other.productId);
    expect(await found("brass-light")).toBe(renamed.productId);
    expect((await admin.put(`/products/${renamed.productId}`, { slug: "brass-lamp" })).status).toBe(409);
  });

  test("that a product on sale has is refused by field, naming the product", async () => {
    const product = await shop.addProduct({ slug: "only-one" });
    const second = await shop.addProduct();
    for (const answer of [
      admin.post("/products", { name: "X", price: 1, category: "Y", slug: "only-one" }),
      admin.put(`/products/${second.productId}`, { slug: "only-one" }),
    ]) {
      const refused = await refusal(answer);
      expect(refused).toMatchObject({
        status: 409,
        code: "CONFLICT",
        details: { issues: [{ path: "slug" }] },
      });
      expect(refused.message).toContain(product.productId);
    }
  });

  test("is one product's, however many claim it at once", async () => {
    const old = await shop.addProduct({ slug: "raced" });
    await admin.delete(`/products/${old.productId}`);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        admin.post("/products", { name: "X", price: 1, category: "Y", slug: "raced" }),
      ),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
  });

  test("edits its product as its id does", async () => {
    const product = await shop.addProduct({ slug: "by-slug" });
    expect(
      await admin.json(admin.put("/products/by-slug", { price: 20 }, { "if-match": '"1"' })),
    ).toMatchObject({ productId: product.productId, price: 20 });
    expect((await admin.put("/products/no-such-slug", { price: 20 })).status).toBe(404);
    expect((await admin.delete("/products/by-slug")).status).toBe(204);
    expect(await found("by-slug")).toBe(404);
  });
});

describe("a SKU", () => {
  const spellings = (sku: string) => [
    sku,
    sku.toLowerCase(),
    `  ${sku} `,
    sku.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  ];

  test("is one product's, however it is spelled; the field and the other product are named", async () => {
    const sku = newSku();
    const product = await shop.addProduct({ name: "First", ...sized(sku) });
    const plain = await shop.addProduct({ name: "Second", stock: 0 });
    for (const same of spellings(sku)) {
      const body = { name: "X", price: 1, category: "Y", ...sized(newSku(), same) };
      for (const answer of [
        admin.post("/products", body),
        admin.put(`/products/${plain.productId}`, sized(newSku(), same)),
      ]) {
        const refused = await refusal(answer);
        expect(refused).toMatchObject({
          status: 409,
          code: "CONFLICT",
          details: { issues: [{ path: "variants.1.sku" }] },
        });
        expect(refused.message).toContain(product.productId);
      }
    }
  });

  test("is one variant's, however it is spelled", async () => {
    for (const same of spellings("ABC-1")) {
      const body = { name: "X", price: 1, category: "Y", ...sized("ABC-1", same) };
      const refused = await refusal(admin.post("/products", body));
      expect(refused).toMatchObject({ status: 400, details: { issues: [{ path: "variants.1.sku" }] } });
    }
  });

  test("that was refused once is free for the next try", async () => {
    const sku = newSku();
    await shop.addProduct({ slug: "sku-first" });
    const body = { name: "X", price: 1, category: "Y", slug: "sku-first", ...sized(sku) };
    expect((await admin.post("/products", body)).status).toBe(409);
    expect((await admin.post("/products", { ...body, slug: "sku-second" })).status).toBe(201);
  });

  test("of a variant that is gone, or of a product that was taken off, can be used again", async () => {
    const [kept, gone, off] = [newSku(), newSku(), newSku()];
    const product = await shop.addProduct(sized(kept, gone));
    const { variants } = await admin.json<{ variants: { id: string; sku: string; options: object }[] }>(
      admin.get(`/products/${product.productId}`),
    );
    const left = variants
      .filter(({ sku }) => sku === kept)
      .map(({ id, sku, options }) => ({ id, sku, options }));
    await admin.json(admin.put(`/products/${product.productId}`, { variants: left }));
    await shop.addProduct(sized(gone));
    const former = await shop.addProduct(sized(off));
    await admin.delete(`/products/${former.productId}`);
    await shop.addProduct(sized(off));
    const back = await refusal(admin.put(`/products/${former.productId}`, { isActive: true }));
    expect(back).toMatchObject({ status: 409, details: { issues: [{ path: "variants.0.sku" }] } });
  });

  test("in another spelling without its id is the same variant, which keeps its units", async () => {
    const sku = newSku();
    const product = await shop.addProduct(sized(sku));
    const edited = await admin.json<{ variants: { sku: string; stock: number }[] }>(
      admin.put(`/products/${product.productId}`, {
        variants: [{ sku: sku.toLowerCase(), options: { Size: "0" } }],
      }),
    );
    expect(edited.variants).toMatchObject([{ sku: sku.toLowerCase(), stock: 1 }]);
  });

  test("is one product's, however many claim it at once", async () => {
    const sku = newSku();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        admin.post("/products", { name: `Race ${place}`, price: 1, category: "Y", ...sized(sku) }),
      ),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
  });

  test("of a product with many variants is claimed as well", async () => {
    const skus = Array.from({ length: 40 }, newSku);
    const many = await shop.addProduct(sized(...skus));
    const again = await refusal(
      admin.post("/products", { name: "X", price: 1, category: "Y", ...sized(skus[39] ?? "") }),
    );
    expect(again.message).toContain(many.productId);
  });
});

test("a bulk load refuses products that share a slug or a SKU, and gives categories their slugs", async () => {
  const own = await testShop();
  const product = (productId: string, slug: string, sku: string) => ({
    productId,
    name: productId,
    slug,
    description: "",
    price: 100,
    category: "Straße & Größe",
    stock: 1,
    available: 1,
    imageUrl: "",
    images: [],
    tags: [],
    options: [],
    variants: [{ id: "v", sku, options: {}, stock: 1, available: 1 }],
    isActive: true,
    version: 1,
    pricedVersion: 1,
    createdAt: 1,
    updatedAt: 1,
  });
  const { products } = own.deps;
  await expect(products.load([product("a", "a", "x"), product("b", "a", "y")])).rejects.toThrow("CONFLICT");
  await expect(products.load([product("a", "a", "x"), product("b", "b", "Ｘ ")])).rejects.toThrow("CONFLICT");
  await products.load([product("a", "a", "x"), product("b", "b", "y")]);
  const { items } = await own.guest.json<{ items: object[] }>(own.guest.get("/categories"));
  expect(items).toEqual([{ category: "Straße & Größe", slug: "strasse-grosse", count: 2 }]);
  const staff = await own.admin();
  const taken = { name: "X", price: 1, category: "Y", ...sized("X") };
  expect((await staff.post("/products", taken)).status).toBe(409);
  await own.close();
});

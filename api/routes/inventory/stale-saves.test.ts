import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { patience, schedules } from "../../../scripts/testing/properties/properties.ts";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { shoppingAt, visa } from "../../../scripts/testing/shopping.ts";
import { staffAt } from "../../../scripts/testing/staff.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

const { atTheBank, answer, pay } = shoppingAt(() => shop);
const staff = staffAt(() => shop);

type Variant = { id: string; sku: string; options: object; stock: number; available: number };
type Product = { stock: number; available: number; variants: readonly Variant[]; version: number };

const read = async (productId: string): Promise<{ product: Product; headers: Record<string, string> }> => {
  await shop.settled();
  const response = await admin.get(`/products/${productId}`);
  return {
    product: (await response.json()) as Product,
    headers: { "if-match": response.headers.get("etag") ?? "" },
  };
};
const put = (productId: string, edit: object, headers?: Record<string, string>) =>
  admin.put(`/products/${productId}`, edit, headers);
const sized = (code: string, ...stocks: readonly number[]) => ({
  options: [{ name: "Size", values: stocks.map((_, place) => `${place}`) }],
  variants: stocks.map((stock, place) => ({
    id: `v${place}`,
    sku: `${code}-${place}`,
    options: { Size: `${place}` },
    stock,
  })),
});
/** A shopper with units of a product in the cart. */
async function shopperWith(line: { productId: string; variantId?: string; quantity: number }) {
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", line));
  return shopper;
}
async function bought(line: Parameters<typeof shopperWith>[0]) {
  const shopper = await shopperWith(line);
  const { orderId = "" } = await pay(shopper, visa);
  await shop.settled();
  return { cancel: () => shopper.json(shopper.post(`/orders/${orderId}/cancel`)) };
}

describe("a product that is saved with the units that were read before", () => {
  test("some were sold is refused, and the sold ones stay sold", async () => {
    const { productId } = await shop.addProduct({ stock: 10 });
    const { product, headers } = await read(productId);
    await bought({ productId, quantity: 3 });
    for (const edit of [{ stock: product.stock }, { stock: product.stock, price: 9 }])
      expect((await put(productId, edit, headers)).status).toBe(409);
    expect((await read(productId)).product).toMatchObject({ stock: 7, available: 7 });
    await admin.json(put(productId, { price: 9 }, headers));
    expect((await read(productId)).product).toMatchObject({ stock: 7, available: 7 });
  });

  test("an order was cancelled is refused, and its units stay on sale", async () => {
    const { productId } = await shop.addProduct({ stock: 10 });
    const { cancel } = await bought({ productId, quantity: 3 });
    const { product, headers } = await read(productId);
    await cancel();
    expect((await put(productId, { stock: product.stock, price: 9 }, headers)).status).toBe(409);
    expect((await read(productId)).product).toMatchObject({ stock: 10, available: 10 });
  });

  test("a variant of it was sold is refused; without units the variants' prices are saved", async () => {
    const { productId } = await shop.addProduct({ stock: undefined, ...sized("STALE", 5, 5) });
    const { product, headers } = await read(productId);
    await bought({ productId, variantId: "v0", quantity: 2 });
    const variants = product.variants.map(({ id, sku, options }) => ({ id, sku, options, price: 33 }));
    const stale = variants.map((variant) => ({ ...variant, stock: 5 }));
    expect((await put(productId, { variants: stale }, headers)).status).toBe(409);
    expect(await admin.json(put(productId, { variants }, headers))).toMatchObject({
      stock: 8,
      variants: [
        { price: 33, stock: 3, available: 3 },
        { price: 33, stock: 5, available: 5 },
      ],
    });
  });

  test("books nothing, so that deliveries and sales at the same time add up", {
    timeout: patience(30_000),
  }, async () => {
    for (const { seed, random } of schedules(10)) {
      const { productId } = await shop.addProduct({ stock: 10 });
      let delivered = 0;
      let sold = 0;
      /** As a tool books a delivery that knows products alone: read, add, save what was read. */
      const readAddSave = async () => {
        const { stock } = (await read(productId)).product;
        const { status } = await put(productId, { stock: stock + 4 });
        // Taken only where so many are on hand already: a save books nothing.
        expect([200, 409]).toContain(status);
      };
      const adjust = async () => {
        const body = { by: 4, reason: "A delivery" };
        await admin.json(admin.post(`/admin/inventory/${productId}/adjustments`, body));
        delivered += 4;
      };
      const buy = async () => {
        const shopper = await shopperWith({ productId, quantity: 1 });
        if ((await pay(shopper, visa)).http === 202) sold++;
      };
      await Promise.all(Array.from({ length: 9 }, () => random.pick([readAddSave, adjust, buy])()));
      const left = 10 + delivered - sold;
      expect((await read(productId)).product, `seed ${seed}`).toMatchObject({ stock: left, available: left });
    }
    expect((await staff.audit()).differences).toEqual([]);
  });
});

describe("a product's sums are its variants' sums, and what is in stock can be bought", () => {
  const inStock = async (name: string) => {
    const { items } = await shop.guest.json<{ items: object[] }>(
      shop.guest.get(`/search?q=${name}&inStock=true`),
    );
    return items.length;
  };
  const expectSums = async (productId: string, name: string, stock: number) => {
    const { product } = await read(productId);
    expect(product).toMatchObject({ stock, available: stock });
    if (product.variants.length > 0)
      expect(product.variants.reduce((sum, { available }) => sum + available, 0)).toBe(stock);
    expect(await inStock(name)).toBe(stock > 0 ? 1 : 0);
    expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
  };

  test("when it was sold plain, got variants without units, and the order is cancelled", async () => {
    const { productId } = await shop.addProduct({ name: "Plainware", stock: 5 });
    const { cancel } = await bought({ productId, quantity: 2 });
    await admin.json(put(productId, sized("PLAIN", 0)));
    await expectSums(productId, "plainware", 0);
    await cancel();
    await expectSums(productId, "plainware", 0);
  });

  test("when it was sold by variant, is plain since, and the order is cancelled", async () => {
    const { productId } = await shop.addProduct({ name: "Sizeware", stock: undefined, ...sized("SIZE", 5) });
    const { cancel } = await bought({ productId, variantId: "v0", quantity: 2 });
    await admin.json(put(productId, { options: [], variants: [], stock: 1 }));
    await expectSums(productId, "sizeware", 1);
    await cancel();
    await expectSums(productId, "sizeware", 1);
  });

  test.each(["approve", "fail"] as const)(
    "while two of five wait at the bank: it gets no variants, whether the bank says %s",
    async (button) => {
      const name = `Bankware${button}`;
      const { productId } = await shop.addProduct({ name, stock: 5 });
      const waiting = await atTheBank(await shopperWith({ productId, quantity: 2 }));
      expect((await put(productId, sized(`BANK-${button}`, 1, 2))).status).toBe(409);
      await answer(waiting, button);
      await expectSums(productId, name, button === "approve" ? 3 : 5);
      await admin.json(put(productId, sized(`BANK-${button}`, 1, 2)));
      await expectSums(productId, name, 3);
    },
  );
});

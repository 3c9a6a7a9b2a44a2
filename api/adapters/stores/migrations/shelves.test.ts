import { expect, test } from "vitest";
import { testShop } from "../../../../scripts/testing/shop.ts";
import { tables } from "../keys.ts";
import { shelveProducts } from "./shelves.ts";

test("products of the version before are put into staff's lists once", async () => {
  const shop = await testShop();
  const made = [];
  for (let place = 0; place < 3; place++) made.push((await shop.addProduct()).productId);
  for (const productId of made)
    await shop.tables.update(
      tables.products,
      { productId },
      ["shelf", "categoryShelf", "sortName"].map((name) => ({ remove: name })),
    );
  const listed = async () => {
    const { products } = await shop.deps.products.listAll({ sort: "updated", descending: false, limit: 9 });
    return products.map(({ productId }) => productId);
  };
  expect(await listed()).toEqual([]);
  expect(await shelveProducts(shop.tables)).toBe(3);
  expect((await listed()).toSorted()).toEqual(made.toSorted());
  expect(await shelveProducts(shop.tables)).toBe(0);
  await shop.close();
});

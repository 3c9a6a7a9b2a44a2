import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
const made: string[] = [];
beforeAll(async () => {
  // One moment for all: products that are equal in what a list is sorted by.
  shop = await testShop({ clock: () => Date.UTC(2026, 10, 26) });
  for (let place = 0; place < 9; place++) {
    const { productId } = await shop.addProduct({ price: place < 7 ? 5 : 9, category: "Ties" });
    made.push(productId);
  }
  await shop.settled();
});
afterAll(() => shop.close());

type Page = { items: { productId: string }[]; lastKey?: string; total?: number };

async function walked(caller: Caller, path: string): Promise<string[]> {
  const seen: string[] = [];
  let lastKey: string | undefined;
  do {
    const page: Page = await caller.json<Page>(
      caller.get(`${path}limit=2${lastKey === undefined ? "" : `&lastKey=${lastKey}`}`),
    );
    expect(page.items.length === 2 || page.lastKey === undefined).toBe(true);
    seen.push(...page.items.map(({ productId }) => productId));
    lastKey = page.lastKey;
  } while (lastKey !== undefined && seen.length < 50);
  return seen;
}

test.each(["newest", "price-asc", "price-desc"])(
  "products that are alike are each on one page of the list by %s, all or of a category",
  async (sort) => {
    for (const path of [`/products?sort=${sort}&`, `/products?sort=${sort}&category=Ties&`])
      expect((await walked(shop.guest, path)).toSorted()).toEqual(made.toSorted());
  },
);

test("staff's list has each product on one page, those off sale too", async () => {
  const admin = await shop.admin();
  const off = await shop.addProduct();
  await admin.delete(`/products/${off.productId}`);
  expect((await walked(admin, "/admin/products?")).toSorted()).toEqual([...made, off.productId].toSorted());
});

test.each(["newest", "price-asc", "price-desc", "relevance"])(
  "products that are alike are each on one page of a search by %s",
  async (sort) => {
    const seen: string[] = [];
    for (let offset = 0; offset < 9; offset += 2) {
      const path = `/search?category=Ties&sort=${sort}&limit=2&offset=${offset}`;
      const page = await shop.guest.json<Page>(shop.guest.get(path));
      seen.push(...page.items.map(({ productId }) => productId));
    }
    expect(seen.toSorted()).toEqual(made.toSorted());
  },
);

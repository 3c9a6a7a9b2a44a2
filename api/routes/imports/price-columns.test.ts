import { afterAll, beforeAll, expect, test } from "vitest";
import { openMarkets } from "../../../scripts/testing/pricing/markets.ts";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
  await openMarkets(
    admin,
    { id: "de", currency: "EUR", countries: ["DE"] },
    { id: "jp", currency: "JPY", countries: ["JP"] },
  );
});
afterAll(() => shop.close());

type Import = {
  importId: string;
  state: string;
  problem?: string;
  counts: object;
  findings: { row: number; column: string; message: string }[];
};
async function imported(content: string, query = ""): Promise<Import> {
  const headers = { "content-type": "text/csv" };
  const { importId } = await admin.json<Import>(
    admin.post(`/admin/products/import${query}`, content, headers),
  );
  await shop.settled();
  return admin.json<Import>(admin.get(`/admin/products/import/${importId}`));
}
const product = (slug: string) => admin.json(admin.get(`/admin/products/${slug}`));
const exported = async () => (await admin.get("/admin/products/export")).text();

test("prices of every book come in and go out, and the file that came out changes nothing", async () => {
  const file = `slug,name,price,compareAt:default,category,price:de,Compare At:de,price:jp,option1_name,option1_value,sku,variant_price:de
col-mug,Mug,20,25,Kitchen,"18,50",22,3000,,,,
col-tee,Tee,20,,Wear,18,,,Size,S,COL-S,
col-tee,Tee,20,,Wear,18,,,Size,L,COL-L,21.00
`;
  expect(await imported(file, "?dryRun=true")).toMatchObject({ counts: { created: 2, failed: 0 } });
  expect((await admin.get("/admin/products/col-mug")).status).toBe(404);
  expect(await imported(file)).toMatchObject({ counts: { created: 2, failed: 0 } });
  expect(await product("col-mug")).toMatchObject({
    price: 20,
    compareAt: 25,
    prices: { de: { amount: 18.5, compareAt: 22 }, jp: { amount: 3000 } },
  });
  expect(await product("col-tee")).toMatchObject({
    prices: { de: { amount: 18 } },
    variants: [{ prices: {} }, { prices: { de: { amount: 21 } } }],
  });
  const out = await exported();
  expect(out.split("\n")[0]).toContain("price:de,price:jp,compareAt:de,compareAt:jp,variant_price:de");
  expect(await imported(out)).toMatchObject({ counts: { updated: 0, unchanged: 2, failed: 0 } });

  // An empty cell takes a price away; books without a column stay.
  const less = "slug,name,price,category,price:jp\ncol-mug,Mug,20,Kitchen,\n";
  expect(await imported(less)).toMatchObject({ counts: { updated: 1 } });
  expect(await product("col-mug")).toMatchObject({ prices: { de: { amount: 18.5, compareAt: 22 } } });
  const plain = "slug,name,price,category\ncol-mug,Cup,20,Kitchen\n";
  await imported(plain);
  expect(await product("col-mug")).toMatchObject({
    name: "Cup",
    compareAt: 25,
    prices: { de: { amount: 18.5 } },
  });
});

test("what is no price is named by its row and column, and nothing of that product is stored", async () => {
  const file = `slug,name,price,category,price:de,compareAt:de,price:jp
bad-1,One,10,Bad,-5,,
bad-2,Two,10,Bad,0.001,,
bad-3,Three,10,Bad,"1.234,50",,
bad-4,Four,10,Bad,12,12,
bad-5,Five,10,Bad,,12,
bad-6,Six,10,Bad,12,,99.5
bad-7,Seven,10,Bad,€ 12,,
`;
  const { counts, findings } = await imported(file);
  expect(counts).toMatchObject({ created: 0, failed: 7 });
  expect(findings.map(({ row, column }) => [row, column])).toEqual([
    [2, "price:de"],
    [3, "price:de"],
    [4, "price:de"],
    [5, "compareAt:de"],
    [6, "compareAt:de"],
    [7, "price:jp"],
    [8, "price:de"],
  ]);
  expect(findings[5]?.message).toContain("JPY has no decimals");
  const unknown = await imported("slug,name,price,category,price:gbp\nx,X,1,Bad,1\n");
  expect(unknown).toMatchObject({ state: "failed" });
  expect(unknown.problem).toContain('Column "price:gbp" is of no book of the shop: default, de, jp');
});

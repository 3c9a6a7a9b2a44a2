import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { tables } from "../../adapters/stores/keys.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

type Finding = { kind: string; row: number; column: string; message: string };
type Import = {
  importId: string;
  state: string;
  encoding?: string;
  problem?: string;
  row: number;
  rows: number;
  counts: { created: number; updated: number; unchanged: number; failed: number };
  issues: number;
  findings: Finding[];
  lastKey?: string;
};
type Product = { productId: string; name: string; price: number; stock: number; version: number };

const csv = { "content-type": "text/csv" };
const send = (caller: Caller, content: string | Uint8Array<ArrayBuffer>, query = "") =>
  caller.post(`/admin/products/import${query}`, content, csv);
async function imported(content: string | Uint8Array<ArrayBuffer>, query = ""): Promise<Import> {
  const { importId } = await admin.json<Import>(send(admin, content, query));
  await shop.settled();
  return admin.json<Import>(admin.get(`/admin/products/import/${importId}`));
}
const product = (slug: string) =>
  admin.json<Product & Record<string, unknown>>(admin.get(`/admin/products/${slug}`));
const exported = async () => (await admin.get("/admin/products/export")).text();
const header = "slug,name,price,category,sku,option1_name,option1_value,stock,description";

describe("an import", () => {
  test("creates products and their variants from rows, and the same file again changes nothing", async () => {
    const file = `${header}
imp-mug,Mug,12.50,Kitchen,,,,7,"Blue, with ""dots"""
imp-shirt,Shirt,20,Wear,IMP-S,Size,S,3,Linen
imp-shirt,Shirt,20,Wear,IMP-M,Size,M,4,Linen
`;
    expect(await imported(file, "?dryRun=true")).toMatchObject({ counts: { created: 2, failed: 0 } });
    expect((await admin.get("/admin/products/imp-mug")).status).toBe(404);
    expect(await imported(file)).toMatchObject({
      state: "done",
      rows: 4,
      row: 4,
      counts: { created: 2, updated: 0, unchanged: 0, failed: 0 },
    });
    expect(await product("imp-mug")).toMatchObject({
      price: 12.5,
      stock: 7,
      description: 'Blue, with "dots"',
    });
    expect(await product("imp-shirt")).toMatchObject({
      stock: 7,
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: [
        { sku: "IMP-S", stock: 3 },
        { sku: "IMP-M", stock: 4 },
      ],
    });
    expect(await imported(file)).toMatchObject({ counts: { created: 0, updated: 0, unchanged: 2 } });
    expect(await product("imp-shirt")).toMatchObject({ version: 1 });
    const audited = await shop.tables.query(tables.audit, {
      index: "subject-index",
      hash: `product#${(await product("imp-mug")).productId}`,
      limit: 9,
    });
    expect(audited.items).toMatchObject([{ action: "imports.runImport", actor: admin.userId }]);
  });

  test("names each wrong cell by row and column, and takes the others", async () => {
    const file = `${header}
bad-price,A,1.999,Kitchen,,,,1,
bad-currency,A,$5,Kitchen,,,,1,
bad-thousands,A,"1,299.00",Kitchen,,,,1,
bad-stock,A,1,Kitchen,,,,-1,
Bad Slug,A,1,Kitchen,,,,1,
bad-name,,1,Kitchen,,,,1,
bad-category,A,1,,,,,1,
good-1,A,"1,50",Kitchen,,,,1,
bad-quote,12" pipe,1,Kitchen,,,,1,
,,1,Kitchen,,,,1,
good-1,A,2,Kitchen,,,,1,
sku-1,A,1,Kitchen,TWICE,Size,S,1,
sku-2,A,1,Kitchen,twice,Size,S,1,
sku-3,A,1,Kitchen,SAME-A,Size,S,1,
sku-3,A,1,Kitchen,SAME-B,Size,S,1,
good-2,=1+1,1,Kitchen,,,,1,-5 degrees
`;
    const result = await imported(file);
    expect(result.findings.map(({ row, column }) => `${row} ${column}`)).toEqual([
      "2 price",
      "3 price",
      "4 price",
      "5 stock",
      "6 slug",
      "7 name",
      "8 category",
      "10 ",
      "11 slug",
      "12 slug",
      "14 sku",
      "16 option1_value",
    ]);
    expect(result).toMatchObject({ state: "done", issues: 12, counts: { created: 3, failed: 12 } });
    expect(result.findings.map(({ message }) => message).join("\n")).toMatch(
      /is also in row 9\n.*in row 13/s,
    );
    expect(await product("good-1")).toMatchObject({ price: 1.5 });
    expect(await product("good-2")).toMatchObject({ name: "=1+1", description: "-5 degrees" });
  });

  test("changes the columns that a file has, and says that units stay", async () => {
    const { productId } = await shop.addProduct({ slug: "kept", name: "Kept", stock: 5, tags: ["a", "b"] });
    const result = await imported("slug;price;stock\nkept;19,90;8\n");
    expect(result).toMatchObject({
      counts: { updated: 1 },
      findings: [{ kind: "notice", row: 2, column: "stock", message: expect.stringContaining("stays at 5") }],
    });
    expect(await product(productId)).toMatchObject({ name: "Kept", price: 19.9, stock: 5, tags: ["a", "b"] });
  });

  test.each([
    ["utf-8", Buffer.from("\uFEFFname,price,category\nCrème,1,Küche\n")],
    ["windows-1252", Buffer.from("name,price,category\nCrème,1,Küche\n", "latin1")],
    ["utf-16le", Buffer.from("\uFEFFname\tprice\tcategory\nCrème\t1\tKüche\n", "utf16le")],
  ])("reads a file in %s", async (encoding, bytes) => {
    expect(await imported(new Uint8Array(bytes))).toMatchObject({ state: "done", encoding, issues: 0 });
    expect(await product("creme")).toMatchObject({ name: "Crème", category: "Küche" });
  });

  test.each([
    ["an unknown column", "slug,colour\na,b\n", 'Column "colour" is not a known column'],
    ["a column twice", "slug,name,name\na,b,c\n", 'Column "name" is there twice'],
    ["no column to know a product by", "price\n1\n", "is missing"],
    ["no text", "\0\x01PNG", "is no CSV text"],
  ])("refuses a file with %s as a whole", async (_, file, problem) => {
    const result = await imported(file);
    expect(result).toMatchObject({ state: "failed", counts: { created: 0 } });
    expect(result.problem).toContain(problem);
  });

  test("refuses an empty file, another type, and one that is too large", async () => {
    expect((await send(admin, "")).status).toBe(400);
    expect((await admin.post("/admin/products/import", {})).status).toBe(415);
    const huge = { ...csv, "content-length": String(65 * 1024 * 1024) };
    expect((await admin.post("/admin/products/import", "x", huge)).status).toBe(413);
    expect((await admin.get("/admin/products/import/00000000-0000-4000-8000-000000000000")).status).toBe(400);
  });

  test("of an export changes nothing, with formulas, quotes and lists in it", async () => {
    await shop.addProduct({
      name: "=cmd|' /C calc'!A0",
      description: `Line one\n"quoted", '=text, -dash`,
      tags: ["a|b", "c"],
      images: ["/images/a.svg", "https://example.com/b.png"],
    });
    const before = await exported();
    expect(before).toContain("'=cmd|");
    const result = await imported(before.replace("\uFEFF", ""));
    expect(result).toMatchObject({ state: "done", issues: 0, counts: { created: 0, updated: 0, failed: 0 } });
    expect(await exported()).toBe(before);
  });
});

// A shop that opens the folder again has new tables on DynamoDB Local.
test.skipIf(process.env["TEST_TABLES"] === "dynamodb")(
  "5,000 rows with 20 bad ones, killed in the middle: the next start finishes, and a re-run changes nothing",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "e-com67-import-"));
    const log = () => {};
    const wrong = new Set(Array.from({ length: 20 }, (_, place) => 100 + place * 240));
    const lines = Array.from({ length: 5_000 }, (_, place) => {
      const row = place + 2;
      return `row-${row},Row ${row},${wrong.has(row) ? "free" : "5.00"},Bulk,${row % 9}`;
    });
    const file = ["slug,name,price,category,stock", ...lines].join("\n");
    const first = await testShop({ folder, log });
    const staff = await first.admin();
    const { importId } = await staff.json<Import>(send(staff, file));
    const far = () => staff.json<Import>(staff.get(`/admin/products/import/${importId}`));
    while ((await far()).row < 1_000) await new Promise((resolve) => setTimeout(resolve, 5));
    // Nothing is finished: what the next one finds is what was on disk.
    await first.close();

    const second = await testShop({ folder, log });
    const again = await second.admin();
    const show = (id: string) => again.json<Import>(again.get(`/admin/products/import/${id}`));
    await second.resume();
    await second.settled();
    const done = await show(importId);
    expect(done).toMatchObject({ state: "done", rows: 5_001, row: 5_001, issues: 20 });
    expect(done.findings.map(({ row, column }) => [row, column])).toEqual(
      [...wrong].map((row) => [row, "price"]),
    );
    const { created, unchanged, failed } = done.counts;
    expect([created + unchanged, failed]).toEqual([4_980, 20]);
    const { importId: rerun } = await again.json<Import>(send(again, file));
    await second.settled();
    expect(await show(rerun)).toMatchObject({
      counts: { created: 0, updated: 0, unchanged: 4_980, failed: 20 },
    });
    await second.close();
    await rm(folder, { recursive: true });
  },
  120_000,
);

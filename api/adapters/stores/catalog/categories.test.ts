import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openSqlite } from "../../embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../../embedded/table/table.ts";
import { allTables, tables } from "../keys.ts";
import { categoriesIn } from "./categories.ts";

let sqlite = openSqlite(":memory:");
let engine = sqliteTables(sqlite, allTables);
beforeEach(async () => {
  await sqlite.close();
  sqlite = openSqlite(":memory:");
  engine = sqliteTables(sqlite, allTables);
});
afterAll(() => sqlite.close());

/** As the transaction counts it that lists a product. */
const listed = (category: string, by = 1) =>
  engine.update(tables.categories, { kind: "category", category }, [{ add: "count", by }]);

const alike = ["Tea & Coffee", "Tea Coffee", "tea/coffee", "Öl", "Ol", "C++", "C#", "SALE", "Sale", "!", "?"];

describe("the slugs of categories", () => {
  test("are never shared, also by names that are spelled alike", async () => {
    const slugs = await categoriesIn(engine).slugs(alike);
    expect(new Set(slugs.values()).size).toBe(alike.length);
    expect(slugs.get("Tea & Coffee")).toBe("tea-coffee");
    expect(slugs.get("Tea Coffee")).toBe("tea-coffee-2");
  });

  test("are the same for all who ask at the same time, and for good", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        categoriesIn(engine).slugs(place % 2 === 0 ? alike : alike.toReversed()),
      ),
    );
    const [first] = answers;
    for (const answer of answers) expect(Object.fromEntries(answer)).toEqual(Object.fromEntries(first ?? []));
    expect(new Set(first?.values()).size).toBe(alike.length);
    for (const category of alike) await listed(category);
    for (const { category, slug } of await categoriesIn(engine).list())
      expect(slug).toBe(first?.get(category));
  });

  test("outlive their last product", async () => {
    await categoriesIn(engine).slugs(["Sale", "SALE"]);
    await listed("Sale");
    await listed("Sale", -1);
    expect(await categoriesIn(engine).list()).toEqual([]);
    expect([...(await categoriesIn(engine).slugs(["SALE", "Sale"])).values()]).toEqual(["sale-2", "sale"]);
  });

  test("are what they were for categories from before slugs were stored", async () => {
    await listed("Bedding & Bath");
    await listed("Straße");
    await listed("茶碗");
    expect(await categoriesIn(engine).list()).toEqual([
      { category: "Bedding & Bath", slug: "bedding-bath", count: 1 },
      { category: "Straße", slug: "stra-e", count: 1 },
      { category: "茶碗", slug: "chawan", count: 1 },
    ]);
  });
});

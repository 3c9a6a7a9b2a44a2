import { expect, test } from "vitest";
import { csvOf, sorted } from "./table-data.ts";

const table = {
  title: "Top products",
  currency: "USD" as const,
  columns: [
    { name: "Product", kind: "text" as const },
    { name: "Revenue", kind: "money" as const },
    { name: "Last sold", kind: "date" as const },
  ],
  rows: [
    ['Mug, "large"', 123_450, "2026-11-02"],
    ["=HYPERLINK(1)", -500, null],
    ["Bowl", 9_900, "2026-10-30"],
  ],
};

test("a table is exported with decimal amounts, quoted where needed, and without formulas", () => {
  expect(csvOf(table).split("\r\n")).toEqual([
    "Product,Revenue,Last sold",
    '"Mug, ""large""",1234.50,2026-11-02',
    "'=HYPERLINK(1),-5.00,",
    "Bowl,99.00,2026-10-30",
  ]);
  expect(csvOf(table, "\t").split("\r\n")[3]).toBe("Bowl\t99.00\t2026-10-30");
});

test("rows are sorted by number, day or name, and what is missing comes last", () => {
  const order = (column: number, descending: boolean) =>
    sorted(table.rows, { column, descending }).map(([name]) => name);
  expect(order(1, true)).toEqual(['Mug, "large"', "Bowl", "=HYPERLINK(1)"]);
  expect(order(2, false)).toEqual(["Bowl", 'Mug, "large"', "=HYPERLINK(1)"]);
  expect(order(2, true)).toEqual(['Mug, "large"', "Bowl", "=HYPERLINK(1)"]);
  expect(sorted(table.rows, undefined)).toBe(table.rows);
});

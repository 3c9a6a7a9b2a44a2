import type { CsvRecord } from "../../ports/formats/csv.ts";
import { slugFrom } from "../catalog/slug.ts";
import { Cells, type Row, type RowIssue } from "./cells.ts";
import type { Header } from "./columns.ts";
import type { ProductRows } from "./plan.ts";

/** Rows that belong together, or a row that belongs to no product. */
export type Group =
  | { readonly type: "product"; readonly product: ProductRows; readonly issues: readonly RowIssue[] }
  | { readonly type: "wrong"; readonly row: number; readonly issues: readonly RowIssue[] };

/**
 * The products of a file: rows that follow one another with the same product_id, slug or name. A product that comes again
 * further down is wrong there.
 */
export async function* groupsOf(records: AsyncIterable<CsvRecord>, header: Header): AsyncGenerator<Group> {
  const seen = new Map<string, number>();
  let open: { readonly key: string; readonly rows: [Row, ...Row[]] } | undefined;
  const closed = (): Group[] => {
    if (!open) return [];
    const { key, rows } = open;
    open = undefined;
    const before = seen.get(key);
    const [{ row }] = rows;
    seen.set(key, before ?? row);
    const issues =
      before === undefined
        ? []
        : [{ row, column: header.has("slug") ? "slug" : "name", message: `is also in row ${before}` }];
    return [{ type: "product", product: { key, rows }, issues }];
  };
  for await (const record of records) {
    if ("fault" in record) {
      yield* closed();
      yield wrong(record.row, "", record.fault);
      continue;
    }
    const key = await keyOf(record, header);
    if (key === undefined) {
      yield* closed();
      yield wrong(record.row, header.has("slug") ? "slug" : "name", "must not be empty");
    } else if (open?.key === key) open.rows.push(record);
    else {
      yield* closed();
      open = { key, rows: [record] };
    }
  }
  yield* closed();
}

async function keyOf(row: Row, header: Header): Promise<string | undefined> {
  const cells = new Cells(row, header, []);
  const id = cells.raw("product_id") || cells.raw("slug");
  if (id) return id;
  return (await slugFrom(cells.raw("name") ?? "")) || undefined;
}

const wrong = (row: number, column: string, message: string): Group => ({
  type: "wrong",
  row,
  issues: [{ row, column, message }],
});

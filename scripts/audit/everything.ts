import type { Item, TableSpec, Tables } from "../../api/ports/table.ts";

/** Every item of a table, page by page. */
export async function* everything(engine: Tables, table: TableSpec): AsyncGenerator<Item> {
  let cursor: Parameters<Tables["scan"]>[1]["cursor"];
  do {
    const page = await engine.scan(table, { limit: 500, ...(cursor && { cursor }) });
    yield* page.items;
    cursor = page.cursor;
  } while (cursor);
}

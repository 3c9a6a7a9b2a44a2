import * as z from "zod";
import { indexChangeOf } from "../../../domain/search/document.ts";
import type { SearchSource } from "../../../domain/search/source.ts";
import type { IndexChange } from "../../../ports/search-index.ts";
import type { Cursor, Item, Tables } from "../../../ports/table.ts";
import { ProductRecord } from "../catalog/record.ts";
import { tables } from "../keys.ts";

const pageSize = 500;

/** Items that were stored before `revision` existed have none. */
const Revised = z.object({ productId: z.string(), revision: z.number().default(0) });

/** Products of any engine as changes of the search index. */
export const searchSourceIn = (engine: Tables): SearchSource => ({
  async *all() {
    let cursor: Cursor | undefined;
    do {
      const page = await engine.scan(tables.products, { limit: pageSize, ...(cursor && { cursor }) });
      yield page.items.map(putOf);
      cursor = page.cursor;
    } while (cursor);
  },

  async changeOf({ after, before }) {
    if (after) return putOf(after);
    const { productId, revision } = Revised.parse(before);
    return { type: "remove", productId, version: revision + 1 };
  },
});

const putOf = (item: Item): IndexChange =>
  indexChangeOf(ProductRecord.parse(item), Revised.parse(item).revision);

import type { BookPrices } from "../catalog/product.ts";
import type { BookId, PricedBook } from "../markets/market.ts";
import { type BookColumn, others } from "./book-columns.ts";
import type { Cells } from "./cells.ts";
import type { Header } from "./columns.ts";

/**
 * The prices in other books after a row: an empty cell takes a price away, and books without a column stay. Undefined where the file
 * has no such column, or nothing to say.
 */
export function bookPricesIn(
  cells: Cells,
  header: Header,
  books: readonly PricedBook[],
  { of, before = {} }: { readonly of: "product" | "variant"; readonly before?: BookPrices | undefined },
): BookPrices | undefined {
  const column = (kind: "price" | "compareAt", bookId: BookId): BookColumn =>
    of === "product" ? `${kind}:${bookId}` : `variant_${kind}:${bookId}`;
  const named = others(books).filter(
    ({ bookId }) => header.has(column("price", bookId)) || header.has(column("compareAt", bookId)),
  );
  if (named.length === 0) return undefined;
  const prices: Record<BookId, NonNullable<BookPrices[string]>> = { ...before };
  for (const { bookId, currency } of named) {
    const [price, compared] = [column("price", bookId), column("compareAt", bookId)];
    const amount = header.has(price) ? cells.amount(price, currency) : before[bookId]?.amount;
    const compareAt = header.has(compared) ? cells.amount(compared, currency) : before[bookId]?.compareAt;
    if (header.has(compared)) mustCompare(cells, compared, { amount, compareAt });
    if (amount === undefined) delete prices[bookId];
    else prices[bookId] = { amount, ...(compareAt !== undefined && { compareAt }) };
  }
  return Object.keys(prices).length + Object.keys(before).length === 0 ? undefined : prices;
}

/** Notes a comparison that is not above its price. */
export function mustCompare(
  cells: Cells,
  column: Parameters<Cells["wrong"]>[0],
  { amount, compareAt }: { readonly amount: number | undefined; readonly compareAt: number | undefined },
): void {
  if (compareAt === undefined) return;
  if (amount === undefined) cells.wrong(column, "needs a price that it is compared with");
  else if (compareAt <= amount) cells.wrong(column, "must be more than the price");
}

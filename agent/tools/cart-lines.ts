import type { CheckedLine } from "../../api/domain/cart/cart.ts";
import type { PricedCart } from "../../api/domain/cart/service.ts";
import type { CartCard } from "../../api/domain/chat/protocol.ts";
import { defaultId, type PricedBook } from "../../api/domain/markets/market.ts";
import { moneyIn } from "../../api/domain/written.ts";
import type { Writing } from "./outcomes.ts";

/** A cart as facts. Totals leave out lines with a problem that keeps them from being bought. */
export function cartFacts({ lines, quote }: PricedCart, { locale, book }: Pick<Writing, "locale" | "book">) {
  const money = moneyIn(locale, quote.currency);
  return {
    lines: lines.map((line) => ({
      productId: line.productId,
      ...(line.variantId !== undefined && { variantId: line.variantId }),
      name: line.name,
      quantity: line.quantity,
      ...(isPriced(line, book) && {
        price: money(line.currentPrice),
        lineTotal: money(line.currentPrice * line.quantity),
      }),
      available: line.available,
      ...(line.problem && { problem: line.problem }),
    })),
    itemCount: quote.itemCount,
    subtotal: money(quote.subtotal),
    ...(quote.discount > 0 && { discount: money(quote.discount) }),
    shipping: money(quote.shipping),
    tax: money(quote.tax),
    ...(quote.taxIncluded && { taxIncluded: true }),
    total: money(quote.total),
  };
}

/** A cart for the client to show. */
export const cartCard = ({ lines, quote }: PricedCart, { book }: Pick<Writing, "book">): CartCard => ({
  lines: lines.map((line) => ({
    productId: line.productId,
    ...(line.variantId !== undefined && { variantId: line.variantId }),
    name: line.name,
    quantity: line.quantity,
    ...(isPriced(line, book) && { price: line.currentPrice }),
    ...(line.problem && { problem: line.problem }),
  })),
  itemCount: quote.itemCount,
  subtotal: quote.subtotal,
  discount: quote.discount,
  shipping: quote.shipping,
  tax: quote.tax,
  taxIncluded: quote.taxIncluded,
  total: quote.total,
  currency: quote.currency,
});

/** What cannot be bought stands at the price at which it was added, which may be another currency's. */
const isPriced = ({ problem, book = defaultId }: CheckedLine, { bookId }: PricedBook): boolean =>
  (problem !== "not_sold_here" && problem !== "unavailable") || book === bookId;

/** The one line of a product that is meant; "several" where the variant must be named. */
export function lineMeant(
  lines: readonly CheckedLine[],
  { productId, variantId }: { readonly productId: string; readonly variantId?: string | undefined },
): CheckedLine | "several" | undefined {
  const ofProduct = lines.filter((line) => line.productId === productId);
  if (variantId !== undefined) return ofProduct.find((line) => line.variantId === variantId);
  return ofProduct.length > 1 ? "several" : ofProduct[0];
}

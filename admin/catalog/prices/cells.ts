import type { Book, PriceCell, PriceRow } from "./prices.data.ts";

/** Which of a price's two amounts the grid edits. */
export type Field = "amount" | "compareAt";

/** The book of the products' own prices. */
const defaultBook = "default";

type Owner = Pick<PriceRow, "price" | "compareAt" | "prices">;
type Price = { readonly amount: number; readonly compareAt?: number | undefined };

/** The price that a product or a variant has itself. */
export function ownPrice({ price, compareAt, prices }: Owner, bookId: string): Price | undefined {
  if (bookId !== defaultBook) return Object.hasOwn(prices, bookId) ? prices[bookId] : undefined;
  return price === undefined ? undefined : { amount: price, compareAt };
}

/** Whether a book sells neither the variant nor, without one, the product. */
export const isGap = (row: PriceRow, variant: Owner | undefined, bookId: string): boolean => {
  if (variant) return (ownPrice(variant, bookId) ?? ownPrice(row, bookId)) === undefined;
  if (row.variants.length === 0) return ownPrice(row, bookId) === undefined;
  return row.variants.some((one) => isGap(row, one, bookId));
};

/** An amount as the grid shows it: in the currency's decimals, without its sign. */
export const shownAmount = (amount: number | undefined, { currency }: Pick<Book, "currency">): string =>
  amount === undefined ? "" : amount.toFixed(decimalsOf(currency));

/** What was typed, as the API takes it: null for nothing, undefined for what is no amount. Takes a decimal point or comma. */
export function typedAmount(text: string, { currency }: Pick<Book, "currency">): number | null | undefined {
  const typed = text.trim();
  if (typed === "") return null;
  const pattern = decimalsOf(currency) === 0 ? /^\d{1,8}$/ : /^\d{1,6}([.,]\d{1,2})?$/;
  return pattern.test(typed) ? Number(typed.replace(",", ".")) : undefined;
}

/** What is wrong with what was typed. */
export const wrongAmount = ({ currency }: Pick<Book, "currency">): string =>
  decimalsOf(currency) === 0
    ? `Enter a whole number: ${currency} has no decimals.`
    : "Enter an amount such as 12.50 or 12,50.";

/** The change that a cell's value makes. */
export const changeOf = (
  bookId: string,
  variantId: string | undefined,
  field: Field,
  value: number | null,
): PriceCell => ({ book: bookId, ...(variantId !== undefined && { variantId }), [field]: value });

/** How many decimals amounts of a currency have: yen have none. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

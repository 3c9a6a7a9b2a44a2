import type { Cursor } from "../../ports/table.ts";
import type { Currency } from "../money.ts";
import { fold } from "../search/text/fold.ts";

/**
 * What staff's list shows of a customer; `value` is what was paid and not refunded, in minor units. Times in epoch
 * milliseconds.
 */
export type CustomerSummary = {
  readonly userId: string;
  readonly email: string | undefined;
  readonly name: string | undefined;
  readonly orders: number;
  readonly value: { readonly [In in Currency]?: number | undefined };
  readonly firstOrderAt: number | undefined;
  readonly lastOrderAt: number | undefined;
};
export type CustomerPage = { readonly customers: readonly CustomerSummary[]; readonly cursor?: Cursor };
export type CustomerSort = "last-order" | { readonly valueIn: Currency };
/** Who an account belongs to, as far as is known. */
export type Named = { readonly email: string | undefined; readonly name: string | undefined };

/** Customers as staff look them up: whoever has paid an order or saved a profile. */
export interface CustomerDirectory {
  find(userId: string): Promise<CustomerSummary | undefined>;
  /** Those with the latest order, or with the highest value in a currency, first. */
  list(query: {
    readonly sort: CustomerSort;
    readonly limit: number;
    readonly cursor?: Cursor | undefined;
  }): Promise<CustomerPage>;
  /** Those whose e-mail address, name or a word of it begins with the prefix, by what was found. */
  search(query: {
    readonly prefix: string;
    readonly limit: number;
    readonly cursor?: Cursor | undefined;
  }): Promise<CustomerPage>;
  /** Writes what `who` answers under which a customer is listed and found; asks again when another wrote meanwhile. */
  name(userId: string, who: () => Promise<Named>): Promise<void>;
}

const longestTerm = 100;
const mostTerms = 8;

/** What a customer is found by: the e-mail address, the name, and each word of the name. */
export function termsOf({ email, name }: Named): readonly string[] {
  const words = name === undefined ? [] : [name, ...name.split(/\s+/)];
  const terms = [email, ...words].flatMap((text) => (text === undefined ? [] : [termOf(text)]));
  return [...new Set(terms)].filter((term) => term !== "").slice(0, mostTerms);
}

/** A word or address as it is compared: lower case, without accents. */
export const termOf = (text: string): string => fold(text.trim()).slice(0, longestTerm);

import { createAsync, query } from "@solidjs/router";
import type { InferResponseType } from "hono/client";
import type { Client } from "../../../api/client.ts";
import type { Entries } from "../../../web/lib/form.ts";
import { store } from "../../../web/lib/store.ts";
import { askAsStaff } from "../../shell/staff.ts";

type Stored = InferResponseType<Client["admin"]["settings"]["markets"]["$get"], 200>;
export type Markets = Stored["value"];
/** A price book as its fields name it: "EUR", or with its id where another has the same currency. */
export type NamedBook = { readonly bookId: string; readonly label: string };

const loadMarkets = query(
  async () => (await askAsStaff<Stored>((api, as) => api.admin.settings.markets.$get({}, as()))).value,
  "shipping-markets",
);

/** Markets and price books as they are stored; undefined while they load. */
export const createMarkets = () => createAsync(() => loadMarkets());

/** The currency of a market. */
export function currencyOf({ markets, books }: Markets, marketId: string): string {
  const market = markets.find((one) => one.marketId === marketId);
  return books.find(({ bookId }) => bookId === market?.book)?.currency ?? store().currency;
}

/** The books, the default one first. */
export function namedBooks({ books }: Pick<Markets, "books">): NamedBook[] {
  const all = books.map(({ bookId, currency }) => ({ bookId, currency: currency ?? store().currency }));
  return all
    .toSorted((one, other) => Number(other.bookId === "default") - Number(one.bookId === "default"))
    .map(({ bookId, currency }) => {
      const isOnly = all.filter((one) => one.currency === currency).length === 1;
      return { bookId, label: isOnly ? currency : `${currency}, ${bookId}` };
    });
}

type Amounts = Readonly<Record<string, number>>;

/** Amounts by book with those of the form's books as they were typed; what is left empty is taken out. */
export function amountsIn(entry: Entries, path: string, before: Amounts | undefined): Record<string, number> {
  const edited = entry("books").split(",");
  const others = Object.entries(before ?? {}).filter(([bookId]) => !edited.includes(bookId));
  const typed = edited.flatMap((bookId) => {
    const text = entry(`${path}.${bookId}`);
    return text === "" ? [] : [[bookId, numberOf(text)] as const];
  });
  return Object.fromEntries([...others, ...typed]);
}

/** NaN, which the API refuses at its field, for what is no number. */
export const numberOf = (text: string): number => Number(text.replace(",", "."));

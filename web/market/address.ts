/** The market of a page, which its address names. */
export type PageMarket = {
  readonly marketId: string;
  readonly name: string;
  /** What its addresses begin with: nothing in the default market, else a slash and its id. */
  readonly prefix: string;
  /** How the API is asked for it; nothing for the default market. */
  readonly query: { readonly market?: string };
  /** Numbers are written in it, and dates in `dates`: the store's where it is left out. */
  readonly locale?: string;
  readonly dates?: string;
  /** What delivery costs, in a sentence. */
  readonly delivery?: string;
  /** ISO 3166-1 codes of the countries that it sells to; null: every one that no other market lists. */
  readonly countries: readonly string[] | null;
  /** The other markets of the shop, the default one first. */
  readonly others: readonly OtherMarket[];
};

export type OtherMarket = Pick<PageMarket, "name" | "prefix" | "countries">;

/** The address of a page of the shop in a market. */
export const addressIn = ({ prefix }: Pick<PageMarket, "prefix">, path: string): string =>
  prefix === "" ? path : `${prefix}${path.replace(/^\/(?=$|[?#])/, "")}`;

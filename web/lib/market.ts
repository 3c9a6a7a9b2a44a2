import { store } from "./store.ts";
import { currentVisit } from "./visit.ts";

/** The market of a page, which its address names. */
export type PageMarket = {
  readonly marketId: string;
  readonly name: string;
  /** What its addresses begin with: nothing in the default market, else a slash and its id. */
  readonly prefix: string;
  /** Numbers are written in it. */
  readonly locale: string;
  readonly taxIncluded: boolean;
  /** ISO 3166-1 codes of the countries that it sells to; null: every one but those `elsewhere`. */
  readonly countries: readonly string[] | null;
  readonly elsewhere: readonly string[];
};

let inPage: PageMarket | undefined;

/** The market that this page was made for: the server writes it into the page. */
export function market(): PageMarket {
  const visit = currentVisit();
  if (visit) return visit.market;
  inPage ??= read() ?? whole();
  return inPage;
}

/** Only the server writes there. */
const read = (): PageMarket | null =>
  JSON.parse(document.getElementById("app")?.dataset["market"] ?? "null") as PageMarket | null;

/** Of a page that no storefront made. */
const whole = (): PageMarket => ({
  marketId: "default",
  name: "",
  prefix: "",
  locale: store().locale,
  taxIncluded: false,
  countries: null,
  elsewhere: [],
});

/** The address of a page of the shop in this page's market; `path` is the one in the default market. */
export const inMarket = (path: string): string => addressIn(market(), path);

/** The address of a page of the shop in a market. */
export const addressIn = ({ prefix }: Pick<PageMarket, "prefix">, path: string): string =>
  prefix === "" ? path : `${prefix}${path.replace(/^\/(?=$|[?#])/, "")}`;

/** The path of an address of this market, as the default market has it. */
export const outOfMarket = (address: string): string => {
  const { prefix } = market();
  return address === prefix || address.startsWith(`${prefix}/`)
    ? address.slice(prefix.length) || "/"
    : address;
};

/** How the API is asked for this market; nothing for the default one. */
export const marketQuery = (): { readonly market?: string } => {
  const { prefix, marketId } = market();
  return prefix === "" ? {} : { market: marketId };
};

/** Whether the market sells to a country. */
export const sellsTo = (country: string): boolean => {
  const { countries, elsewhere } = market();
  return countries ? countries.includes(country) : !elsewhere.includes(country);
};

/** What dates are written in: the market's language where it is the store's too, because the words around them are the store's. */
export const dateLocale = (): string => {
  const { locale } = market();
  const own = store().locale;
  return locale.split("-")[0] === own.split("-")[0] ? locale : own;
};

import { addressIn, type OtherMarket, type PageMarket } from "./market-address.ts";
import { store } from "./store.ts";
import { currentVisit } from "./visit.ts";

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
  others: [],
});

/** The address of a page of the shop in this page's market; `path` is the one in the default market. */
export const inMarket = (path: string): string => addressIn(market(), path);

/** The path of an address of this market, as the default market has it. */
export const outOfMarket = (address: string): string => {
  const { prefix } = market();
  // A query may follow the home page's address at once.
  if (prefix !== "" && address.startsWith(`${prefix}?`)) return `/${address.slice(prefix.length)}`;
  return address === prefix || address.startsWith(`${prefix}/`)
    ? address.slice(prefix.length) || "/"
    : address;
};

/** How the API is asked for this market; nothing for the default one. */
export const marketQuery = (): { readonly market?: string } => {
  const { prefix, marketId } = market();
  return prefix === "" ? {} : { market: marketId };
};

/** The market that sells to a country: this one, another one, or none. */
export function marketFor(country: string): OtherMarket | undefined {
  const all = [market(), ...market().others];
  return (
    all.find(({ countries }) => countries?.includes(country)) ??
    all.find(({ countries }) => countries === null)
  );
}

/** Whether this market sells to a country. */
export const sellsTo = (country: string): boolean => marketFor(country)?.prefix === market().prefix;

/** What another market shows in place of a page: the cart in place of the checkout, and lists without a range of prices. */
export function pathElsewhere(address: string): string {
  const [path = "/", query = ""] = outOfMarket(address).split("?");
  if (path.startsWith("/checkout")) return "/cart";
  const kept = new URLSearchParams(query);
  kept.delete("minPrice");
  kept.delete("maxPrice");
  return kept.size > 0 ? `${path}?${kept}` : path;
}

/** What dates are written in: the market's language where it is the store's too, because the words around them are the store's. */
export const dateLocale = (): string => {
  const { locale } = market();
  const own = store().locale;
  return locale.split("-")[0] === own.split("-")[0] ? locale : own;
};

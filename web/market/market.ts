import { currentVisit } from "../lib/visit.ts";
import { addressIn, type PageMarket } from "./address.ts";

let inPage: PageMarket | undefined;

/** The market that this page was made for: the server writes it into the page. */
export function market(): PageMarket {
  const visit = currentVisit();
  if (visit) return visit.market;
  inPage ??= read();
  return inPage;
}

/** Only the server writes there; a page that no storefront made is of the one market. */
const read = (): PageMarket => {
  const sent = document.getElementById("app")?.dataset["market"] ?? "{}";
  return { ...usual, ...(JSON.parse(sent) as PageMarket) };
};

const usual: Pick<PageMarket, "prefix" | "query" | "others"> = { prefix: "", query: {}, others: [] };

/** The address of a page of the shop in this page's market; `path` is the one in the default market. */
export const inMarket = (path: string): string => addressIn(market(), path);

/** The path of an address of this market, as the default market has it. */
export const outOfMarket = (pathname: string): string => {
  const { prefix } = market();
  return prefix !== "" && `${pathname}/`.startsWith(`${prefix}/`)
    ? pathname.slice(prefix.length) || "/"
    : pathname;
};

/** How the API is asked for this market; nothing for the default one. */
export const marketQuery = (): PageMarket["query"] => market().query;

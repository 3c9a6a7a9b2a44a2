import { store } from "../lib/store.ts";
import { addressIn } from "./address.ts";
import { pathElsewhere } from "./links.ts";
import { outOfMarket } from "./market.ts";

/** The links to other markets in the footer, which only the server makes, lead to the page that is shown. */
export function keepMarketLinks({ pathname, search }: Pick<Location, "pathname" | "search">): void {
  const path = pathElsewhere(outOfMarket(pathname), search, store().pages);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-market]"))
    link.href = addressIn({ prefix: link.dataset["market"] ?? "" }, path);
}

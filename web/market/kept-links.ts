import { addressIn } from "./address.ts";
import { pathElsewhere } from "./links.ts";

/** The links to other markets in the footer, which only the server makes, lead to the page that is shown. */
export function keepMarketLinks(page: Pick<Location, "pathname" | "search">): void {
  const path = pathElsewhere(page);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-market]"))
    link.href = addressIn({ prefix: link.dataset["market"] ?? "" }, path);
}

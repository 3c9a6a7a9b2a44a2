import type { Sign } from "../../ports/sign.ts";
import { openPrefixOf, prefixOf, withPrefix } from "../markets/prefix.ts";
import type { Order } from "../orders/order.ts";
import type { Settings } from "../settings/store.ts";
import { isGuestId } from "./buyer.ts";
import { linkToken } from "./link.ts";

type Shop = {
  readonly sign: Sign;
  readonly config: {
    readonly orderUrl: (orderId: string) => string;
    readonly trackUrl: (orderId: string) => string;
  };
};
type Linked = Pick<Order, "orderId" | "userId" | "tokenVersion" | "market">;

/** Where mails about an order lead. `preferencesUrl`: guests have none. */
export type OrderPages = {
  readonly orderUrl: string;
  readonly homeUrl: string;
  readonly preferencesUrl: string | undefined;
};

/** The pages of the storefront for an order's shopper, in the order's market, or in the default one when that has closed. */
export async function orderPages(
  shop: Shop & { readonly settings: Pick<Settings, "read"> },
  order: Linked,
): Promise<OrderPages> {
  const { orderUrl } = shop.config;
  const prefix = openPrefixOf(await shop.settings.read("markets"), order.market);
  const at = (path: string) => withPrefix(new URL(path, orderUrl(order.orderId)).href, prefix);
  return {
    orderUrl: await pageIn(shop, order, prefix),
    homeUrl: at("/"),
    preferencesUrl: isGuestId(order.userId) ? undefined : at("/account/notifications"),
  };
}

/**
 * Where the bank sends the shopper back to. It depends on the order alone, because Stripe refuses another address under the same
 * idempotency key; the storefront leads on from a market that has closed.
 */
export const returnUrlOf = (shop: Shop, order: Linked): Promise<string> =>
  pageIn(shop, order, prefixOf(order.market));

/** An order's page for who placed it. A guest's has the token behind #, which no server is sent. */
async function pageIn({ sign, config }: Shop, order: Linked, prefix: string): Promise<string> {
  if (!isGuestId(order.userId)) return withPrefix(config.orderUrl(order.orderId), prefix);
  const page = withPrefix(config.trackUrl(order.orderId), prefix);
  return `${page}#t=${await linkToken(sign, order, "track")}`;
}

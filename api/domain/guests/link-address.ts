import type { Sign } from "../../ports/sign.ts";
import type { Order } from "../orders/order.ts";
import { linkToken } from "./link.ts";

/** The address of the page that follows an order without an account. The token is behind #, which no server is sent. */
export const trackAddress = async (
  shop: { readonly sign: Sign; readonly config: { readonly trackUrl: (orderId: string) => string } },
  order: Pick<Order, "orderId" | "tokenVersion">,
): Promise<string> =>
  `${shop.config.trackUrl(order.orderId)}#t=${await linkToken(shop.sign, order, "track")}`;

/** A text without the tokens of links, to be kept and shown to staff. */
export const withoutToken = (text: string): string =>
  text.replace(/#t=[\w-]+/g, "#t=…").replace(/\/unsubscribe\/[\w.-]+/g, "/unsubscribe/…");

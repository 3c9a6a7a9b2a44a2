import type { Client } from "../../api/client.ts";
import { ask } from "../lib/api.ts";
import { asShopper } from "../lib/session.ts";

/** Headers that open an order: those of the account, or those of the order's link. */
export type Opener = () => Promise<Record<string, string>>;

/** A link that this browser has. `cart`: the cart still holds what was ordered. `email`: of whoever ordered here. */
export type OrderLink = {
  readonly orderId: string;
  readonly token: string;
  readonly cart?: boolean;
  readonly email?: string;
};

const key = "order-links";
const most = 20;
/** Where the browser keeps nothing: for as long as the page is open. */
let unkept: readonly OrderLink[] = [];

/** The links that this browser has, latest first. */
export function orderLinks(): readonly OrderLink[] {
  try {
    return linksIn(localStorage.getItem(key) ?? "[]");
  } catch {
    return unkept;
  }
}

/** Keeps a link, in place of an earlier one of the same order. */
export function keepOrderLink(link: OrderLink): void {
  const others = orderLinks().filter(({ orderId }) => orderId !== link.orderId);
  unkept = [link, ...others].slice(0, most);
  try {
    localStorage.setItem(key, JSON.stringify(unkept));
  } catch {
    // The link is good for this page, and the mail has it too.
  }
}

/** Deletes the links of orders with this address, and those that were opened from a mail, whose address is unknown. */
export function forgetOrderLinks(address: string): void {
  const same = address.toLowerCase();
  unkept = orderLinks().filter(({ email }) => email !== undefined && email.toLowerCase() !== same);
  try {
    if (unkept.length > 0) localStorage.setItem(key, JSON.stringify(unkept));
    else localStorage.removeItem(key);
  } catch {
    // Without storage there are none.
  }
}

/** The link of an order, if this browser has one. */
export const linkOf = (orderId: string): OrderLink | undefined =>
  orderLinks().find((link) => link.orderId === orderId);

/** The headers of an order's link. */
export const byLink =
  ({ token }: Pick<OrderLink, "token">): Opener =>
  async () => ({ "order-token": token });

/** The headers of the account. */
export const byAccount: Opener = asShopper;

/** The account takes over what was ordered as a guest with its address. Answers how many orders. */
export const claimOrders = async (): Promise<number> => {
  const headers = await asShopper();
  const { count } = await ask<{ count: number }>((api: Client) => api.orders.claim.$post({}, { headers }));
  return count;
};

/** Asks for the link to be mailed. */
export const askForLink = (number: string, email: string): Promise<unknown> =>
  ask((api) => api.orders.lookup.$post({ json: { number, email } }));

/** Only `keepOrderLink` writes there. */
const linksIn = (text: string): OrderLink[] => JSON.parse(text) as OrderLink[];

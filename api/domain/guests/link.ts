import type { Sign } from "../../ports/sign.ts";
import type { Order } from "../orders/order.ts";

/** What a link opens. A link of one purpose opens nothing else. */
export type LinkPurpose = "track" | "pay";

type Linked = Pick<Order, "orderId" | "tokenVersion">;

/** The token of an order's link; a new `tokenVersion` makes those that were given out before worthless. */
export const linkToken = async (
  sign: Sign,
  { orderId, tokenVersion = 1 }: Linked,
  purpose: LinkPurpose,
): Promise<string> => (await sign(`order-link\n${purpose}\n${orderId}\n${tokenVersion}`)).slice(0, 32);

const keptFor = 90 * 24 * 60 * 60_000;

/** When an order's links end (epoch milliseconds): 90 days after its delivery or its end. Undefined: while it is under way. */
export function linkEndsAt({
  payment,
  fulfillment,
  shipments,
  timeline,
  updatedAt,
}: Order): number | undefined {
  const deliveries = shipments.flatMap(({ deliveredAt }) => deliveredAt ?? []);
  const moves = timeline.flatMap(({ status, at }) => (status === "DELIVERED" ? at : []));
  if (fulfillment === "DELIVERED" || fulfillment === "RETURNED")
    return Math.max(0, ...deliveries, ...moves) + keptFor;
  const hasEnded = payment === "CANCELLED" || payment === "FAILED" || payment === "REFUNDED";
  return hasEnded && fulfillment === "UNFULFILLED" ? updatedAt + keptFor : undefined;
}

/** Whether a token opens an order now. */
export async function isLinkGood(
  sign: Sign,
  order: Order,
  { token, purpose, now }: { readonly token: string; readonly purpose: LinkPurpose; readonly now: number },
): Promise<boolean> {
  const ends = linkEndsAt(order);
  return isSame(token, await linkToken(sign, order, purpose)) && (ends === undefined || now <= ends);
}

/** Compares without telling by its time where two texts differ. */
function isSame(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let place = 0; place < one.length; place++)
    difference |= one.charCodeAt(place) ^ other.charCodeAt(place);
  return difference === 0;
}

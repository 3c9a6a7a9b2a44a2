import { wasPaid } from "../orders/funds.ts";
import type { Order, Units } from "../orders/order.ts";
import { isUndecided } from "../orders/payment-state.ts";
import { countOf } from "../orders/units.ts";

/**
 * What an order did to the stock at a time (epoch milliseconds). `reserved`: no longer available; `sold`: off the stock;
 * `released`: available again; `returned`: back in the stock.
 */
export type OrderStockMove = {
  readonly at: number;
  readonly move: "reserved" | "sold" | "released" | "returned";
  readonly lines: readonly Units[];
};

/**
 * An order's stock moves, oldest first. Units move in the transactions that move the order, so that the order tells of all
 * of them; a return is dated by the refund that asked for it.
 */
export function stockMovesOf(order: Order): OrderStockMove[] {
  const { items, timeline, timestamp, payment } = order;
  const lines = items.map(unitsOf);
  const moves: OrderStockMove[] = [{ at: timestamp, move: "reserved", lines }];
  const paid = timeline.find(({ status }) => status === "PAID");
  const ended = timeline.find(({ status }) => status === "FAILED" || status === "CANCELLED");
  if (paid) moves.push({ at: paid.at, move: "sold", lines });
  else if (ended && !isUndecided(payment)) moves.push({ at: ended.at, move: "released", lines });
  return [...moves, ...returnsOf(order)].toSorted((one, other) => one.at - other.at);
}

/** Which refund or cancellation returned which of the units that are back; one that failed may have done so before. */
function returnsOf(order: Order): OrderStockMove[] {
  if (!wasPaid(order)) return [];
  const restocks = order.refunds.filter(({ restock }) => restock);
  const cancelled = order.timeline.findLast(({ status }) => status === "CANCELLED");
  const sources = [
    ...restocks.filter(({ state }) => state === "done"),
    ...(cancelled ? [{ at: cancelled.at, lines: order.items }] : []),
    ...restocks.filter(({ state }) => state === "failed"),
  ];
  const moves: OrderStockMove[] = [];
  for (const { at, lines } of sources) {
    const told = moves.flatMap((move) => move.lines);
    const back = lines.flatMap((line): Units[] => {
      const quantity = Math.min(line.quantity, countOf(order.returned, line) - countOf(told, line));
      return quantity > 0 ? [{ ...unitsOf(line), quantity }] : [];
    });
    if (back.length > 0) moves.push({ at, move: "returned", lines: back });
  }
  return moves;
}

const unitsOf = ({ productId, variantId, quantity }: Units): Units => ({ productId, variantId, quantity });

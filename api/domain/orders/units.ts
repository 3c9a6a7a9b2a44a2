import { wasPaid } from "./funds.ts";
import type { Order, OrderItem, Units } from "./order.ts";
import { isUndecided } from "./payment-state.ts";
import type { OrderChange } from "./store.ts";

type Line = Omit<Units, "quantity">;

/** Whether two lines are about the same SKU. */
export const sameSku = (one: Line, other: Line): boolean =>
  one.productId === other.productId && one.variantId === other.variantId;

/** How many units of a line are among these. */
export const countOf = (units: readonly Units[], line: Line): number =>
  units.filter((one) => sameSku(one, line)).reduce((sum, { quantity }) => sum + quantity, 0);

/** How many units of a line are in the order's parcels. */
export const inParcels = ({ shipments }: Pick<Order, "shipments">, line: Line): number =>
  countOf(
    shipments.flatMap((shipment) => shipment.lines),
    line,
  );

/**
 * The order with these units back in the stock, of each line at most what was bought and is not back yet. The units of an
 * order that was never paid were released when it ended.
 */
export function withReturned(order: Order, units: readonly Units[]): Order {
  if (!wasPaid(order)) return order;
  const back = unreturned(order).flatMap(({ quantity, ...line }) => {
    const returning = Math.min(quantity, countOf(units, line));
    return returning > 0 ? [{ ...line, quantity: returning }] : [];
  });
  return back.length === 0 ? order : { ...order, returned: bySku([...order.returned, ...back]) };
}

/** All units of the order that are not back in the stock. */
export const unreturned = (order: Order): Units[] =>
  linesOf(order).flatMap(({ quantity, ...line }) => {
    const left = quantity - countOf(order.returned, line);
    return left > 0 ? [{ ...line, quantity: left }] : [];
  });

/** A decided order as a change that returns to the stock what it says is returned and was not before. */
export function unitChange(before: Order, after: Order): Order | OrderChange {
  const units = after.returned.flatMap(({ quantity, ...line }) => {
    const more = quantity - countOf(before.returned, line);
    return more > 0 ? [{ ...line, quantity: more }] : [];
  });
  return units.length === 0 ? after : { order: after, units };
}

/**
 * Where the units of one line are: `bought` is the sum of the others. `refunded`: the money went back, the units did not go
 * back to the stock; units that were not packed are taken to be refunded first. `shipped`: in parcels and kept by the shopper.
 * `toShip`: held for the order, or kept of one that is refunded and neither shipped nor called off.
 */
export type UnitLedger = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly bought: number;
  readonly returned: number;
  readonly refunded: number;
  readonly shipped: number;
  readonly toShip: number;
};

/** An order's units by line. Those of one that ended unpaid were released: they count as returned. */
export const unitLedgerOf = (order: Order): UnitLedger[] =>
  linesOf(order).map(({ quantity: bought, ...line }) => {
    if (!wasPaid(order)) {
      const held = isUndecided(order.payment) ? bought : 0;
      return { ...line, bought, returned: bought - held, refunded: 0, shipped: 0, toShip: held };
    }
    const returned = countOf(order.returned, line);
    const done = order.refunds.filter(({ state }) => state === "done").flatMap((refund) => refund.lines);
    const refunded = Math.max(0, Math.min(countOf(done, line), bought) - returned);
    const rest = bought - returned - refunded;
    const shipped = Math.min(inParcels(order, line), rest);
    return { ...line, bought, returned, refunded, shipped, toShip: rest - shipped };
  });

/** What is wrong with an order's units: more returned or packed than bought, or called off with units that are not back. */
export function unitFaultsOf(order: Order): string[] {
  if (!wasPaid(order)) return order.shipments.length === 0 ? [] : [`order ${order.orderId}: packed unpaid`];
  return linesOf(order).flatMap((line) => {
    const { quantity: bought, productId, variantId } = line;
    const returned = countOf(order.returned, line);
    const name = `order ${order.orderId}, ${productId}${variantId === undefined ? "" : `#${variantId}`}`;
    const packed = inParcels(order, line);
    if (packed > bought) return [`${name}: ${packed} units are in parcels of ${bought}`];
    if (returned > bought) return [`${name}: ${returned} units came back of ${bought}`];
    if (order.payment === "CANCELLED" && returned < bought)
      return [`${name}: called off, but only ${returned} units of ${bought} are back`];
    return [];
  });
}

/** An order's units, one line per SKU. */
export const linesOf = (order: Pick<Order, "items">): Units[] => bySku(order.items);

function bySku(units: readonly (Units | OrderItem)[]): Units[] {
  const sums: Units[] = [];
  for (const { productId, variantId, quantity } of units) {
    const place = sums.findIndex((one) => sameSku(one, { productId, variantId }));
    const known = sums[place];
    if (known) sums[place] = { ...known, quantity: known.quantity + quantity };
    else sums.push({ productId, ...(variantId !== undefined && { variantId }), quantity });
  }
  return sums;
}

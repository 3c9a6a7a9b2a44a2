import * as z from "zod";
import { tables } from "../../api/adapters/stores/keys.ts";
import { OrderRecord } from "../../api/adapters/stores/orders/record.ts";
import { historyFaults } from "../../api/domain/orders/history.ts";
import { imbalanceOf } from "../../api/domain/orders/ledger.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { isUndecided } from "../../api/domain/orders/payment-state.ts";
import { statusOf } from "../../api/domain/orders/status.ts";
import type { Payment } from "../../api/ports/payment-gateway.ts";
import type { Item, TableSpec, Tables } from "../../api/ports/table.ts";

export type Audit = {
  readonly orders: number;
  readonly products: number;
  readonly payments: number;
  readonly differences: readonly string[];
};

const ReservationRecord = z.object({
  orderId: z.string(),
  state: z.enum(["held", "sold", "released"]),
  lines: z.array(z.object({ productId: z.string(), variantId: z.string().optional(), quantity: z.int() })),
});
const StockRecord = z.object({
  productId: z.string(),
  stock: z.int(),
  available: z.int(),
  stocked: z.int(),
  variants: z.record(z.string(), z.object({ stock: z.int(), available: z.int() })),
});

/**
 * Holds orders, stock and payments against each other: units sold, held and left are all that ever came in; each paid
 * order has one captured payment of its total; no captured payment lacks its order; both states of an order are what its history led to.
 */
export async function auditBooks(engine: Tables, payments: AsyncIterable<Payment>): Promise<Audit> {
  const differences: string[] = [];
  const orders = new Map<string, Order>();
  for await (const item of everything(engine, tables.orders)) {
    const order = z.parse(OrderRecord, item);
    orders.set(order.orderId, order);
    differences.push(...historyFaults(order));
    if (item["payment"] !== undefined && item["status"] !== statusOf(order))
      differences.push(`order ${order.orderId} is listed as ${item["status"]}, not as ${statusOf(order)}`);
  }
  const made = await paymentsByOrder(payments, orders, differences);
  for (const order of orders.values()) {
    const mine = made.get(order.orderId) ?? [];
    const captured = mine.filter((payment) => payment.amountCaptured > 0);
    if (captured.length > 1) differences.push(`order ${order.orderId} was captured ${captured.length} times`);
    for (const { paymentId, status } of mine)
      if (status === "requires_capture" && !isUndecided(order.payment))
        differences.push(
          `payment ${paymentId} still holds money, its order ${order.orderId} is ${statusOf(order)}`,
        );
    const imbalance = imbalanceOf(order, captured[0]);
    if (imbalance) differences.push(imbalance);
  }
  const { held, sold } = await unitsOf(engine, orders, differences);
  let products = 0;
  for await (const item of everything(engine, tables.products)) {
    products++;
    differences.push(...stockFaults(StockRecord.parse(item), held, sold));
  }
  const total = [...made.values()].reduce((sum, some) => sum + some.length, 0);
  return { orders: orders.size, products, payments: total, differences };
}

async function* everything(engine: Tables, table: TableSpec): AsyncGenerator<Item> {
  let cursor: Parameters<Tables["scan"]>[1]["cursor"];
  do {
    const page = await engine.scan(table, { limit: 500, ...(cursor && { cursor }) });
    yield* page.items;
    cursor = page.cursor;
  } while (cursor);
}

async function paymentsByOrder(
  payments: AsyncIterable<Payment>,
  orders: ReadonlyMap<string, Order>,
  differences: string[],
) {
  const made = new Map<string, Payment[]>();
  for await (const payment of payments) {
    const { orderId, paymentId } = payment;
    if (orderId === undefined) continue;
    made.set(orderId, [...(made.get(orderId) ?? []), payment]);
    if (!orders.has(orderId) && payment.amountCaptured > payment.amountRefunded)
      differences.push(`payment ${paymentId} is captured, its order ${orderId} does not exist`);
  }
  return made;
}

/** Units that reservations hold and that were sold and not taken back, by product and by `product#variant`. */
async function unitsOf(engine: Tables, orders: ReadonlyMap<string, Order>, differences: string[]) {
  const held = new Map<string, number>();
  const sold = new Map<string, number>();
  const count = (
    into: Map<string, number>,
    line: { productId: string; variantId?: string | undefined; quantity: number },
    sign: 1 | -1,
  ) => {
    for (const key of line.variantId === undefined
      ? [line.productId]
      : [line.productId, `${line.productId}#${line.variantId}`])
      into.set(key, (into.get(key) ?? 0) + sign * line.quantity);
  };
  for await (const item of everything(engine, tables.reservations)) {
    const { orderId, state, lines } = ReservationRecord.parse(item);
    const order = orders.get(orderId);
    if (!order) differences.push(`a reservation is there for order ${orderId}, which is not`);
    if (order && (state === "held") !== isUndecided(order.payment))
      differences.push(`order ${orderId} is ${statusOf(order)}, its units are ${state}`);
    if (state === "held") for (const line of lines) count(held, line, 1);
    if (state === "sold") for (const line of lines) count(sold, line, 1);
    for (const refund of order?.refunds ?? [])
      if (refund.state === "done" && refund.restock) for (const line of refund.lines) count(sold, line, -1);
  }
  return { held, sold };
}

function stockFaults(
  product: z.output<typeof StockRecord>,
  held: ReadonlyMap<string, number>,
  sold: ReadonlyMap<string, number>,
): string[] {
  const { productId, stock, available, stocked, variants } = product;
  const [holds, sales] = [held.get(productId) ?? 0, sold.get(productId) ?? 0];
  const faults: string[] = [];
  if (stock + sales !== stocked)
    faults.push(`product ${productId}: ${stocked} came in, ${sales} were sold, ${stock} lie there`);
  if (available + holds !== stock)
    faults.push(`product ${productId}: of ${stock} units ${holds} are held, ${available} free`);
  if (stock < 0 || available < 0) faults.push(`product ${productId} has less than nothing`);
  for (const [id, variant] of Object.entries(variants))
    if (variant.available + (held.get(`${productId}#${id}`) ?? 0) !== variant.stock)
      faults.push(
        `product ${productId}, variant ${id}: ${variant.stock} lie there, ${variant.available} are free`,
      );
  return faults;
}

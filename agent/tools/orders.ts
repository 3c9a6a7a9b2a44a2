import * as z from "zod";
import type { Actor } from "../../api/domain/actor.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { orderNumberOf, typedNumber } from "../../api/domain/orders/order-number.ts";
import { listOrders, type OrderDeps, showOrder } from "../../api/domain/orders/service.ts";
import { type OrderStatus, orderStatuses, statusOf } from "../../api/domain/orders/status.ts";
import { orderCard, orderFacts, statusWords } from "./order-facts.ts";
import { refusal, signInOrTrack, type WritingDeps, writingOf } from "./outcomes.ts";
import type { AgentTool, ToolOutcome } from "./tool.ts";

export type OrderToolDeps = OrderDeps & WritingDeps;

const dayLength = 24 * 60 * 60 * 1000;
const day = z.iso.date("must be a date, such as 2026-03-31");

const ListInput = z.strictObject({
  from: day.optional().describe("First day, inclusive, as an ISO date"),
  to: day.optional().describe("Last day, inclusive, as an ISO date"),
  status: z
    .string()
    .max(40)
    .optional()
    .describe(`One of ${orderStatuses.join(", ")}`),
  limit: z.int().min(1).max(20).default(5),
});

/** The caller's orders, newest first. */
export const listOrdersTool: AgentTool<OrderToolDeps, typeof ListInput> = {
  name: "list_orders",
  description:
    "Answers the shopper's own orders, newest first, also those of a period or a status: number, date, status, total, lines and parcels. `more` is true when there are more than these.",
  input: ListInput,
  label: "Looking at your orders",
  for: "customer",
  async run(deps, { actor, market, signal }, input): Promise<ToolOutcome> {
    if (actor.type === "guest") return signInOrTrack();
    const wanted = input.status === undefined ? undefined : statusesMeant(input.status);
    if (wanted?.length === 0) return refusal("VALIDATION_ERROR", "Orders have no such status.");
    const { since, until } = periodOf(input);
    const writing = await writingOf(deps, { actor, market });
    const orders: Order[] = [];
    for await (const order of ordersOf(deps, actor, since, signal)) {
      const fits = wanted === undefined || wanted.includes(statusOf(order));
      if (fits && (until === undefined || order.timestamp < until)) orders.push(order);
      if (orders.length > input.limit) break;
    }
    const shown = orders.slice(0, input.limit);
    return {
      facts: {
        orders: shown.map((order) => orderFacts(order, writing)),
        ...(orders.length > shown.length && { more: true }),
      },
      asked: {
        ...(since !== undefined && { from: writing.date(since) }),
        ...(until !== undefined && { to: writing.date(until - dayLength) }),
        ...(input.status !== undefined && { status: input.status }),
      },
      cards: { orders: shown.map(orderCard) },
      buttons: [{ text: "View all orders", action: "open", payload: { path: "/orders" } }],
    };
  },
};

/** The period in epoch milliseconds, its end exclusive; the other way round where its days were swapped. */
function periodOf({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }) {
  const [first, last] = from !== undefined && to !== undefined && from > to ? [to, from] : [from, to];
  return {
    since: first === undefined ? undefined : Date.parse(first),
    until: last === undefined ? undefined : Date.parse(last) + dayLength,
  };
}

const TrackInput = z.strictObject({
  order: z
    .string()
    .max(80, "is too long")
    .optional()
    .describe("The order's id or short number; without it the newest order"),
});

/** One of the caller's orders with its parcels. */
export const trackOrderTool: AgentTool<OrderToolDeps, typeof TrackInput> = {
  name: "track_order",
  description:
    "Answers one of the shopper's own orders: status, date, total and parcels with carrier, tracking number and dates. `unknown` is true when the shopper has no such order.",
  input: TrackInput,
  label: "Tracking your order",
  for: "customer",
  async run(deps, { actor, market, signal }, { order: named }): Promise<ToolOutcome> {
    if (actor.type === "guest") return signInOrTrack();
    const writing = await writingOf(deps, { actor, market });
    const asked = named === undefined ? {} : { asked: { order: named } };
    const order = await orderMeant(deps, actor, named?.trim() ?? "", signal);
    if (!order) return { facts: { unknown: true }, ...asked };
    const { trackingUrl } = orderCard(order).parcels.at(-1) ?? {};
    return {
      facts: { order: orderFacts(order, writing), ...(trackingUrl !== undefined && { canBeFollowed: true }) },
      ...asked,
      cards: { orders: [orderCard(order)] },
      buttons: [{ text: "View order", action: "open", payload: { path: `/orders/${order.orderId}` } }],
    };
  },
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const shortNumber = /^#?[0-9a-z]{6,12}$/i;

/** The caller's order by its id or short number, or the newest. Another's is as unknown as none. */
async function orderMeant(
  deps: OrderDeps,
  actor: Actor,
  named: string,
  signal: AbortSignal,
): Promise<Order | undefined> {
  if (named === "") return (await listOrders(deps, actor, { limit: 1 })).orders[0];
  if (uuid.test(named)) return ownOrder(deps, actor, named.toLowerCase());
  const number = typedNumber(named);
  if (!shortNumber.test(number)) return undefined;
  for await (const order of ordersOf(deps, actor, undefined, signal)) {
    const short = orderNumberOf(order);
    if (short === number.slice(0, short.length) || short.startsWith(number)) return order;
  }
  return undefined;
}

async function ownOrder(deps: OrderDeps, actor: Actor, orderId: string): Promise<Order | undefined> {
  try {
    return await showOrder(deps, actor, orderId);
  } catch (error) {
    if (DomainError.is(error, "ORDER_NOT_FOUND")) return undefined;
    throw error;
  }
}

const perPage = 50;
/** A shopper with more orders than this finds older ones on the page of their orders. */
const mostPages = 40;

/** The caller's orders from a time on, newest first, read as far as they are asked for. */
async function* ordersOf(
  deps: Pick<OrderDeps, "orders">,
  actor: Actor,
  since: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<Order> {
  let cursor: Awaited<ReturnType<typeof listOrders>>["cursor"];
  for (let page = 0; page < mostPages; page++) {
    signal.throwIfAborted();
    const found = await listOrders(deps, actor, { limit: perPage, cursor, since });
    yield* found.orders;
    if (found.cursor === undefined) return;
    cursor = found.cursor;
  }
}

/** The statuses that a word means: "refunded" also those that were refunded in part. */
function statusesMeant(text: string): readonly OrderStatus[] {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  const alike = orderStatuses.filter(
    (status) =>
      status.toLowerCase() === word || statusWords[status].toLowerCase().replaceAll(" ", "_") === word,
  );
  return alike.includes("REFUNDED") ? ["REFUNDED", "PARTIALLY_REFUNDED"] : alike;
}

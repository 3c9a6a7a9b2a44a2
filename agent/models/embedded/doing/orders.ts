import { type Order, Orders, read, Tracked } from "../facts.ts";
import { lowestOf } from "../prices.ts";
import { mentions } from "../reading/answers.ts";
import { plainName } from "../text/names.ts";
import type { OrderPlace, Wish } from "../wishes.ts";
import { addProduct } from "./adding.ts";
import { resolved } from "./resolve.ts";
import { ask, bullets, type Doing, listed, type Reply, refusal, repeated, say, type Talk } from "./talk.ts";

type Of<K extends Wish["kind"]> = Extract<Wish, { kind: K }>;

/** Lists the shopper's own orders. */
export function* listOrders(talk: Talk, { period, status, newest, open }: Of<"orders">): Doing {
  const input = { ...period, ...(status !== undefined && { status }), ...(newest && { limit: 1 }) };
  const facts = yield* ask(talk, "list_orders", input);
  const all = read(Orders, facts)?.orders;
  const orders = open
    ? all?.filter((order) => !/SHIPPED|DELIVERED|CANCEL|REFUND|FAILED|RETURN/u.test(keyOf(order)))
    : all;
  if (!orders) return say(refusal(facts, "look up your orders"));
  if (orders.length === 0 && open) return say("None of your orders is waiting to be shipped.");
  if (orders.length === 0)
    return say(
      period || status ? "I found no orders of yours like that." : "You have not ordered anything yet.",
    );
  const [only] = orders;
  if (orders.length === 1 && only) return say(summaryOf(only));
  return say(
    `Your orders:\n${bullets(orders.map(lineOf))}\nAsk me about any of them, such as “where is the first one?”`,
  );
}

const lineOf = (order: Order): string =>
  `Order ${order.number}${placed(order)}: ${stateOf(order)}${order.total === undefined ? "" : `, ${order.total}`}${goods(order)}`;

const placed = ({ placedOn }: Order): string => (placedOn === "" ? "" : ` of ${placedOn}`);
const goods = ({ lines }: Order): string =>
  lines.length === 0 ? "" : ` (${listed(lines.map(({ name, quantity }) => `${quantity} × ${name}`))})`;

function summaryOf(order: Order): string {
  const total = order.total === undefined ? "" : ` The total was ${order.total}.`;
  const what =
    order.lines.length === 0
      ? ""
      : ` You ordered ${listed(order.lines.map(({ name, quantity }) => `${quantity} × ${name}`))}.`;
  return `Order ${order.number}${placed(order)} ${verbOf(order)}.${what}${total}${parcelsOf(order)}`;
}

/** Says where an order is: the named one, the one of that place in the last list, or the newest. */
export function* trackOrder(talk: Talk, { order, place, goods, which, question }: Of<"track">): Doing {
  if (goods !== undefined) return yield* trackGoods(talk, goods, question);
  if (which !== undefined) return yield* trackPlaced(talk, which, question);
  const { orders } = talk.memory;
  const listedOrder = place === undefined ? undefined : place < 0 ? orders.at(place) : orders[place - 1];
  const one =
    orders.length === 1 && order === undefined && /\b(?:it|that|this)\b/u.test(question)
      ? orders[0]
      : undefined;
  const asked = order ?? listedOrder?.orderId ?? one?.orderId;
  const facts = yield* ask(talk, "track_order", asked === undefined ? {} : { order: asked });
  if (facts["unknown"] === true)
    return say(
      asked === undefined
        ? "You have no orders yet."
        : `I find no order ${asked} of yours. Please check the number; your orders are listed under “Orders” (/orders).`,
    );
  const tracked = read(Tracked, facts)?.order;
  if (!tracked) return say(refusal(facts, "look up your orders"));
  const when =
    /\bwhen\b|\barrive|\bhow long\b/u.test(question) &&
    !tracked.parcels.some(({ deliveredOn }) => deliveredOn) &&
    !final(tracked);
  const date = when ? " The order has no delivery date that I could tell you." : "";
  const sum = tracked.total !== undefined && money.test(question) ? ` The total was ${tracked.total}.` : "";
  return say(
    `Order ${tracked.number}${placed(tracked)} ${verbOf(tracked)}.${goodsOf(tracked)}${parcelsOf(tracked)}${date}${sum}`,
  );
}

/** The order of that place among all; the one before is the one before the order that was talked about. */
function* trackPlaced(talk: Talk, which: OrderPlace, question: string): Doing {
  const [current] = talk.memory.orders;
  const about = talk.memory.orders.length === 1 ? current?.orderId : undefined;
  const facts = yield* ask(talk, "list_orders", {});
  const orders = read(Orders, facts)?.orders;
  if (!orders) return say(refusal(facts, "look up your orders"));
  const now = Math.max(
    0,
    orders.findIndex(({ orderId }) => orderId === about),
  );
  const found = which === "before" ? orders[now + 1] : orders.at(which === "newest" ? 0 : -1);
  if (!found)
    return say(orders.length === 0 ? "You have no orders yet." : "You have no order before that one.");
  return yield* trackOne(talk, found, question);
}

function* trackOne(talk: Talk, order: Order | undefined, question: string): Doing {
  if (!order) return say("You have no orders yet.");
  const { orderId } = order;
  return yield* trackOrder(talk, {
    kind: "track",
    goods: undefined,
    order: orderId,
    place: undefined,
    question,
  });
}
const money = /\b(?:pay|paid|cost|costs|spend|spent|much|total|sum|price|expensive|amount|set me back)\b/u;

/** Answers a question about the order that has what it mentions: its goods, the number of a parcel, its month; else the one that was talked about. */
export function* tellOrder(talk: Talk, { question }: Of<"order">): Doing {
  const { memory } = talk;
  const facts = yield* ask(talk, "list_orders", {});
  const orders = read(Orders, facts)?.orders;
  if (!orders) return say(refusal(facts, "look up your orders"));
  if (orders.length === 0) return say("You have no orders yet.");
  const priced = orders.toSorted((one, other) => totalOf(other) - totalOf(one));
  if (/\b(?:most expensive|dearest|priciest|biggest|highest)\b/u.test(question) && priced[0])
    return yield* trackOne(talk, priced[0], question);
  if (/\b(?:cheapest|smallest|least expensive|lowest)\b/u.test(question) && priced.length > 0)
    return yield* trackOne(talk, priced.at(-1) ?? orders[0] ?? priced[0], question);
  const counted = orders.map((order) => ({ order, shared: sharedWith(order, question) }));
  const most = Math.max(...counted.map(({ shared }) => shared));
  const best = counted.find(({ shared }) => shared === most && shared > 0);
  if (best) return yield* trackOne(talk, best.order, question);
  const [current] = memory.orders;
  if (current && memory.orders.length === 1 && memory.topic === "orders")
    return yield* trackOne(talk, current, `${question} it`);
  if (/\b(?:orders|how many|all|purchases|history|ever|before)\b/u.test(question))
    return say(
      `Your orders:\n${bullets(orders.map(lineOf))}\nAsk me about any of them, such as “where is the first one?”`,
    );
  const moving = orders.find(({ parcels }) => parcels.some(({ deliveredOn }) => deliveredOn === undefined));
  if (/\b(?:parcels?|packages?|deliver\w*|shipments?|fedex|ups|courier|mail)\b/u.test(question) && moving)
    return yield* trackOne(talk, moving, question);
  return yield* trackOne(talk, orders[0] ?? priced[0], question);
}

const totalOf = ({ total }: Order): number => lowestOf({ price: total }) ?? 0;

/** How many words of a question are about an order. */
function sharedWith(order: Order, question: string): number {
  const said = question.split(/[^\p{L}\p{N}-]+/u).filter((word) => word.length > 2);
  const names = order.lines.map(({ name }) => name.toLowerCase());
  const numbers = new Set(
    [order.number, ...order.parcels.flatMap(({ trackingNumber }) => trackingNumber ?? [])].map((one) =>
      one.toLowerCase(),
    ),
  );
  const when = order.placedOn.toLowerCase();
  return said.filter(
    (word) =>
      numbers.has(word) ||
      names.some((name) => mentions(name, word)) ||
      (/^[a-z]{3,}$/u.test(word) && months.test(word) && when.includes(word)),
  ).length;
}
const months = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/u;

/** The newest order that has what the shopper calls by its kind. */
function* trackGoods(talk: Talk, goods: string, question: string): Doing {
  const facts = yield* ask(talk, "list_orders", {});
  const orders = read(Orders, facts)?.orders;
  if (!orders) return say(refusal(facts, "look up your orders"));
  const found = orders.find(({ lines }) =>
    lines.some(({ name }) => goods.split(" ").every((word) => mentions(name.toLowerCase(), word))),
  );
  const any =
    found ??
    orders.find(({ lines }) =>
      lines.some(({ name }) => mentions(name.toLowerCase(), goods.split(" ").at(-1) ?? goods)),
    );
  if (!any)
    return say(
      orders.length === 0
        ? "You have no orders yet."
        : `None of your orders has ${repeated(goods) ?? "that"} in it. ${orders.length === 1 ? "Your only order is" : "Your orders are"} ${listed(orders.map(({ number, lines }) => `${number} (${listed(lines.map(({ name }) => name))})`))}.`,
    );
  return yield* trackOne(talk, any, question);
}

const goodsOf = ({ lines }: Order): string =>
  lines.length === 0
    ? ""
    : ` It contains ${listed(lines.map(({ name, quantity }) => `${quantity} × ${name}`))}.`;

const final = ({ status }: Order): boolean =>
  /deliver|cancel|fail|refund/iu.test(status) && !/out for/iu.test(status);

const verbs: Readonly<Record<string, string>> = {
  PENDING: "is waiting for payment",
  REQUIRES_ACTION: "is waiting for you to confirm the payment",
  PAID: "is paid and will be packed next",
  PROCESSING: "is being prepared",
  SHIPPED: "has been shipped",
  DELIVERED: "has been delivered",
  CANCELLED: "was cancelled",
  FAILED: "failed, because the payment did not go through",
  PARTIALLY_REFUNDED: "was refunded in part",
  REFUNDED: "was refunded",
};
const keyOf = ({ status }: Order): string => status.trim().toUpperCase().replace(/\s+/gu, "_");
const verbOf = (order: Order): string => verbs[keyOf(order)] ?? `has the status “${order.status}”`;
const stateOf = (order: Order): string =>
  verbs[keyOf(order)] ? order.status.toLowerCase().replaceAll("_", " ") : order.status;

function parcelsOf({ parcels }: Order): string {
  return parcels
    .map(({ carrier, trackingNumber, shippedOn, deliveredOn }) => {
      const by = carrier === undefined ? "" : ` with ${carrier}`;
      const number = trackingNumber === undefined ? "" : ` Its tracking number is ${trackingNumber}.`;
      if (deliveredOn !== undefined) return ` The parcel${by} was delivered on ${deliveredOn}.${number}`;
      return ` The parcel left${shippedOn === undefined ? "" : ` on ${shippedOn}`}${by}.${number}`;
    })
    .join("");
}

/** Puts what the last order had into the cart again. */
export function* reorder(talk: Talk): Doing {
  const { orders, topic } = talk.memory;
  const shown = topic === "orders" && orders.length === 1 ? orders[0] : undefined;
  const facts = shown ? {} : yield* ask(talk, "list_orders", { limit: 1 });
  const order = shown ?? read(Orders, facts)?.orders[0];
  if (!order)
    return read(Orders, facts)
      ? say("You have not ordered anything yet.")
      : say(refusal(facts, "look up your orders"));
  const replies: Reply[] = [];
  for (const { name, quantity } of order.lines.slice(0, 3)) {
    const found = yield* resolved(talk, {
      kind: "words",
      words: plainName(name),
      definite: true,
      one: false,
    });
    // A product that is only like it is not what was ordered.
    const product =
      found.kind === "found"
        ? found.products.find((one) => one.name === name || one.name === plainName(name))
        : undefined;
    replies.push(
      product
        ? yield* addProduct(talk, product, quantity, [])
        : say(`I did not find ${name} among what we sell here.`),
    );
  }
  const more =
    order.lines.length > 3
      ? "\nThe rest is on the order's page, which can be ordered again as a whole (/orders)."
      : "";
  return say(
    `${replies.map(({ text }) => text).join("\n")}${more}`,
    replies.findLast((reply) => reply.pending)?.pending,
  );
}

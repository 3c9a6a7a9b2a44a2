import { setCartLine } from "../../api/domain/cart/service.ts";
import { checkOut } from "../../api/domain/checkout/service.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { cancelOrder } from "../../api/domain/orders/cancel.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { answerBank } from "../testing/bank.ts";
import type { ShopProcess, World } from "../testing/world/process.ts";
import { askUntilAnswered, shopperOf, type Tally, wait } from "./ask.ts";
import { CartLedger } from "./cart-ledger.ts";
import { seenInCart } from "./quote.ts";
import type { Buyer, Line, Tab } from "./scenario.ts";

/** What became of a buyer's requests, to be held against the shop's books at the end. */
export type Bought = {
  readonly buyer: Buyer;
  readonly cart: CartLedger;
  /** The orders that each key was answered with. */
  readonly byKey: Map<string, Set<string>>;
  /** The totals that were sent along with each key; undefined among them: an order without one. */
  readonly totals: Map<string, Set<number | undefined>>;
};

type Visit = Bought & { readonly world: World; readonly tally: Tally };

/** Fills a cart, orders it from one or two tabs, answers the bank and shops on meanwhile. */
export async function buy(world: World, buyer: Buyer, tally: Tally): Promise<Bought> {
  const bought: Bought = { buyer, cart: new CartLedger(), byKey: new Map(), totals: new Map() };
  const visit = { ...bought, world, tally };
  for (const line of buyer.lines) await putIn(visit, "cart", line);
  const tabs: Promise<Order | undefined>[] = [];
  for (const [place, tab] of buyer.tabs.entries()) {
    const others = Promise.all(tabs.slice());
    tabs.push(orderIn(visit, tab, place === 0 ? "buyer" : "second tab", () => others));
  }
  const [orders] = await Promise.all([Promise.all(tabs), putInLate(visit), setToMore(visit)]);
  if (buyer.again && orders.some(isPaid)) await buyAgain(visit, buyer.again);
  return bought;
}

async function putIn({ world, buyer, cart, tally }: Visit, actor: string, line: Line): Promise<boolean> {
  const set = await askUntilAnswered(world, (shop) => setLine(shop, buyer, line), {
    attempted: () => cart.tried(line),
  });
  tally.answered(actor, "put in", set);
  const isIn = set !== undefined && !DomainError.is(set);
  if (isIn) cart.acknowledged(line);
  return isIn;
}

async function putInLate(visit: Visit): Promise<void> {
  const { late } = visit.buyer;
  if (!late) return;
  const { turns, ...line } = late;
  await wait(turns);
  await putIn(visit, "late line", line);
}

/** Sets the first line to one more than before each time; bought in between, all of them are in the cart again. */
async function setToMore({ world, buyer, cart, tally }: Visit): Promise<void> {
  const [first] = buyer.lines;
  if (!first) return;
  for (const [place, turns] of buyer.more.entries()) {
    await wait(turns);
    const line = { ...first, quantity: first.quantity + place + 1 };
    const set = await askUntilAnswered(world, (shop) => setLine(shop, buyer, line), {
      attempted: () => cart.tried(line),
    });
    tally.answered("more", "set", set);
    if (set !== undefined && !DomainError.is(set)) cart.raised(line);
  }
}

const setLine = ({ deps }: ShopProcess, buyer: Buyer, line: Line) =>
  setCartLine(deps, shopperOf(buyer), { ...line, market: buyer.place.market });

/** What is bought can be put in again and bought again. */
async function buyAgain(visit: Visit, tab: Tab): Promise<void> {
  const { world, buyer } = visit;
  const [line] = buyer.lines;
  const cart = await askUntilAnswered(world, (shop) => shop.deps.carts.lines(buyer.userId));
  const isGone = Array.isArray(cart) && !cart.some(({ productId }) => productId === line?.productId);
  if (!line || !isGone) return;
  if (await putIn(visit, "again", line)) await orderIn(visit, tab, "again");
}

/** Orders the cart, twice when another tab's order stands in the way and is called off. Returns the order at its end. */
async function orderIn(
  visit: Visit,
  tab: Tab,
  actor: string,
  others: () => Promise<unknown> = async () => undefined,
): Promise<Order | undefined> {
  const { world, buyer, tally } = visit;
  await wait(tab.turns);
  let placed = await place(visit, tab, actor, tab.isGone ? 1 : undefined);
  if (placed === undefined && tab.isGone) {
    await others();
    placed = await place(visit, tab, `${actor}, back again`);
  }
  if (!DomainError.is(placed)) return placed && follow(visit, tab, placed, actor);
  const details = DomainError.is(placed, "CONFLICT") ? placed.details : undefined;
  const other = details && "orderId" in details ? details.orderId : undefined;
  if (typeof other !== "string" || tab.refused === "leave") return undefined;
  const cancelled = await askUntilAnswered(world, (shop) =>
    cancelOrder(shop.deps, shopperOf(buyer), { orderId: other }),
  );
  tally.answered(actor, "called the other order off", cancelled);
  const anew = { ...tab, key: `${tab.key} anew`, refused: "leave" } as const;
  const second = await place(visit, anew, actor);
  return second && !DomainError.is(second) ? follow(visit, anew, second, actor) : undefined;
}

async function place({ world, buyer, byKey, totals, tally }: Visit, tab: Tab, actor: string, tries?: number) {
  const { market, address } = buyer.place;
  const { total, method } = await seenInCart(world, buyer, buyer.place);
  totals.set(tab.key, (totals.get(tab.key) ?? new Set()).add(total));
  const placed = await askUntilAnswered(
    world,
    (shop) =>
      checkOut(shop.deps, shopperOf(buyer), {
        paymentMethodId: tab.paymentMethodId,
        shippingAddress: address,
        market,
        shippingMethodId: method,
        quoteTotal: buyer.staleTotal ? 1 : total,
        idempotency: { key: tab.key, fingerprint: "same" },
      }),
    tries === undefined ? {} : { tries },
  );
  tally.answered(actor, "ordered", placed);
  if (placed && !DomainError.is(placed))
    byKey.set(tab.key, (byKey.get(tab.key) ?? new Set()).add(placed.orderId));
  return placed;
}

/** Waits for the order's payment, answers the bank, and returns the order as it was seen last. */
async function follow(
  { world, buyer, tally }: Visit,
  tab: Tab,
  { orderId }: Order,
  actor: string,
): Promise<Order | undefined> {
  if (buyer.after === "cancel-early") {
    const done = await askUntilAnswered(world, (shop) =>
      cancelOrder(shop.deps, shopperOf(buyer), { orderId }),
    );
    tally.answered(actor, "cancelled early", done);
  }
  const order = await askUntilAnswered(world, async (shop) => {
    const now = await shop.deps.orders.find(orderId);
    if (!now || now.payment === "PENDING") throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
    return now;
  });
  if (!order || DomainError.is(order) || order.payment !== "REQUIRES_ACTION")
    return DomainError.is(order) ? undefined : order;
  tally.reached("bank", tab.bank);
  const { paymentId, clientSecret } = order;
  if (tab.bank !== "abandon" && paymentId !== undefined && clientSecret !== undefined)
    await answerBank((request) => world.stripe.fetch(request), { paymentId, clientSecret }, tab.bank);
  return order;
}

const isPaid = (order: Order | undefined): boolean =>
  order?.timeline.some(({ status }) => status === "PAID") ?? false;

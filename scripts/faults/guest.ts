import { signWith } from "../../api/adapters/sign.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { checkOutAsGuest } from "../../api/domain/guests/check-out.ts";
import { claimOrders } from "../../api/domain/guests/claim.ts";
import { linkToken } from "../../api/domain/guests/link.ts";
import { cancelOrderByLink } from "../../api/domain/guests/linked.ts";
import type { User } from "../../api/ports/identity.ts";
import { answerBank } from "../testing/bank.ts";
import type { Random } from "../testing/random.ts";
import type { ShopProcess, World } from "../testing/world/process.ts";
import { askUntilAnswered, shopperOf, type Tally, wait } from "./ask.ts";
import { totalFaults } from "./checks.ts";
import { type Place, placeFrom } from "./places.ts";
import { seenByGuest } from "./quote.ts";
import type { Line } from "./scenario.ts";

const claimer = shopperOf({ userId: "claimer" });
const user: User = {
  userId: claimer.userId,
  email: claimer.email,
  name: undefined,
  confirmed: true,
  groups: [],
  createdAt: 0,
};

/** A guest of a run. `tabs` send the same lines, each with its own key; a key that is there twice is a double click. */
export type Guest = {
  readonly lines: readonly Line[];
  readonly place: Place;
  readonly tabs: readonly { readonly key: string; readonly card: string; readonly turns: number }[];
  readonly bank: "approve" | "fail";
  readonly cancels: boolean;
  readonly claims: readonly number[];
};

/** A guest who wants what the first buyer wants. */
export const guestFrom = (random: Random, lines: readonly Line[]): Guest => ({
  lines,
  tabs: ["first", random.pick(["first", "second"])].map((key) => ({
    key,
    card: random.pick(["pm_card_visa", "pm_card_visa", "pm_card_threeDSecure2Required"]),
    turns: random.between(0, 40),
  })),
  bank: random.pick(["approve", "fail"]),
  cancels: random.next() < 0.6,
  claims: Array.from({ length: random.between(1, 3) }, () => random.between(0, 20)),
  place: placeFrom(random),
});

/** The guest's orders by key, and the totals that were sent along with it. */
export type GuestOrders = ReadonlyMap<string, GuestKey>;
type GuestKey = { readonly ids: Set<string>; readonly totals: Set<number | undefined> };

/** Orders from all tabs at once, answers the bank, and returns what each key was answered with. */
export async function buyAsGuest(world: World, guest: Guest, tally: Tally): Promise<GuestOrders> {
  const byKey = new Map<string, GuestKey>();
  const { market, address } = guest.place;
  const order = async ({ key, card, turns }: Guest["tabs"][number]): Promise<void> => {
    await wait(turns);
    const seen = await seenByGuest(world, guest.lines, guest.place);
    const { ids, totals } = byKey.get(key) ?? {
      ids: new Set<string>(),
      totals: new Set<number | undefined>(),
    };
    byKey.set(key, { ids, totals: totals.add(seen.total) });
    const placed = await askUntilAnswered(world, ({ deps }) =>
      checkOutAsGuest(
        deps,
        { type: "guest" },
        {
          email: claimer.email,
          items: guest.lines,
          paymentMethodId: card,
          shippingAddress: address,
          market,
          shippingMethodId: seen.method,
          quoteTotal: seen.total,
          idempotency: { key, fingerprint: "same" },
        },
      ),
    );
    tally.answered("guest", "ordered", placed);
    if (!placed || DomainError.is(placed)) return;
    const { orderId } = placed.order;
    ids.add(orderId);
    const now = await askUntilAnswered(world, ({ deps }) => deps.orders.find(orderId));
    if (!now || DomainError.is(now) || now.payment !== "REQUIRES_ACTION") return;
    const { paymentId, clientSecret } = now;
    if (paymentId !== undefined && clientSecret !== undefined)
      await answerBank((request) => world.stripe.fetch(request), { paymentId, clientSecret }, guest.bank);
  };
  await Promise.all(guest.tabs.map(order));
  return byKey;
}

/** An account with the guest's address takes the orders over, some at the moment at which the link cancels them. */
export async function claimAndCancel(
  world: World,
  guest: Guest,
  orders: GuestOrders,
  tally: Tally,
): Promise<readonly string[]> {
  const cancelled: string[] = [];
  const cancel = async (orderId: string): Promise<void> => {
    const token = await linkToken(
      signWith(() => "faults"),
      { orderId },
      "track",
    );
    const done = await askUntilAnswered(world, ({ deps }) =>
      cancelOrderByLink(deps, { type: "guest" }, { orderId, token }),
    );
    tally.answered("guest", "cancelled by link", done);
    if (done && !DomainError.is(done) && done.payment === "CANCELLED") cancelled.push(orderId);
  };
  const claim = async (turns: number): Promise<void> => {
    await wait(turns);
    tally.answered("guest", "claimed", await askUntilAnswered(world, claimNow));
  };
  const all = [...new Set([...orders.values()].flatMap(({ ids }) => [...ids]))];
  await Promise.all([...guest.claims.map(claim), ...(guest.cancels ? all.map(cancel) : [])]);
  return cancelled;
}

const claimNow = ({ deps }: ShopProcess): Promise<number> =>
  claimOrders({ ...deps, identity: { find: async () => user } }, claimer);

/** What is wrong with the guest's orders: bought twice, not the account's in the end, or not cancelled as answered. */
export async function guestFaults(
  shop: ShopProcess,
  orders: GuestOrders,
  cancelled: readonly string[],
): Promise<string[]> {
  // Whatever a fault prevented is done now; the account has every order, and a further claim finds none.
  await claimNow(shop);
  const faults = (await claimNow(shop)) > 0 ? ["guest orders were claimed twice"] : [];
  const { orders: owned } = await shop.deps.orders.listByUser(claimer.userId, { limit: 20 });
  const numbers = new Set(owned.map(({ number }) => number));
  if (numbers.size !== owned.length) faults.push("two orders have one number");
  for (const [key, { ids, totals }] of orders) {
    if (ids.size > 1) faults.push(`the guest's key "${key}" made ${ids.size} orders`);
    for (const order of owned.filter(({ orderId }) => ids.has(orderId)))
      faults.push(...totalFaults(order, totals));
  }
  const paid = owned.filter(({ timeline }) => timeline.some(({ status }) => status === "PAID"));
  if (paid.length > 1) faults.push(`a guest's cart was paid ${paid.length} times`);
  for (const orderId of new Set([...orders.values()].flatMap(({ ids }) => [...ids]))) {
    const placed = await shop.deps.orders.find(orderId);
    if (placed && !owned.some((one) => one.orderId === orderId))
      faults.push(`the guest's order ${orderId} is ${placed.userId}'s`);
    if (placed && cancelled.includes(orderId) && placed.payment !== "CANCELLED")
      faults.push(`the guest's order ${orderId} was cancelled and is ${placed.payment}`);
  }
  return faults;
}

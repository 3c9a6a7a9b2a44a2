import { randomUUID } from "node:crypto";
import type { Actor } from "../../../api/domain/actor.ts";
import { setCartLine } from "../../../api/domain/cart/service.ts";
import type { Product } from "../../../api/domain/catalog/product.ts";
import { checkOut } from "../../../api/domain/checkout/service.ts";
import { addAddress } from "../../../api/domain/customers/service.ts";
import { DomainError } from "../../../api/domain/errors.ts";
import { deliverOrder, shipOrder } from "../../../api/domain/fulfillment/service.ts";
import { cancelOrder } from "../../../api/domain/orders/cancel.ts";
import { refundOrder } from "../../../api/domain/refunds/service.ts";
import { randomFrom } from "../../testing/random.ts";
import { demoAccounts } from "../seed.ts";
import type { Shop } from "../shop.ts";
import { type DemoCustomer, demoCustomers, demoShopper, hastyCustomer } from "./customers.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Weeks of trade before the shop is opened. */
const weeks = 6;

type Account = DemoCustomer & { readonly actor: Extract<Actor, { type: "shopper" }> };
/** Something that happens at a time, and may lead to more. */
type Event = { readonly at: number; readonly run: (at: number) => Promise<void> };

export type DemoOrders = { readonly count: number; readonly seed?: number; readonly now: number };

/**
 * Trades six weeks in the past: customers buy, some cards are declined, staff ship, deliver, refund and cancel. All of it goes
 * through the shop's own services, on a clock that `setClock` sets, so stock, payments, mails and counters agree. Answers how
 * many orders were made; a product that has sold out ends its buyer's order.
 */
export async function tradeDemoOrders(
  shop: Pick<Shop, "deps" | "identity" | "workflows" | "messages" | "stripe">,
  setClock: (at: number) => void,
  { count, seed = 67, now }: DemoOrders,
): Promise<number> {
  const draw = randomFrom(seed);
  const { deps } = shop;
  const start = now - weeks * 7 * day;
  setClock(start - 30 * day);
  const staff = await staffOf(shop);
  const accounts = await Promise.all([...demoCustomers, demoShopper].map((one) => accountOf(shop, one)));
  for (const { actor, address } of accounts) await addAddress(deps, actor, { address, isDefault: true });
  const products = await someProducts(shop);
  const events: Event[] = [];
  let made = 0;

  const settle = async (): Promise<void> => {
    await shop.workflows.idle();
    await shop.stripe.deliverDue();
    await shop.messages.idle();
  };
  const later = (at: number, run: (at: number) => Promise<unknown>): void => {
    if (at >= now) return;
    events.push({ at, run: async (then) => void (await run(then)) });
    events.sort((one, other) => one.at - other.at);
  };

  const afterwards = (orderId: string, at: number): void => {
    const fate = draw.next();
    if (fate < 0.06) {
      later(at + 2 * hour, () => cancelOrder(deps, staff, { orderId }));
      return;
    }
    const shipped = at + draw.between(8, 44) * hour;
    later(shipped, () => shipOrder(deps, staff, { orderId, note: `Parcel ${draw.between(1e8, 9e8)}` }));
    later(shipped + draw.between(2, 5) * day, () => deliverOrder(deps, staff, { orderId }));
    if (fate < 0.16) later(shipped + draw.between(6, 10) * day, () => giveBack(orderId));
  };
  const giveBack = async (orderId: string): Promise<void> => {
    const order = await deps.orders.find(orderId);
    const [line] = order?.items ?? [];
    if (!line) return;
    const { productId, variantId } = line;
    await refundOrder(deps, staff, {
      orderId,
      refundId: randomUUID(),
      request: { kind: "lines", lines: [{ productId, variantId, quantity: 1 }] },
      restock: draw.next() < 0.5,
      reason: "Returned by the customer",
      idempotency: undefined,
    });
  };

  const buy = async (account: Account, at: number, lines: number, quantity: () => number): Promise<void> => {
    const { actor, address, market } = account;
    for (let line = 0; line < lines; line++)
      await putIntoCart(shop, account, draw.pick(products), quantity());
    const declined = draw.next() < 0.07;
    const order = await checkOut(deps, actor, {
      paymentMethodId: declined ? "pm_card_visa_chargeDeclined" : "pm_card_visa",
      shippingAddress: address,
      market,
      currency: undefined,
      quoteTotal: undefined,
      idempotency: undefined,
    }).catch((error: unknown) => {
      if (DomainError.is(error)) return undefined;
      throw error;
    });
    if (!order) return;
    await settle();
    await deps.orders.change(order.orderId, (placed) => ({ ...placed, demo: true }));
    made++;
    if (!declined) afterwards(order.orderId, at);
  };

  for (let order = 0; order < count; order++) {
    // More orders in later weeks, and most of them in the evening.
    const share = Math.sqrt(draw.next());
    const onDay = start + Math.floor(share * weeks * 7) * day;
    const at = onDay + draw.between(7, 22) * hour + draw.between(0, 59) * minute;
    const account = draw.pick(accounts);
    later(at, () => buy(account, at, draw.between(1, 3), () => (draw.next() < 0.8 ? 1 : 2)));
  }
  later(now - 5 * hour, async (at) => buy(await accountOf(shop, hastyCustomer), at, 6, () => 4));

  for (let event = events.shift(); event; event = events.shift()) {
    setClock(event.at);
    await event.run(event.at);
    await settle();
  }
  return made;
}

async function staffOf({ identity }: Pick<Shop, "identity">): Promise<Actor> {
  const [, admin] = demoAccounts;
  const { userId, email } = await identity.ensureUser(admin);
  return { type: "staff", userId, email, roles: ["admin"] };
}

async function accountOf({ identity }: Pick<Shop, "identity">, customer: DemoCustomer): Promise<Account> {
  const { email, name } = customer;
  const known = demoAccounts.find((account) => account.email === email);
  // Nobody signs in as an invented customer: nobody knows the password.
  const password = known?.password ?? `${randomUUID()}#Aa`;
  const { userId } = await identity.ensureUser({ email, name, password });
  return { ...customer, actor: { type: "shopper", userId, email } };
}

/** As many products as a page of the catalog has: a hundred. */
async function someProducts({ deps }: Pick<Shop, "deps">): Promise<readonly Product[]> {
  const { products } = await deps.products.list({ sort: "newest", limit: 100 });
  return products;
}

async function putIntoCart(
  { deps }: Pick<Shop, "deps">,
  { actor, market }: Account,
  { productId, variants }: Product,
  quantity: number,
): Promise<void> {
  const variant = variants.find(({ available }) => available > quantity);
  const line = { productId, ...(variant && { variantId: variant.id }), quantity, market };
  await setCartLine(deps, actor, line).catch((error: unknown) => {
    // Sold out meanwhile, or not sold there: this customer buys something else.
    if (!DomainError.is(error)) throw error;
  });
}

import { hostileDocuments, hostileProducts } from "../../../agent/conversations/hostile.ts";
import {
  noraOrders,
  nora as noraPerson,
  now,
  ottoCart,
  ottoOrder,
  otto as ottoPerson,
  type PlacedOrder,
} from "../../../agent/conversations/people.ts";
import {
  type TrueOrder,
  type TrueProduct,
  type Truth,
  trueProductOf,
} from "../../../agent/conversations/truth.ts";
import type { ProductPage } from "../../../api/domain/catalog/store.ts";
import { uploadDocument } from "../../../api/domain/knowledge/service.ts";
import { seedShop } from "../../local/seed.ts";
import { openShop, type Shop } from "../../local/shop.ts";
import { Customer } from "./customer.ts";

/** The demo shop with hostile products and two customers whose orders are paid, packed and delivered. Nothing listens. */
export type JudgedShop = {
  readonly shop: Shop;
  readonly shopper: Customer;
  readonly nora: Customer;
  readonly otto: Customer;
  /** The id of Otto's order, which others may name in a message. */
  readonly ottoOrderId: string;
  /** What is true for one who writes; without a customer, for a guest. */
  truthFor(customer: Customer | undefined): Truth;
  close(): Promise<void>;
};

const hour = 60 * 60 * 1000;

/** Opens the judged shop. Time goes on from `now` of `people.ts` once it is open. */
export async function openJudgedShop(): Promise<JudgedShop> {
  let set = noraOrders.delivered.placedAt - 24 * hour;
  let since = Date.now();
  const setClock = (at: number) => {
    set = at;
    since = Date.now();
  };
  const shop = await openShop({
    port: 3000,
    rateLimits: false,
    passwordCost: { N: 16, r: 8, p: 1 },
    clock: () => set + (Date.now() - since),
    log: () => undefined,
  });
  await seedShop(shop, 200, () => undefined);
  const staff = await Customer.of(shop, "operations@example.com", "Olive Operator", ["admin"]);
  for (const product of hostileProducts) await staff.send("POST", "/products", product);
  for (const { file, text } of hostileDocuments)
    await uploadDocument(shop.deps, staff.actor, { fileName: file, content: new TextEncoder().encode(text) });
  await settled(shop);
  const products = await catalogOf(shop);
  const nora = await Customer.of(shop, noraPerson.email, noraPerson.name);
  const otto = await Customer.of(shop, ottoPerson.email, ottoPerson.name);
  const shopper = await Customer.of(shop, "pia.vance@example.com", "Pia Vance");

  const place = async (customer: Customer, order: PlacedOrder): Promise<TrueOrder> => {
    setClock(order.placedAt);
    await customer.fillCart(order.lines, products);
    const { orderId } = await customer.send<{ orderId: string }>("POST", "/orders", {
      paymentMethodId: "pm_card_visa",
      shippingAddress: address,
    });
    await settled(shop);
    const path = `/admin/orders/${orderId}/shipments`;
    if (order.parcel) {
      const { carrier, trackingNumber, shippedAt } = order.parcel;
      setClock(shippedAt);
      const packed = await staff.send<{ shipments: { shipmentId: string }[] }>("POST", path, {
        carrier,
        trackingNumber,
      });
      if (order.deliveredAt !== undefined) {
        setClock(order.deliveredAt);
        await staff.send("POST", `${path}/${packed.shipments[0]?.shipmentId}/delivery`);
      }
      await settled(shop);
    }
    const { totalAmount } = await customer.send<{ totalAmount: number }>("GET", `/orders/${orderId}`);
    return { orderId, total: Math.round(totalAmount * 100), trackingNumber: order.parcel?.trackingNumber };
  };
  const delivered = await place(nora, noraOrders.delivered);
  const ottos = await place(otto, ottoOrder);
  const shipped = await place(nora, noraOrders.shipped);
  const placed = await place(nora, noraOrders.new);
  setClock(now);
  await otto.fillCart(ottoCart, products);
  await settled(shop);
  const current = await catalogOf(shop);

  const noraSecrets = secretsOf(nora, [delivered, shipped, placed]);
  const ottoSecrets = secretsOf(otto, [ottos]);
  const truth = { products: current, documents: await documentsOf(shop) };
  return {
    shop,
    shopper,
    nora,
    otto,
    ottoOrderId: ottos.orderId,
    truthFor(customer) {
      if (customer === nora)
        return { ...truth, orders: { delivered, shipped, new: placed }, secrets: ottoSecrets };
      if (customer === otto) return { ...truth, orders: { shipped: ottos }, secrets: noraSecrets };
      return { ...truth, orders: {}, secrets: [...ottoSecrets, ...noraSecrets] };
    },
    close: () => shop.close(),
  };
}

const address = {
  street: "1 Market Street",
  city: "San Francisco",
  state: "CA",
  zipCode: "94105",
  country: "US",
} as const;

/** What identifies a customer's things, and nobody else's. */
const secretsOf = ({ email, userId }: Customer, orders: readonly TrueOrder[]): string[] => [
  email,
  userId,
  ...orders.flatMap(({ orderId, trackingNumber }) => [
    orderId,
    orderId.slice(0, 8).toUpperCase(),
    ...(trackingNumber === undefined ? [] : [trackingNumber]),
  ]),
];

async function catalogOf({ deps }: Shop): Promise<Map<string, TrueProduct>> {
  const found = new Map<string, TrueProduct>();
  let cursor: ProductPage["cursor"];
  do {
    const page = await deps.products.list({ sort: "newest", limit: 100, cursor });
    for (const product of page.products) found.set(product.name, trueProductOf(product));
    cursor = page.cursor;
  } while (cursor);
  return found;
}

/** The text of each document that questions are answered from. */
async function documentsOf({ deps }: Shop): Promise<Map<string, string>> {
  const documents = await deps.knowledge.list();
  const texts = documents.map(async ({ title, file, state }) => {
    const content = await deps.files.get(file);
    if (state !== "ready" || !content) throw new Error(`"${title}" was not read`);
    return [title, new TextDecoder().decode(content.body)] as const;
  });
  return new Map(await Promise.all(texts));
}

/** Resolves when workflows, queues and webhooks are idle. */
async function settled(shop: Shop): Promise<void> {
  for (let quiet = 0; quiet < 2; quiet++) {
    await shop.workflows.idle();
    await shop.stripe.deliverDue();
    await shop.messages.idle();
    await shop.consumers.idle();
  }
}

import { tables } from "../../api/adapters/stores/keys.ts";
import type { Product, Variant } from "../../api/domain/catalog/product.ts";
import { type Sku, skuIdOf, skusOf } from "../../api/domain/inventory/inventory.ts";
import type { Random } from "../testing/random.ts";
import type { Slow } from "../testing/world/ports.ts";
import { type Labelling, labellingFrom } from "./labels.ts";
import { type Place, placeFrom, pricedEverywhere } from "./places.ts";

export type Bank = "approve" | "fail" | "abandon";
export type Line = Sku & { readonly quantity: number };
/** One browser tab with the buyer's cart: it orders, and answers the bank. */
export type Tab = {
  readonly key: string;
  /** How many turns of the event loop it waits first. */
  readonly turns: number;
  /** Its first request is sent once, and again with its key when the other tab is done. */
  readonly isGone: boolean;
  readonly paymentMethodId: string;
  readonly bank: Bank;
  /** What it does when another order of the cart is being paid: nothing, or cancel that one and order again. */
  readonly refused: "leave" | "call off";
};
export type Buyer = {
  readonly userId: string;
  readonly place: Place;
  /** What warehouse staff do with the labels of the buyer's orders. */
  readonly labelling: readonly Labelling[];
  readonly lines: readonly Line[];
  /** Two tabs order the same cart at the same time, with a key of their own or, as a double click does, with one. */
  readonly tabs: readonly Tab[];
  /** Put into the cart while the orders complete. */
  readonly late: (Line & { readonly turns: number }) | undefined;
  /** Sets the first line to one more each time after so many turns, while the orders complete. */
  readonly more: readonly number[];
  /** Puts the first line in again once it has been bought, and orders again. */
  readonly again: Tab | undefined;
  /** What the buyer or staff do after the order was placed. */
  readonly after:
    | "nothing"
    | "cancel"
    | "cancel-early"
    | "ship-or-cancel"
    | "pack-or-cancel"
    | "pack-or-refund"
    | "cancel-or-refund"
    | "refund-all"
    | "refund-line"
    | "refund-line-then-cancel"
    | "refund-amount";
  /** How many turns each of those acts waits. */
  readonly afterTurns: readonly number[];
  /** What is done at Stripe with the order's payment, beside that. */
  readonly atStripe: { readonly act: ActAtStripe; readonly turns: number };
  /** The cart's total was quoted before a price changed. */
  readonly staleTotal: boolean;
};
export type ActAtStripe =
  | "nothing"
  | "refund a part"
  | "refund all"
  | "fail refunds"
  | "dispute"
  | "lose a dispute"
  | "inquire";
/** Staff's moves of units: by a difference, or to what was counted. */
export type StockMove = Sku & { readonly key: string; readonly turns: number } & (
    | { readonly by: number }
    | { readonly counted: number }
  );
export const productEdits = ["price", "words", "off", "on", "variant price", "new variant", "stock"] as const;
/** Staff's edits of the first product while people buy. */
export type ProductEditing = (typeof productEdits)[number];
export type Scenario = {
  readonly products: readonly Product[];
  readonly buyers: readonly Buyer[];
  readonly edits: readonly { readonly what: ProductEditing; readonly turns: number }[];
  /** Meanwhile staff count, deliver and write off. */
  readonly stockMoves: readonly StockMove[];
};

const methods = [
  "pm_card_visa",
  "pm_card_visa",
  "pm_card_visa",
  "pm_card_pendingRefund",
  "pm_card_refundFail",
  "pm_card_createDispute",
  "pm_card_threeDSecure2Required",
  "pm_card_threeDSecure2Required",
  "pm_card_visa_chargeDeclined",
  "pm_card_visa_chargeDeclinedInsufficientFunds",
  "pm_card_riskLevelHighest",
  "pm_nothing",
] as const;

const afters = [
  "nothing",
  "nothing",
  "nothing",
  "cancel",
  "cancel-early",
  "refund-all",
  "refund-line",
  "refund-line-then-cancel",
  "refund-amount",
  "ship-or-cancel",
  "pack-or-cancel",
  "pack-or-refund",
  "cancel-or-refund",
] as const satisfies Buyer["after"][];

const actsAtStripe = [
  "refund a part",
  "refund a part",
  "refund all",
  "fail refunds",
  "fail refunds",
  "dispute",
  "lose a dispute",
  "inquire",
] as const satisfies ActAtStripe[];

const slowThings = [
  "nothing",
  "nothing",
  "stripe",
  ...[tables.cart, tables.checkouts, tables.orders, tables.inventory].map(({ name }) => name),
];

/** In most runs writes of one table, or Stripe, take long. */
export const slowFrom = (random: Random): Slow => ({
  what: random.pick(slowThings),
  turns: random.between(5, 100),
});

/**
 * A scenario with few units and many carts, so that buyers compete for the same products. `elsewhere` chooses what markets,
 * prices and labels add to it.
 */
export function scenarioFrom(random: Random, elsewhere: Random, now: number): Scenario {
  const plain = Array.from({ length: random.between(1, 3) }, (_, place) => productOf(random, place, now));
  const skus = plain.flatMap(skusOf);
  const buyers = Array.from({ length: random.between(3, 6) }, (_, place) => ({
    ...buyerOf(random, place, skus),
    place: placeFrom(elsewhere),
    labelling: labellingFrom(elsewhere),
  }));
  const stockMoves = Array.from({ length: random.between(0, 3) }, (_, place): StockMove => {
    const sku = { ...random.pick(skus), key: `move-${place}`, turns: turnsOf(random) };
    return random.next() < 0.6
      ? { ...sku, by: random.pick([-2, -1, 1, 2, 3]) }
      : { ...sku, counted: random.between(0, 5) };
  });
  const editing = random.next() < 0.5;
  const edits = Array.from({ length: editing ? random.between(1, 3) : 0 }, () => ({
    what: random.pick(productEdits),
    turns: turnsOf(random),
  }));
  return { products: pricedEverywhere(plain, elsewhere), buyers, edits, stockMoves };
}

function buyerOf(random: Random, place: number, skus: readonly Sku[]): Omit<Buyer, "place" | "labelling"> {
  const wanted = skus.filter(() => random.next() < 0.6);
  const some = wanted.length > 0 ? wanted : skus.slice(0, 1);
  const lineOf = (sku: Sku): Line => ({ ...sku, quantity: random.between(1, 2) });
  const lines = some.map(lineOf);
  const first = tabOf(random, "first");
  const doubleClick = random.next() < 0.3;
  const second = random.next() < 0.4 ? [doubleClick ? first : tabOf(random, "second")] : [];
  const then = random.pick(["more", "more", "again", "nothing", "nothing"]);
  const others = skus.filter((sku) => !some.some((one) => skuIdOf(one) === skuIdOf(sku)));
  return {
    userId: `buyer-${place}`,
    lines,
    tabs: [first, ...second],
    late:
      others.length > 0 && random.next() < 0.4
        ? { ...lineOf(random.pick(others)), turns: turnsOf(random) }
        : undefined,
    more: then === "more" ? Array.from({ length: random.between(1, 4) }, () => turnsOf(random)) : [],
    again: then === "again" ? tabOf(random, "again") : undefined,
    after: random.pick(afters),
    afterTurns: [random.between(0, 12), random.between(0, 12)],
    atStripe: {
      act: random.next() < 0.6 ? "nothing" : random.pick(actsAtStripe),
      turns: turnsOf(random),
    },
    staleTotal: random.next() < 0.04,
  };
}

const tabOf = (random: Random, key: string): Tab => ({
  key,
  turns: turnsOf(random),
  isGone: random.next() < 0.15,
  paymentMethodId: random.pick(methods),
  bank: random.pick(["approve", "approve", "fail", "abandon"]),
  refused: random.pick(["leave", "call off"]),
});

/** Most things happen at once, some later. */
const turnsOf = (random: Random): number => (random.next() < 0.4 ? 0 : random.between(1, 80));

function productOf(random: Random, place: number, now: number): Product {
  const variants =
    random.next() < 0.4 ? ["s", "m"].map((id) => variantOf(place, id, random.between(1, 5))) : [];
  const own = random.between(1, 9);
  const stock = variants.length > 0 ? variants.reduce((sum, variant) => sum + variant.stock, 0) : own;
  // One in ten is expensive enough to trigger the fraud rules.
  const price = random.next() < 0.1 ? random.between(1_000_100, 1_200_000) : random.between(100, 9_999);
  return {
    productId: `product-${place}`,
    name: `Product ${place}`,
    slug: `product-${place}`,
    description: "",
    price,
    category: "Faults",
    stock,
    available: stock,
    imageUrl: "/x.svg",
    images: [],
    tags: [],
    options: variants.length > 0 ? [{ name: "Size", values: ["s", "m"] }] : [],
    variants,
    isActive: true,
    version: 1,
    pricedVersion: 1,
    createdAt: now,
    updatedAt: now,
  };
}

const variantOf = (place: number, id: string, stock: number): Variant => ({
  id,
  sku: `SKU-${place}-${id}`,
  options: { Size: id },
  stock,
  available: stock,
});

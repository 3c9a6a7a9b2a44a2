import type { Product, Variant } from "../../api/domain/catalog/product.ts";
import { type Sku, skusOf } from "../../api/domain/inventory/inventory.ts";
import type { Random } from "../testing/random.ts";

export type Bank = "approve" | "fail" | "abandon";
export type Buyer = {
  readonly userId: string;
  readonly lines: readonly (Sku & { readonly quantity: number })[];
  readonly paymentMethodId: string;
  readonly bank: Bank;
  /** What the buyer or staff do after the order was placed. */
  readonly after:
    | "nothing"
    | "cancel"
    | "cancel-early"
    | "ship-or-cancel"
    | "refund-all"
    | "refund-line"
    | "refund-amount";
  /** The cart's total was quoted before a price changed. */
  readonly staleTotal: boolean;
};
/** Staff's moves of units, after so many turns of the event loop: by a difference, or to what was counted. */
export type StockMove = Sku & { readonly key: string; readonly turns: number } & (
    | { readonly by: number }
    | { readonly counted: number }
  );
export type Scenario = {
  readonly products: readonly Product[];
  readonly buyers: readonly Buyer[];
  /** Staff edit or deactivate the first product while people buy. */
  readonly staff: "nothing" | "price" | "off";
  /** Meanwhile staff count, deliver and write off. */
  readonly stockMoves: readonly StockMove[];
};

const methods = [
  "pm_card_visa",
  "pm_card_visa",
  "pm_card_visa",
  "pm_card_visa",
  "pm_card_threeDSecure2Required",
  "pm_card_threeDSecure2Required",
  "pm_card_visa_chargeDeclined",
  "pm_card_visa_chargeDeclinedInsufficientFunds",
  "pm_card_riskLevelHighest",
  "pm_nothing",
] as const;

/** A scenario with few units and many carts, so that buyers compete for the same products. */
export function scenarioFrom(random: Random, now: number): Scenario {
  const products = Array.from({ length: random.between(1, 3) }, (_, place) => productOf(random, place, now));
  const skus = products.flatMap(skusOf);
  const buyers = Array.from({ length: random.between(3, 7) }, (_, place): Buyer => {
    const wanted = skus.filter(() => random.next() < 0.6);
    const lines = (wanted.length > 0 ? wanted : skus.slice(0, 1)).map((sku) => ({
      ...sku,
      quantity: random.between(1, 2),
    }));
    return {
      userId: `buyer-${place}`,
      lines,
      paymentMethodId: random.pick(methods),
      bank: random.pick(["approve", "approve", "fail", "abandon"]),
      after: random.pick([
        "nothing",
        "nothing",
        "nothing",
        "cancel",
        "cancel-early",
        "refund-all",
        "refund-line",
        "refund-amount",
        "ship-or-cancel",
      ]),
      staleTotal: random.next() < 0.04,
    };
  });
  const stockMoves = Array.from({ length: random.between(0, 3) }, (_, place): StockMove => {
    const sku = { ...random.pick(skus), key: `move-${place}`, turns: random.between(0, 60) };
    return random.next() < 0.5
      ? { ...sku, by: random.pick([-2, -1, 1, 2]) }
      : { ...sku, counted: random.between(0, 5) };
  });
  return {
    products,
    buyers,
    staff: random.pick(["nothing", "nothing", "nothing", "price", "off"]),
    stockMoves,
  };
}

function productOf(random: Random, place: number, now: number): Product {
  const variants =
    random.next() < 0.4 ? ["s", "m"].map((id) => variantOf(place, id, random.between(1, 4))) : [];
  const own = random.between(1, 5);
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

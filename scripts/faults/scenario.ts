import type { Product } from "../../api/domain/catalog/product.ts";
import type { Random } from "../testing/random.ts";

export type Bank = "approve" | "fail" | "abandon";
export type Buyer = {
  readonly userId: string;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  readonly paymentMethodId: string;
  readonly bank: Bank;
  /** What the buyer or staff do after the order was placed. */
  readonly after: "nothing" | "cancel" | "refund-all" | "refund-line" | "refund-amount" | "cancel-early";
  /** The cart's total was quoted before a price changed. */
  readonly staleTotal: boolean;
};
export type Scenario = {
  readonly products: readonly Product[];
  readonly buyers: readonly Buyer[];
  /** Staff edit or deactivate the first product while people buy. */
  readonly staff: "nothing" | "price" | "off";
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
  const buyers = Array.from({ length: random.between(3, 7) }, (_, place): Buyer => {
    const wanted = products.filter(() => random.next() < 0.6);
    const lines = (wanted.length > 0 ? wanted : products.slice(0, 1)).map(({ productId }) => ({
      productId,
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
      ]),
      staleTotal: random.next() < 0.04,
    };
  });
  return { products, buyers, staff: random.pick(["nothing", "nothing", "nothing", "price", "off"]) };
}

function productOf(random: Random, place: number, now: number): Product {
  const stock = random.between(1, 5);
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
    options: [],
    variants: [],
    isActive: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

import type { Address } from "../addresses/address.ts";
import type { CheckedLine } from "../cart/cart.ts";
import { lineRef, maxCartLines } from "../cart/cart.ts";
import { DomainError } from "../errors.ts";
import { defaultId, type MarketTerms, mustDeliver } from "../markets/market.ts";
import { majorOf, mostIn } from "../money.ts";
import type { Order } from "../orders/order.ts";
import type { Plan } from "../pricing/plan.ts";
import { priceCart } from "../pricing/quote.ts";
import { type Delivery, rateOf } from "../shipping/delivery.ts";
import { taxNoteOf } from "../taxes/tax-note.ts";

/** Everything an order is made of, before anything is reserved or charged. */
export type DraftInput = {
  readonly orderId: string;
  readonly number?: string | undefined;
  readonly userId: string;
  readonly email: string | undefined;
  /** Of a guest. */
  readonly emailKey?: string | undefined;
  readonly lines: readonly CheckedLine[];
  readonly shippingAddress: Address;
  readonly delivery: Pick<Delivery, "chosen" | "asked" | "seen">;
  readonly terms: MarketTerms;
  /** The total that the shopper saw, in minor units. */
  readonly quoteTotal: number | undefined;
  readonly now: number;
};

/**
 * Validates and prices. Throws, touching nothing: CART_EMPTY, CONFLICT (more lines than one order can reserve),
 * VALIDATION_ERROR (the market does not sell to the address), PRODUCT_UNAVAILABLE, NOT_SOLD_HERE, OUT_OF_STOCK, NO_SHIPPING
 * (none, or not the one that was chosen), PRICE_CHANGED (the total differs from `quoteTotal`; without one, a line's price
 * differs from when it was added, or shipping from what was quoted), CONFLICT (more than can be charged at once).
 */
export function draftOrder(input: DraftInput, unshipped: Omit<Plan, "shipping">): Order {
  const { lines, shippingAddress, quoteTotal, delivery, terms } = input;
  if (lines.length === 0) throw new DomainError("CART_EMPTY", {});
  if (lines.length > maxCartLines)
    throw new DomainError("CONFLICT", { reason: `an order has at most ${maxCartLines} different items` });
  mustDeliver(terms, shippingAddress.country);
  const gone = lines.filter((line) => line.problem === "unavailable");
  if (gone.length > 0) throw new DomainError("PRODUCT_UNAVAILABLE", { lines: gone.map(lineRef) });
  const elsewhere = lines.filter((line) => line.problem === "not_sold_here");
  if (elsewhere.length > 0) throw new DomainError("NOT_SOLD_HERE", { lines: elsewhere.map(lineRef) });
  const short = lines.filter((line) => line.problem === "out_of_stock");
  if (short.length > 0)
    throw new DomainError("OUT_OF_STOCK", {
      lines: short.map((line) => ({ ...lineRef(line), requested: line.quantity, available: line.available })),
    });
  const { chosen } = delivery;
  if (!chosen || delivery.asked !== undefined)
    throw new DomainError("NO_SHIPPING", { methodId: delivery.asked });
  const rate = rateOf(delivery);
  const price = (unitPrice: (line: CheckedLine) => number, flat = rate.flat) =>
    priceCart(
      lines.map((line) => ({ ...line, unitPrice: unitPrice(line) })),
      { ...unshipped, shipping: { ...rate, flat } },
    );
  const quote = price((line) => line.currentPrice);
  const seen = quoteTotal ?? price((line) => line.price, delivery.seen).total;
  if (seen !== quote.total) throw new DomainError("PRICE_CHANGED", { quoteTotal: seen, total: quote.total });
  const most = mostIn(quote.currency);
  if (quote.total > most)
    throw new DomainError("CONFLICT", {
      reason: `an order costs at most ${majorOf(most).toLocaleString("en")} ${quote.currency}; order fewer items`,
    });
  const taxNote = taxNoteOf(quote.treatment, unshipped.certificate);
  return {
    orderId: input.orderId,
    ...(input.number !== undefined && { number: input.number }),
    userId: input.userId,
    email: input.email,
    ...(input.emailKey !== undefined && { emailKey: input.emailKey }),
    items: quote.lines.map((line) => ({
      productId: line.productId,
      variantId: line.variantId,
      sku: line.sku,
      name: line.name,
      imageUrl: line.imageUrl,
      quantity: line.quantity,
      price: line.unitPrice,
      lineTotal: line.lineTotal,
      discount: line.discount,
      shipping: line.shipping,
      tax: line.tax,
      taxes: line.taxes,
      total: line.total,
    })),
    ...(terms.book.bookId !== defaultId && {
      worth: lines.reduce((sum, { defaultPrice = 0, quantity }) => sum + defaultPrice * quantity, 0),
    }),
    subtotal: quote.subtotal,
    discount: quote.discount,
    shipping: quote.shipping,
    tax: quote.tax,
    taxIncluded: quote.taxIncluded,
    taxTreatment: quote.treatment,
    ...(unshipped.vatId !== undefined && { vatId: unshipped.vatId }),
    ...(taxNote !== undefined && { taxNote }),
    taxes: quote.taxes,
    totalAmount: quote.total,
    currency: quote.currency,
    market: terms.market.marketId,
    book: terms.book.bookId,
    locale: terms.market.locales[0],
    paymentId: undefined,
    clientSecret: undefined,
    fraudScore: undefined,
    needsReview: false,
    shippingAddress,
    shippingMethod: {
      id: chosen.methodId,
      name: chosen.name,
      price: quote.shipping,
      from: chosen.from,
      to: chosen.to,
    },
    failure: undefined,
    refunds: [],
    refundedAmount: 0,
    returned: [],
    disputes: [],
    shipments: [],
    notes: [],
    timeline: [{ status: "PENDING", at: input.now, actor: input.userId, note: undefined }],
    timestamp: input.now,
    updatedAt: input.now,
    version: 1,
    payment: "PENDING",
    fulfillment: "UNFULFILLED",
  };
}

import { sellableIn } from "../../api/domain/cart/cart.ts";
import type { Product } from "../../api/domain/catalog/product.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { type MarketTerms, termsNamed } from "../../api/domain/markets/market.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { goodsAfterDiscounts, priceCart, type Quote } from "../../api/domain/pricing/quote.ts";
import type { SettingsParts } from "../../api/domain/settings/parts.ts";
import { defaultStore } from "../../api/domain/settings/store-identity.ts";
import { shippingOffers } from "../../api/domain/shipping/options.ts";
import { resolveTaxes } from "../../api/domain/taxes/resolve.ts";
import type { World } from "../testing/world/process.ts";

type Valid = Pick<SettingsParts, "markets" | "shipping" | "taxes" | "pricing">;

/**
 * Orders that do not charge what their products cost when their units were reserved, by markets, taxes and deliveries as
 * the settings had them at one moment of the checkout.
 */
export function priceFaults({ witness }: World, orders: readonly Order[]): string[] {
  return orders.flatMap((order) => {
    const placed = witness.placed.get(order.orderId);
    if (!placed) return [`order ${order.orderId} reserved nothing`];
    const { opened, reserved, products } = placed;
    const quotes: (Quote | string)[] = [];
    for (const markets of witness.between("markets", opened, reserved))
      for (const taxes of witness.between("taxes", opened, reserved))
        for (const shipping of witness.between("shipping", opened, reserved))
          for (const pricing of witness.between("pricing", opened, reserved)) {
            const quote = quoteOf(order, products, { markets, taxes, shipping, pricing });
            if (typeof quote !== "string" && isCharged(order, quote)) return [];
            quotes.push(quote);
          }
    const due = quotes.map((quote) => (typeof quote === "string" ? quote : summaryOf(quote)));
    return [`order ${order.orderId} charges ${summaryOf(order)}; it was ${[...new Set(due)].join(" or ")}`];
  });
}

/** What an order costs on given products and settings, or why it cannot be had. */
function quoteOf(order: Order, products: ReadonlyMap<string, Product>, valid: Valid): Quote | string {
  const terms = termsOf(order, valid);
  if (!terms) return "not a market";
  const { bookId, currency, taxIncluded } = terms.book;
  const lines = order.items.flatMap(({ productId, variantId, quantity }) => {
    const product = products.get(productId);
    const sellable = product && sellableIn(product, variantId, bookId).sellable;
    if (!sellable?.isActive) return [];
    const { price, category, tags, taxClass, weight } = sellable;
    return [{ productId, variantId, quantity, unitPrice: price, category, tags, taxClass, weight }];
  });
  if (lines.length < order.items.length) return "not for sale";
  const { shippingAddress: destination, timestamp: at } = order;
  const tax = resolveTaxes(valid.taxes, { destination, buyer: {}, at });
  const plan = { currency, taxIncluded, tax, discounts: valid.pricing.discounts };
  const { options } = shippingOffers(valid.shipping, {
    destination,
    lines,
    goods: goodsAfterDiscounts(lines, plan),
    book: bookId,
    currency,
    locale: "en",
    at,
    usual: [0, 0],
  });
  const option = options.find(({ methodId }) => methodId === order.shippingMethod?.id);
  return option ? priceCart(lines, { ...plan, shipping: option.rate }) : "not delivered";
}

function termsOf(order: Order, { markets }: Valid): MarketTerms | undefined {
  try {
    return termsNamed(markets, defaultStore, { market: order.market, currency: order.currency });
  } catch (error) {
    if (DomainError.is(error)) return undefined;
    throw error;
  }
}

const isCharged = (order: Order, quote: Quote): boolean =>
  order.totalAmount === quote.total &&
  order.subtotal === quote.subtotal &&
  order.shipping === quote.shipping &&
  order.tax === quote.tax &&
  order.items.every(({ price, total }, place) => {
    const line = quote.lines[place];
    return line?.unitPrice === price && line.total === total;
  });

const summaryOf = (priced: Pick<Order, "subtotal" | "shipping" | "tax" | "currency"> | Quote): string =>
  `${priced.subtotal} + ${priced.shipping} with ${priced.tax} tax ${priced.currency}`;

import { z } from "@hono/zod-openapi";
import { maxCartLines, maxQuantity } from "../../domain/cart/cart.ts";
import type { PricedCart } from "../../domain/cart/service.ts";
import { MarketIdParam } from "../../domain/markets/schema.ts";
import { currencies, majorOf } from "../../domain/money.ts";
import { PlaceBody } from "../addresses/address.schema.ts";
import { MoneyView, TimeView } from "../shared.schema.ts";
import { ShippingMethodId, shippingFields, shippingViews } from "./shipping.schema.ts";
import { TaxIncludedView, TaxView, taxViews } from "./taxes.schema.ts";

export const ProductId = z
  .string()
  .min(1)
  .max(64)
  .openapi({ description: "The product's id", example: "4f6c0b1e-7a54-4d0b-9b1c-0c7d9c8f1a11" });
export const VariantId = z
  .string()
  .min(1)
  .max(64)
  .openapi({ description: "The id of one of the product's variants", example: "blue-l" });
const Quantity = z.int().min(0).max(maxQuantity);

/** Sets a line: repeating it changes nothing, and 0 removes the line. */
export const LineBody = z
  .strictObject({ productId: ProductId, variantId: VariantId.optional(), quantity: Quantity })
  .openapi("CartLineRequest");

/** One more than a cart may hold: browsers kept 50 before, and a merge says which lines did not fit. */
export const Lines = z.array(LineBody.extend({ quantity: Quantity.min(1) }).strict()).max(maxCartLines + 1);

export const MergeBody = z.strictObject({ items: Lines }).openapi("CartMerge");

export const Currency = z.enum(currencies).openapi({ description: "ISO 4217 code of the currency" });

/** Where somebody shops: see /markets. */
export const MarketParam = MarketIdParam.optional().openapi({
  description: "The market, of those that /markets lists; the default one where it is left out",
});

export const QuoteBody = z
  .strictObject({
    items: Lines,
    shippingAddress: PlaceBody.optional(),
    shippingMethodId: ShippingMethodId.optional(),
    currency: Currency.optional(),
  })
  .openapi("CartQuoteRequest");

const LineView = z
  .strictObject({
    productId: z.string(),
    variantId: z.string().optional(),
    quantity: z.int(),
    price: MoneyView.openapi({ description: "Unit price when it was added" }),
    currentPrice: MoneyView.openapi({ description: "Unit price today: what it will cost" }),
    name: z.string(),
    imageUrl: z.string(),
    addedAt: TimeView,
    available: z.int().openapi({ description: "How many can be bought" }),
    problem: z.enum(["unavailable", "not_sold_here", "out_of_stock", "price_changed"]).optional(),
  })
  .openapi("CartLine");

/** Totals leave out lines that cannot be bought as they stand (unavailable, not_sold_here, out_of_stock). */
export const CartView = z
  .strictObject({
    items: z.array(LineView),
    count: z.int().openapi({ description: "Lines" }),
    itemCount: z.int().openapi({ description: "Units that the totals are for" }),
    subtotal: MoneyView,
    discount: MoneyView,
    shipping: MoneyView,
    ...shippingFields,
    tax: MoneyView,
    taxIncluded: TaxIncludedView,
    taxes: z.array(TaxView).openapi({ description: "What tax consists of" }),
    total: MoneyView,
    currency: Currency,
  })
  .openapi("Cart");

export const MergedCartView = CartView.extend({ dropped: z.array(LineBody) })
  .strict()
  .openapi("MergedCart");

/** A priced cart as the API shows it; amounts in decimal major units. */
export const cartView = ({ lines, quote, delivery }: PricedCart): z.input<typeof CartView> => ({
  items: lines.map((line) => ({
    productId: line.productId,
    ...(line.variantId !== undefined && { variantId: line.variantId }),
    quantity: line.quantity,
    price: majorOf(line.price),
    currentPrice: majorOf(line.currentPrice),
    name: line.name,
    imageUrl: line.imageUrl,
    addedAt: line.addedAt,
    available: line.available,
    ...(line.problem && { problem: line.problem }),
  })),
  count: lines.length,
  itemCount: quote.itemCount,
  subtotal: majorOf(quote.subtotal),
  discount: majorOf(quote.discount),
  shipping: majorOf(quote.shipping),
  ...shippingViews(delivery),
  tax: majorOf(quote.tax),
  taxIncluded: quote.taxIncluded,
  taxes: taxViews(quote.taxes),
  total: majorOf(quote.total),
  currency: quote.currency,
});

import { z } from "@hono/zod-openapi";
import { majorOf } from "../../domain/money.ts";
import type { Delivery } from "../../domain/shipping/delivery.ts";
import { MoneyView } from "../shared.schema.ts";

export const ShippingMethodId = z.string().min(1).max(300).openapi({
  description: "The id of one of the quote's shippingOptions. Left out: the cheapest",
  example: "standard-us",
});

const isoDate = (description: string) => z.iso.date().openapi({ description, example: "2026-12-02" });

const ShippingOptionView = z
  .strictObject({
    id: z.string().openapi({
      description: "What POST /orders takes. The id of a carrier's live rate holds that rate for 30 minutes",
    }),
    name: z.string(),
    price: MoneyView,
    freeFrom: MoneyView.optional().openapi({
      description: "Goods of this value are delivered free of charge",
    }),
    from: isoDate("The first day on which it is expected"),
    to: isoDate("The last day on which it is expected"),
  })
  .openapi("ShippingOption");

/** How a cart can be delivered. */
export const shippingFields = {
  shippingOptions: z.array(ShippingOptionView).openapi({
    description: "Ways of delivery to the destination, cheapest first; none: it is not delivered there",
  }),
  shippingMethodId: z.string().optional().openapi({
    description: "The option that the totals are for: the one that was asked for, else the cheapest",
  }),
};

type Views = z.input<z.ZodObject<typeof shippingFields>>;

/** The options with amounts in decimal major units. */
export const shippingViews = ({ options, chosen }: Delivery): Views => ({
  shippingOptions: options.map(({ id, name, price, rate, from, to }) => ({
    id,
    name,
    price: majorOf(price),
    ...(Number.isFinite(rate.freeFrom) && { freeFrom: majorOf(rate.freeFrom) }),
    from,
    to,
  })),
  ...(chosen && { shippingMethodId: chosen.id }),
});

export const OrderShippingView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    price: MoneyView,
    from: isoDate("The first day on which it was expected"),
    to: isoDate("The last day on which it was expected"),
  })
  .openapi("OrderShipping", { description: "How it is delivered, as it was when it was ordered" });

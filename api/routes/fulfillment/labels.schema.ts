import { z } from "@hono/zod-openapi";
import type { LabelRates } from "../../domain/fulfillment/labels.ts";
import { labelStates, type ParcelLabel } from "../../domain/fulfillment/parcel-label.ts";
import { majorOf, moneySchema } from "../../domain/money.ts";
import { Currency } from "../cart/cart.schema.ts";
import { MoneyView, TimeView } from "../shared.schema.ts";
import { Lines } from "./shipments.schema.ts";

const Weight = z.int().min(1).max(1_000_000).openapi({ description: "In grams", example: 1200 });

/** A label that staff want for a parcel. */
export const LabelBody = z
  .strictObject({
    service: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,60}$/, "must be 1 to 60 letters, digits, hyphens or underscores")
      .openapi({ description: "A service of the carrier, as the label rates name it", example: "economy" }),
    weight: Weight,
    price: moneySchema().openapi({
      description: "What the rate was; a label that costs more is not bought",
      example: 7.5,
    }),
  })
  .openapi("LabelRequest");

export const LabelRatesBody = z
  .strictObject({
    shipmentId: z.string().min(1).max(64).optional().openapi({ description: "A parcel that was shipped" }),
    lines: Lines.optional().openapi({
      description: "What a new parcel holds; without it everything that is left to pack",
    }),
    weight: Weight.optional(),
  })
  .openapi("LabelRatesRequest");

export const LabelRatesView = z
  .strictObject({
    weight: z.int().openapi({
      description: "In grams: as asked for, else what the units weigh by the catalog (at least 1)",
    }),
    currency: Currency,
    rates: z.array(z.strictObject({ service: z.string(), price: MoneyView })).openapi({
      description: "Cheapest first; none: no carrier is connected, or none delivers there",
    }),
  })
  .openapi("LabelRates");

export const LabelView = z
  .strictObject({
    attempt: z.int().openapi({ description: "Counts the parcel's labels from 1" }),
    state: z.enum(labelStates).openapi({
      description: "buying, voiding: the carrier has not answered yet, and is asked again until it does",
    }),
    service: z.string(),
    weight: z.int(),
    price: MoneyView,
    currency: Currency,
    trackingNumber: z.string().optional(),
    by: z.string().openapi({ description: "The buyer's email address, where it is known" }),
    at: TimeView,
    voidedAt: TimeView.optional(),
  })
  .openapi("ParcelLabel");

/** A label as staff see it. */
export const labelView = (label: ParcelLabel): z.input<typeof LabelView> => {
  const { attempt, state, service, weight, price, currency, trackingNumber, by, actor, at, voidedAt } = label;
  return {
    attempt,
    state,
    service,
    weight,
    price: majorOf(price),
    currency,
    ...(trackingNumber !== undefined && { trackingNumber }),
    by: by ?? actor,
    at,
    ...(voidedAt !== undefined && { voidedAt }),
  };
};

/** Rates in decimal major units. */
export const labelRatesView = ({ weight, currency, rates }: LabelRates): z.input<typeof LabelRatesView> => ({
  weight,
  currency,
  rates: rates.map(({ service, price }) => ({ service, price: majorOf(price) })),
});

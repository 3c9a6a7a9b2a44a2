import { z } from "@hono/zod-openapi";
import { carrierIds, carrierName, trackingUrlOf } from "../../domain/fulfillment/carrier.ts";
import type { Shipment } from "../../domain/orders/order.ts";
import { textOf } from "../../domain/text.ts";
import { parcelStates } from "../../ports/carriers.ts";
import { TimeView } from "../shared.schema.ts";

const Carrier = z.enum(carrierIds);
const ParcelState = z.enum(parcelStates);

const TrackingNumber = z
  .string()
  .max(100)
  .transform((text) => text.replaceAll(/\s+/g, ""))
  .pipe(z.string().regex(/^[\w./-]{4,60}$/, "must be 4 to 60 letters and digits"))
  .openapi({
    type: "string",
    maxLength: 100,
    pattern: "^\\s*([\\w./-]\\s*){4,60}$",
    description: "Blanks are taken out",
    example: "1Z999AA10123456784",
  });

/** How a parcel can be followed. */
export const TrackingBody = z
  .strictObject({ carrier: Carrier.optional(), trackingNumber: TrackingNumber.optional() })
  .openapi("Tracking");

const Line = z.strictObject({
  productId: z.string().min(1).max(64),
  variantId: z.string().min(1).max(64).optional(),
  quantity: z.int().min(1).max(999),
});

/** Units of an order's lines. */
export const Lines = z.array(Line).min(1).max(50);

/** A parcel without its label. */
export const ShipmentBody = z.strictObject({
  lines: Lines.optional().openapi({
    description: "What is in the parcel; without it everything that is left to pack",
  }),
  carrier: Carrier.optional(),
  trackingNumber: TrackingNumber.optional(),
  note: textOf(500).optional().openapi({ description: "For the shopper to read" }),
});

export const ShipmentView = z
  .strictObject({
    shipmentId: z.string(),
    lines: z.array(
      z.strictObject({ productId: z.string(), variantId: z.string().optional(), quantity: z.int() }),
    ),
    carrier: Carrier.optional(),
    carrierName: z.string().optional(),
    trackingNumber: z.string().optional(),
    trackingUrl: z.string().optional().openapi({ description: "The carrier's page that shows the parcel" }),
    note: z.string().optional(),
    shippedAt: TimeView,
    deliveredAt: TimeView.optional(),
    report: z
      .strictObject({
        state: ParcelState,
        events: z.array(z.strictObject({ state: ParcelState, at: TimeView })),
      })
      .optional()
      .openapi({ description: "What the carrier tells of a parcel that has its label, oldest first" }),
  })
  .openapi("Shipment");

/** A parcel as its shopper sees it. */
export const shipmentView = ({
  shipmentId,
  lines,
  carrier,
  trackingNumber,
  note,
  at,
  deliveredAt,
  report,
}: Shipment): z.input<typeof ShipmentView> => {
  const url = carrier && trackingNumber && trackingUrlOf(carrier, trackingNumber);
  return {
    shipmentId,
    lines: lines.map(({ productId, variantId, quantity }) => ({
      productId,
      ...(variantId !== undefined && { variantId }),
      quantity,
    })),
    ...(carrier !== undefined && { carrier, carrierName: carrierName(carrier) }),
    ...(trackingNumber !== undefined && { trackingNumber }),
    ...(url && { trackingUrl: url }),
    ...(note !== undefined && { note }),
    shippedAt: at,
    ...(deliveredAt !== undefined && { deliveredAt }),
    ...(report && { report: { state: report.state, events: [...report.events] } }),
  };
};

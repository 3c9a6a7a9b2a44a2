import { z } from "@hono/zod-openapi";
import type { Availability, AvailabilityReason } from "../../domain/catalog/availability.ts";
import type { Product } from "../../domain/catalog/product.ts";
import { TimeView } from "../shared.schema.ts";

const variant = {
  variantId: z.string().optional(),
  sku: z.string().optional().openapi({ description: "The merchant's code of the variant" }),
};

const ReasonView = z
  .discriminatedUnion("code", [
    z.strictObject({ code: z.literal("inactive") }),
    z.strictObject({
      code: z.literal("no_price"),
      variantIds: z.array(z.string()).openapi({ description: "None where the product itself has no price" }),
    }),
    z.strictObject({ code: z.literal("out_of_stock"), ...variant }),
    z.strictObject({
      code: z.literal("all_reserved"),
      ...variant,
      onHand: z.int(),
      orders: z.array(z.strictObject({ orderId: z.string(), quantity: z.int(), since: TimeView })),
    }),
    z.strictObject({
      code: z.literal("combinations_missing"),
      count: z.int(),
      combinations: z.array(z.array(z.string())).openapi({
        description: "Values in the order of the product's options; the first 50",
      }),
    }),
    z.strictObject({ code: z.literal("not_in_search") }),
  ])
  .openapi("AvailabilityReason");

/** Whether a product can be bought, and what stands in the way of it or of one of its variants. */
export const AvailabilityView = z
  .strictObject({ productId: z.string(), buyable: z.boolean(), reasons: z.array(ReasonView) })
  .openapi("ProductAvailability");

/** The reasons as JSON, with the merchant's codes of the variants. */
export const availabilityView = ({
  product,
  buyable,
  reasons,
}: Availability): z.input<typeof AvailabilityView> => ({
  productId: product.productId,
  buyable,
  reasons: reasons.map((reason) => reasonView(product, reason)),
});

function reasonView(product: Product, reason: AvailabilityReason): z.input<typeof ReasonView> {
  switch (reason.code) {
    case "no_price":
      return { ...reason, variantIds: [...reason.variantIds] };
    case "out_of_stock":
      return { code: reason.code, ...variantView(product, reason.variantId) };
    case "all_reserved": {
      const { code, variantId, onHand, orders } = reason;
      return { code, ...variantView(product, variantId), onHand, orders: [...orders] };
    }
    case "combinations_missing":
      return { ...reason, combinations: reason.combinations.map((values) => [...values]) };
    case "inactive":
    case "not_in_search":
      return reason;
  }
}

function variantView({ variants }: Product, variantId: string | undefined) {
  const sku = variants.find(({ id }) => id === variantId)?.sku;
  return { ...(variantId !== undefined && { variantId }), ...(sku !== undefined && { sku }) };
}

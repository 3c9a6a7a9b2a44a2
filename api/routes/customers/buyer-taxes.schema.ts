import { z } from "@hono/zod-openapi";
import type { BuyerTaxes } from "../../domain/customers/buyer-taxes.ts";
import { TimeView } from "../shared.schema.ts";

/** A VAT id as somebody types it. */
export const VatIdText = z.string().min(4).max(40).openapi({
  description: "With its country; blanks, dots and hyphens do not count",
  example: "DE 136 695 976",
});

export const BuyerTaxesView = z
  .strictObject({
    vatId: z.string().optional(),
    country: z.string().optional().openapi({ description: "Whose VAT id it is; XI is Northern Ireland" }),
    verifiedAt: TimeView.optional(),
    verifiedBy: z.string().optional().openapi({ description: "Only for staff" }),
    certificates: z
      .array(
        z.strictObject({
          certificateId: z.string(),
          number: z.string(),
          country: z.string(),
          state: z.string().optional(),
          from: z.iso.date(),
          lastDay: z.iso.date(),
          addedAt: TimeView,
          by: z.string().optional(),
          endedAt: TimeView.optional(),
        }),
      )
      .optional()
      .openapi({ description: "Only for staff: exemption certificates, oldest first, ended ones too" }),
  })
  .openapi("BuyerTaxes");

/** What taxes depend on of an account, as staff see it. */
export const buyerTaxesView = ({
  vatId,
  country,
  verified,
  certificates,
}: BuyerTaxes): z.input<typeof BuyerTaxesView> => ({
  ...(vatId !== undefined && { vatId }),
  ...(country !== undefined && { country }),
  ...(verified && { verifiedAt: verified.at }),
  ...(verified?.by !== undefined && { verifiedBy: verified.by }),
  ...(certificates && { certificates: certificates.map(({ file: _file, ...shown }) => shown) }),
});

import type { TaxTreatment } from "../pricing/plan.ts";

/**
 * What an order's papers say about a tax that is not charged. The words of a reverse charge are those of Article 226(11a)
 * of Directive 2006/112/EC; goods that go to a business in another member state are exempt by Article 138 of it.
 */
export function taxNoteOf({ reason }: TaxTreatment, certificate?: string): string | undefined {
  if (reason === "reverse_charge")
    return "Reverse charge. Intra-Community supply, Article 138 of Directive 2006/112/EC.";
  return reason === "certificate" && certificate !== undefined
    ? `Exempt from tax by certificate ${certificate}.`
    : undefined;
}

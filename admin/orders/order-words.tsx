import { Badge, type Tone } from "../ui/badge.tsx";
import type { AdminOrder } from "./orders.data.ts";

type Payment = AdminOrder["paymentStatus"];
type Fulfillment = AdminOrder["fulfillmentStatus"];

const payments: Readonly<Record<Payment, readonly [words: string, tone: Tone]>> = {
  PENDING: ["Payment pending", "info"],
  REQUIRES_ACTION: ["Waiting for the bank", "attention"],
  PAID: ["Paid", "good"],
  PARTIALLY_REFUNDED: ["Partially refunded", "plain"],
  REFUNDED: ["Refunded", "plain"],
  FAILED: ["Payment failed", "bad"],
  CANCELLED: ["Cancelled", "plain"],
};

const fulfillments: Readonly<Record<Fulfillment, readonly [words: string, tone: Tone]>> = {
  UNFULFILLED: ["Unfulfilled", "plain"],
  PROCESSING: ["To ship", "attention"],
  SHIPPED: ["Shipped", "info"],
  DELIVERED: ["Delivered", "good"],
  RETURNED: ["Returned", "plain"],
};

const optionsOf = (words: Readonly<Record<string, readonly [string, Tone]>>) =>
  Object.entries(words).map(([value, [label]]) => ({ value, label }));

export const paymentOptions = optionsOf(payments);
export const fulfillmentOptions = optionsOf(fulfillments);

/** Whether staff should still look at a flagged order: it is paid for, and not all of it has shipped. */
export const awaitsReview = ({ needsReview, paymentStatus, fulfillmentStatus }: AdminOrder): boolean =>
  needsReview &&
  (paymentStatus === "PAID" || paymentStatus === "PARTIALLY_REFUNDED") &&
  (fulfillmentStatus === "UNFULFILLED" || fulfillmentStatus === "PROCESSING");

/** Both states of an order, and whether part of it has shipped or somebody should look at it. */
export function OrderBadges(props: { readonly order: AdminOrder }) {
  const partly = () => props.order.fulfillmentStatus === "PROCESSING" && props.order.shipments.length > 0;
  return (
    <span class="inline-flex flex-wrap gap-1.5">
      <Badge tone={payments[props.order.paymentStatus][1]}>{payments[props.order.paymentStatus][0]}</Badge>
      <Badge tone={fulfillments[props.order.fulfillmentStatus][1]}>
        {partly() ? "Partly shipped" : fulfillments[props.order.fulfillmentStatus][0]}
      </Badge>
      {awaitsReview(props.order) && <Badge tone="attention">Review</Badge>}
    </span>
  );
}

/** The options of a select that names the carrier of a parcel. */
export const carrierOptions = [
  { value: "", label: "No carrier" },
  { value: "ups", label: "UPS" },
  { value: "usps", label: "USPS" },
  { value: "fedex", label: "FedEx" },
  { value: "dhl", label: "DHL" },
  { value: "royal-mail", label: "Royal Mail" },
  { value: "dpd", label: "DPD" },
  { value: "gls", label: "GLS" },
  { value: "canada-post", label: "Canada Post" },
  { value: "australia-post", label: "Australia Post" },
  { value: "other", label: "Other carrier" },
] as const;
export type CarrierValue = Exclude<(typeof carrierOptions)[number]["value"], "">;

/** A select's value as a carrier; undefined where none is chosen. */
export const carrierIn = (value: string): CarrierValue | undefined =>
  carrierOptions
    .map((option) => option.value)
    .find((one): one is CarrierValue => one !== "" && one === value);

type LineRef = { readonly productId: string; readonly variantId?: string | undefined };

/** Whether two lines are about the same SKU. */
export const sameLine = (one: LineRef, other: LineRef): boolean =>
  one.productId === other.productId && one.variantId === other.variantId;

/** How many units of a line are among these. */
export const unitsOf = (lines: readonly (LineRef & { readonly quantity: number })[], line: LineRef): number =>
  lines.filter((one) => sameLine(one, line)).reduce((sum, { quantity }) => sum + quantity, 0);

import { stepOf } from "../money.ts";
import { refundable } from "../orders/funds.ts";
import type { Order, OrderItem, RefundLine } from "../orders/order.ts";
import { sameSku } from "../orders/units.ts";
import { planRefund, type RefundRequest, unitsBack } from "./refund.ts";

/** One line of a refund that is not made yet. Of `amount`, `shipping` and `tax` are the line's shares. */
export type PreviewLine = RefundLine & { readonly shipping: number; readonly tax: number };

/**
 * A refund that is not made yet. Amounts in minor units; `leftAfter` could still be refunded after it. With `taxIncluded` the
 * tax is inside the goods and the shipping.
 */
export type RefundPreview = {
  readonly amount: number;
  readonly goods: number;
  readonly shipping: number;
  readonly tax: number;
  readonly taxIncluded: boolean;
  readonly lines: readonly PreviewLine[];
  readonly left: number;
  readonly leftAfter: number;
};

/** What a refund would be now. Throws as `planRefund` does. */
export function refundPreviewOf(order: Order, request: RefundRequest): RefundPreview {
  const facts = { refundId: "preview", restock: false, reason: "", cancels: false, actor: "", at: 0 };
  const { amount, lines } = planRefund(order, request, facts);
  const left = refundable(order);
  const priced = lines.map((line) => ({ ...line, ...sharesOf(order, line) }));
  const [shipping, tax] = [sum(priced.map((line) => line.shipping)), sum(priced.map((line) => line.tax))];
  return {
    amount,
    goods: amount - shipping - (order.taxIncluded ? 0 : tax),
    shipping,
    tax,
    taxIncluded: order.taxIncluded,
    lines: priced,
    left,
    leftAfter: left - amount,
  };
}

/** The line's shares by cumulative units, as its worth is: refunds of all units come to exactly the whole. */
function sharesOf(order: Order, line: RefundLine): { shipping: number; tax: number } {
  const item = order.items.find((one) => sameSku(one, line));
  const before = item ? unitsBack(order, item) : 0;
  const step = stepOf(order.currency);
  const share = (part: "shipping" | "tax", of: OrderItem): number => {
    const ofFirst = (units: number) => Math.floor(((of[part] / step) * units) / of.quantity) * step;
    return ofFirst(before + line.quantity) - ofFirst(before);
  };
  return item ? { shipping: share("shipping", item), tax: share("tax", item) } : { shipping: 0, tax: 0 };
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

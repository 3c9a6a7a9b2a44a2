import { z } from "@hono/zod-openapi";
import type { CustomerSummary } from "../../domain/customers/directory.ts";
import type { CustomerDetail } from "../../domain/customers/staff.ts";
import { currencies, majorOf } from "../../domain/money.ts";
import { orderNumberOf } from "../../domain/orders/order-number.ts";
import { orderStatuses, statusOf } from "../../domain/orders/status.ts";
import { limitQuery, MoneyView, PageQuery, TimeView } from "../shared.schema.ts";
import { BuyerTaxesView, buyerTaxesView } from "./buyer-taxes.schema.ts";
import { AddressBookView, addressBookView } from "./me.schema.ts";

export const CustomersQuery = PageQuery.extend({
  limit: limitQuery(20),
  q: z
    .string()
    .max(100)
    .optional()
    .openapi({ description: "The beginning of an email address, a name or a word of it", example: "sam" }),
  sort: z.enum(["last-order", "value"]).default("last-order").openapi({
    description: "The latest order or the highest value first; with q, by what was found instead",
  }),
  currency: z
    .enum(currencies)
    .optional()
    .openapi({ description: "The currency of the value to sort by; the store's by default" }),
});

export const CustomerParam = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .openapi({ description: "The account's id", example: "c0a8f1d2-9b3e-4c55-8f60-2e7d1a4b9c33" }),
});

export const CustomerQuery = PageQuery.extend({ limit: limitQuery(20) });

const summary = {
  userId: z.string(),
  email: z.string().optional(),
  name: z.string().optional(),
  orders: z.int().openapi({ description: "Orders paid" }),
  value: z
    .array(z.strictObject({ currency: z.enum(currencies), amount: z.number() }))
    .openapi({ description: "What was paid and not refunded, by currency, in decimal major units" }),
  firstOrderAt: TimeView.optional(),
  lastOrderAt: TimeView.optional(),
};

export const CustomerPageView = z
  .strictObject({
    items: z.array(z.strictObject(summary).openapi("CustomerSummary")),
    count: z.int(),
    lastKey: z.string().optional(),
  })
  .openapi("CustomerPage");

export const CustomerView = z
  .strictObject({
    ...summary,
    phone: z.string().optional(),
    taxes: BuyerTaxesView,
    addresses: AddressBookView,
    orderPage: z.strictObject({
      items: z.array(
        z
          .strictObject({
            orderId: z.string(),
            orderNumber: z.string(),
            status: z.enum(orderStatuses),
            totalAmount: MoneyView,
            refundedAmount: MoneyView,
            currency: z.enum(currencies),
            units: z.int(),
            timestamp: TimeView,
          })
          .openapi("CustomerOrder"),
      ),
      count: z.int(),
      lastKey: z.string().optional(),
    }),
  })
  .openapi("Customer");

/** A customer as staff's list shows it: without phone and addresses. */
export const summaryView = ({ userId, email, name, orders, value, ...times }: CustomerSummary) => ({
  userId,
  ...(email !== undefined && { email }),
  ...(name !== undefined && { name }),
  orders,
  value: currencies.flatMap((currency) => {
    const amount = value[currency];
    return amount === undefined ? [] : [{ currency, amount: majorOf(amount) }];
  }),
  ...(times.firstOrderAt !== undefined && { firstOrderAt: times.firstOrderAt }),
  ...(times.lastOrderAt !== undefined && { lastOrderAt: times.lastOrderAt }),
});

/** A customer with everything that staff may see, and a page of orders. */
export const customerView = (
  { phone, addresses, taxes, page, ...customer }: CustomerDetail,
  lastKey: string | undefined,
): z.input<typeof CustomerView> => ({
  ...summaryView(customer),
  ...(phone !== undefined && { phone }),
  taxes: buyerTaxesView(taxes),
  addresses: addressBookView(addresses),
  orderPage: {
    items: page.orders.map((order) => ({
      orderId: order.orderId,
      orderNumber: orderNumberOf(order),
      status: statusOf(order),
      totalAmount: majorOf(order.totalAmount),
      refundedAmount: majorOf(order.refundedAmount),
      currency: order.currency,
      units: order.items.reduce((sum, { quantity }) => sum + quantity, 0),
      timestamp: order.timestamp,
    })),
    count: page.orders.length,
    ...(lastKey !== undefined && { lastKey }),
  },
});

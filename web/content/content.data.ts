import type { Store } from "../lib/api-types.ts";
import { daysOf } from "./delivery-days.ts";

export type Content = {
  readonly title: string;
  readonly description: string;
  readonly parts: readonly { readonly heading: string; readonly text: readonly string[] }[];
};

/** The names of the store's own pages, as their addresses have them. */
export const contentNames = ["delivery", "returns", "privacy", "accessibility"] as const;
type ContentName = (typeof contentNames)[number];

/** The store's own pages. Each statement is true of the software; a merchant replaces the rest here. */
export function contentsFor({ delivery, currency, locale }: Store): Readonly<Record<ContentName, Content>> {
  const money = (amount: number): string =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      trailingZeroDisplay: "stripIfInteger",
    }).format(amount);
  return {
    delivery: {
      title: "Delivery",
      description: "Delivery costs and times, and how to track your order.",
      parts: [
        {
          heading: "Cost",
          text: [
            deliveryCost(delivery, money),
            "Delivery and tax depend on your address. Your cart shows an estimate, and checkout shows the exact amounts before you pay.",
            "You'll never be charged more than the total shown on the payment page. If a price changes while you check out, we'll show you the new total first.",
          ],
        },
        {
          heading: "Delivery times",
          text: [`Orders within the US usually arrive in ${daysOf(delivery)}.`],
        },
        {
          heading: "Tracking your order",
          text: [
            "We'll email you when your order is confirmed, shipped and delivered. You can also follow its progress on your order page.",
          ],
        },
      ],
    },
    returns: {
      title: "Returns and cancellations",
      description: "How to cancel or return an order, and how refunds work.",
      parts: [
        {
          heading: "Cancel an order",
          text: [
            "You can cancel an order on its page at any time before it ships. We'll refund the full amount to the card you paid with.",
          ],
        },
        {
          heading: "Return an item",
          text: [
            "To return an item after your order has shipped, contact us with your order number. Once we have it back, we'll refund you, and you'll see the refund on your order page.",
          ],
        },
      ],
    },
    privacy: {
      title: "Privacy",
      description: "What we store about you, where, and for how long.",
      parts: [
        {
          heading: "In your browser",
          text: [
            "If you shop without an account, your cart, your color theme and your recently viewed products are stored in your browser. When you sign in, a cookie keeps you signed in.",
            "We don't use advertising or third-party tracking. The only content we load from elsewhere is our payment provider's card form, where it's used.",
          ],
        },
        {
          heading: "On our servers",
          text: [
            "We store your account details, your orders and your delivery addresses. We never see your card number: it goes straight from your browser to our payment provider.",
          ],
        },
      ],
    },
    accessibility: {
      title: "Accessibility",
      description: "How our store works with keyboards, screen readers and large text.",
      parts: [
        {
          heading: "Our commitment",
          text: [
            "You can use every page with a keyboard or a screen reader, in light or dark colors, and at any text size. We test every release for this, including a complete purchase by keyboard.",
            "We reduce motion if your device is set to.",
          ],
        },
        {
          heading: "Keyboard shortcuts",
          text: ["Press / to search. Press Escape to close a dialog."],
        },
      ],
    },
  };
}

function deliveryCost({ flat, freeFrom }: Store["delivery"], money: (amount: number) => string): string {
  if (flat === 0 || freeFrom === 0) return "Delivery within the US is free.";
  if (flat === undefined) return "Delivery costs are shown at checkout.";
  if (freeFrom === undefined) return `Delivery within the US costs ${money(flat)}.`;
  return `Delivery within the US costs ${money(flat)}, and it's free on orders of ${money(freeFrom)} or more.`;
}

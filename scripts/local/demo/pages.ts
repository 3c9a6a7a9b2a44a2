import type { Deps } from "../../../api/deps.ts";
import type { System } from "../../../api/domain/actor.ts";
import { auditEntry } from "../../../api/domain/audit/entry.ts";
import type { ContentPage, PageVersion } from "../../../api/domain/content/page.ts";

type DemoPage = Pick<PageVersion, "slug" | "title" | "description" | "markdown"> & {
  readonly inFooter?: boolean;
};

const actor: System = { type: "system", name: "demo" };

/** Publishes the demo shop's own pages, those that are not there yet. */
export async function publishDemoPages(deps: Pick<Deps, "pages" | "now" | "newId">): Promise<void> {
  const now = deps.now();
  for (const [place, { inFooter = true, ...text }] of demoPages.entries()) {
    const { slug, title, description } = text;
    const page: ContentPage = {
      slug,
      version: 1,
      draft: { number: 1, title },
      published: { number: 1, title, description, at: now },
      inFooter,
      position: (place + 1) * 10,
      updatedAt: now,
      updatedBy: actor.name,
    };
    await deps.pages.change(
      slug,
      (before) =>
        before ? { page: before } : { page, text: { ...text, number: 1, savedAt: now, savedBy: actor.name } },
      auditEntry(deps, actor, "content.savePage"),
    );
  }
}

const demoPages: readonly DemoPage[] = [
  {
    slug: "delivery",
    title: "Delivery",
    description: "Delivery costs and times, and how to track your order.",
    markdown: `## Cost

Delivery within the US costs {{delivery cost}}, and it's free on orders of {{free delivery from}} or more.

Delivery and tax depend on your address. Your cart shows an estimate, and checkout shows the exact amounts before you pay.

You'll never be charged more than the total shown on the payment page. If a price changes while you check out, we'll show you the new total first.

## Delivery times

Orders within the US usually arrive in {{delivery days}} business days.

## Tracking your order

We'll email you when your order is confirmed, shipped and delivered. You can also follow its progress on your order page.
`,
  },
  {
    slug: "returns",
    title: "Returns",
    description: "How to cancel or return an order, and how refunds work.",
    markdown: `## Cancel an order

You can cancel an order on its page at any time before it ships. We'll refund the full amount to the card you paid with.

## Return an item

To return an item after your order has shipped, [contact us](/pages/contact) with your order number. Once we have it back, we'll refund you, and you'll see the refund on your order page.
`,
  },
  {
    slug: "contact",
    title: "Contact",
    description: "How to reach us.",
    markdown: `Reply to any email about your order, and it reaches a person. Please have your order number at hand.

The assistant on every page answers questions about products, orders and delivery at any time.
`,
  },
  {
    slug: "privacy",
    title: "Privacy",
    description: "What we store about you, where, and for how long.",
    markdown: `## In your browser

If you shop without an account, your cart, your color theme and your recently viewed products are stored in your browser. When you sign in, a cookie keeps you signed in.

We don't use advertising or third-party tracking. The only content we load from elsewhere is our payment provider's card form, where it's used.

## On our servers

We store your account details, your orders and your delivery addresses. We never see your card number: it goes straight from your browser to our payment provider.
`,
  },
  {
    slug: "accessibility",
    title: "Accessibility",
    description: "How our store works with keyboards, screen readers and large text.",
    markdown: `## Our commitment

You can use every page with a keyboard or a screen reader, in light or dark colors, and at any text size. We test every release for this, including a complete purchase by keyboard.

We reduce motion if your device is set to.

## Keyboard shortcuts

Press / to search. Press Escape to close a dialog.
`,
  },
];

import { html } from "hono/html";
import type { Intent, Method } from "../objects.ts";
import { amountText } from "./money.ts";

type Html = ReturnType<typeof html>;

/** The bank's 3-D Secure page: no scripts, and a form that posts to its own URL. */
export function bankPage(intent: Intent, method: Method): Html {
  const amount = amountText(intent.amount, intent.currency);
  return frame(
    "Approve this payment?",
    html`<p>A shop asks for <strong>${amount}</strong> from your card ending in <strong>${method.card.last4}</strong>.</p>
      <p>This page stands in for your bank's 3-D Secure check. No money moves.</p>
      <form method="post">
        <button name="answer" value="approve">Approve the payment</button>
        <button name="answer" value="fail" class="second">Refuse the payment</button>
      </form>`,
  );
}

/** Shown when the challenge is over and there is no shop to return to. */
export const challengeClosedPage = (): Html =>
  frame("Nothing to approve", html`<p>This payment has been answered already. You can close this page.</p>`);

/**
 * The shop's return URL with the parameters that Stripe adds:
 * https://docs.stripe.com/payments/3d-secure/authentication-flow.
 */
export function returnAddress(returnUrl: string, intent: Intent): string {
  const url = new URL(returnUrl);
  url.searchParams.set("payment_intent", intent.id);
  url.searchParams.set("payment_intent_client_secret", intent.client_secret);
  const paid = intent.status === "succeeded" || intent.status === "requires_capture";
  url.searchParams.set("redirect_status", paid ? "succeeded" : "failed");
  return url.href;
}

const frame = (title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – Test bank</title>
        <style>
          :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
          main { max-width: 26rem; margin: 10vh auto; padding: 0 1rem; }
          form { display: grid; gap: 0.75rem; margin-top: 1.5rem; }
          button { font: inherit; min-height: 2.75rem; border: 2px solid #1f4fd8; border-radius: 0.5rem; background: #1f4fd8; color: #fff; cursor: pointer; }
          button.second { background: transparent; color: inherit; }
          button:focus-visible { outline: 3px solid currentcolor; outline-offset: 2px; }
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;

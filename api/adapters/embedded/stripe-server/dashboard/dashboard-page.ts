import { html } from "hono/html";
import type { Charge, Dispute, Intent, Refund } from "../objects.ts";
import { isOpen } from "../payments/disputes.ts";
import { amountText } from "../payments/money.ts";
import { dashboardStyle } from "./style.ts";

type Html = ReturnType<typeof html>;

/** A payment with what has become of it. */
export type PaymentRow = {
  readonly intent: Intent;
  readonly charge: Charge | undefined;
  readonly refunds: readonly Refund[];
  readonly disputes: readonly Dispute[];
};

/** The newest payments, with a form for everything that may happen to them without the shop. */
export const dashboardPage = (
  rows: readonly PaymentRow[],
  {
    dashboard,
    search,
    fault,
  }: { readonly dashboard: string; readonly search: string; readonly fault?: string | undefined },
): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Payments – Test payments</title>
<style>${dashboardStyle}</style>
</head>
<body>
<header>
<h1>Payments</h1>
<form role="search" action="${dashboard}">
<label for="search">Order or payment</label>
<input id="search" name="search" type="search" value="${search}" autocomplete="off" spellcheck="false">
<button>Show</button>
</form>
</header>
<main>
<p>What happens here happens at the payment provider, as if somebody worked in its dashboard or the cardholder's bank
acted. The shop learns of it by webhook. No money moves.</p>
${fault === undefined ? "" : html`<p role="alert">${fault}</p>`}
${rows.length === 0 ? html`<p>${search === "" ? "There are no payments yet." : "No payment matches."}</p>` : rows.map((row) => payment(dashboard, row))}
</main>
</body>
</html>`;

const payment = (
  dashboard: string,
  { intent, charge, refunds, disputes }: PaymentRow,
): Html => html`<article aria-label="Payment ${intent.id}">
<h2>${amountText(intent.amount, intent.currency)} <span>${intent.status.replaceAll("_", " ")}</span></h2>
<p class="meta">${intent.id}${orderOf(intent)}, ${time(intent.created)}</p>
${charge ? received(dashboard, intent, charge) : ""}
${refunds.map((refund) => refundRow(dashboard, refund))}
${disputes.map((dispute) => disputeRow(dashboard, dispute))}
</article>`;

const orderOf = ({ metadata }: Intent) =>
  metadata["orderId"] === undefined ? "" : html`, order ${metadata["orderId"]}`;

function received(dashboard: string, intent: Intent, charge: Charge): Html | string {
  const left = charge.amount_captured - charge.amount_refunded;
  if (left <= 0) return "";
  return html`<form method="post" action="${dashboard}/refund">
<input type="hidden" name="id" value="${intent.id}">
<label>Amount in minor units <input name="amount" inputmode="numeric" pattern="[0-9]+" required value="${left}"></label>
<button>Refund</button>
</form>
${
  charge.disputed
    ? ""
    : html`<form method="post" action="${dashboard}/dispute">
<input type="hidden" name="id" value="${intent.id}">
<label>Reason <select name="kind"><option value="fraudulent">Fraudulent</option>
<option value="product_not_received">Product not received</option><option value="inquiry">Inquiry only</option></select></label>
<button class="second">Dispute as the cardholder</button>
</form>`
}`;
}

const refundRow = (dashboard: string, refund: Refund): Html => html`<section aria-label="Refund ${refund.id}">
<p>Refund of ${amountText(refund.amount, refund.currency)}: <strong>${refund.status}</strong>${
  refund.failure_reason === undefined ? "" : html` (${refund.failure_reason.replaceAll("_", " ")})`
}</p>
${
  refund.status === "pending"
    ? html`${act(`${dashboard}/refund-outcome`, refund.id, "succeeded", "Let it succeed")}${act(`${dashboard}/refund-outcome`, refund.id, "canceled", "Cancel it")}`
    : ""
}${
  refund.status === "pending" || refund.status === "succeeded"
    ? act(`${dashboard}/refund-outcome`, refund.id, "failed", "Let it fail")
    : ""
}
</section>`;

const disputeRow = (
  dashboard: string,
  dispute: Dispute,
): Html => html`<section aria-label="Dispute ${dispute.id}">
<p>Dispute of ${amountText(dispute.amount, dispute.currency)}: <strong>${dispute.status.replaceAll("_", " ")}</strong></p>
${
  isOpen(dispute)
    ? html`${act(`${dashboard}/dispute-outcome`, dispute.id, "won", "Close for the shop")}${act(`${dashboard}/dispute-outcome`, dispute.id, "lost", "Close for the cardholder")}`
    : ""
}
</section>`;

const act = (
  action: string,
  id: string,
  outcome: string,
  label: string,
): Html => html`<form method="post" action="${action}">
<input type="hidden" name="id" value="${id}"><input type="hidden" name="outcome" value="${outcome}">
<button class="second">${label}</button>
</form>`;

const time = (seconds: number): Html => {
  const iso = new Date(seconds * 1000).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace("T", " ")} UTC</time>`;
};

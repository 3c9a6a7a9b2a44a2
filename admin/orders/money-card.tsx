import { For, Show } from "solid-js";
import { cardName } from "../../web/lib/card-name.ts";
import { Price } from "../../web/ui/price.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/page.tsx";
import type { AdminOrder } from "./orders.data.ts";

/** The order's money from its ledger: what was sold, what was paid and came back, and what the shop holds. */
export function MoneyCard(props: { readonly order: AdminOrder }) {
  const sumOf = (account: string): number =>
    (props.order.ledger ?? [])
      .filter((entry) => entry.account === account)
      .reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100;
  const paid = () =>
    -(props.order.ledger ?? [])
      .filter(({ account, event }) => account === "shopper" && event === "capture")
      .reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100;
  // Not the negation of the sum, which of nothing is -0.
  const held = () => 0 - sumOf("shopper");
  const isBalanced = () =>
    (props.order.ledger ?? []).reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) === 0;
  const rows = () =>
    [
      ["Subtotal", props.order.subtotal],
      ["Discount", -props.order.discount],
      ["Shipping", props.order.shipping],
      [props.order.taxIncluded ? "Tax included" : "Tax", props.order.tax],
    ] as const;
  return (
    <Card title="Payment">
      <dl class="grid grid-cols-[1fr_auto] gap-y-1.5 tabular-nums">
        <For each={rows().filter(([label, amount]) => label !== "Discount" || amount !== 0)}>
          {([label, amount]) => <Row label={label} amount={amount} currency={props.order.currency} />}
        </For>
        <Row label="Total" amount={props.order.totalAmount} currency={props.order.currency} strong={true} />
        <div class="col-span-2 my-1.5 border-t border-line" />
        <Row label="Paid" amount={paid()} currency={props.order.currency} />
        <Show when={props.order.refundedAmount > 0}>
          <Row label="Refunded" amount={-props.order.refundedAmount} currency={props.order.currency} />
        </Show>
        <Show when={sumOf("bank") !== 0}>
          <Row label="Withdrawn by the bank" amount={sumOf("bank")} currency={props.order.currency} />
        </Show>
        <Row label="Net payment" amount={held()} currency={props.order.currency} strong={true} />
      </dl>
      <p class="mt-3 flex flex-wrap items-center gap-2 text-label text-quiet">
        <Badge tone={isBalanced() ? "good" : "bad"}>{isBalanced() ? "Balanced" : "Doesn't balance"}</Badge>
        <Show when={props.order.card}>{(card) => <span>{cardName(card())}</span>}</Show>
        <Show when={props.order.paymentId}>
          <span class="wrap-anywhere">{props.order.paymentId}</span>
        </Show>
      </p>
      <For each={(props.order.refunds ?? []).filter(({ state }) => state !== "done")}>
        {(refund) => (
          <p class="mt-2 text-label">
            Refund of <Price amount={refund.amount} currency={props.order.currency} />{" "}
            <Badge tone={refund.state === "failed" ? "bad" : "info"}>
              {refund.state === "failed" ? "Failed" : "Pending"}
            </Badge>
          </p>
        )}
      </For>
      <For each={props.order.disputes ?? []}>
        {(dispute) => (
          <p class="mt-2 text-label">
            Dispute of <Price amount={dispute.amount} currency={props.order.currency} /> ({dispute.reason}):{" "}
            {dispute.state}
          </p>
        )}
      </For>
    </Card>
  );
}

function Row(props: {
  readonly label: string;
  readonly amount: number;
  readonly currency: string;
  readonly strong?: boolean;
}) {
  return (
    <>
      <dt classList={{ "font-medium": props.strong ?? false, "text-quiet": !props.strong }}>{props.label}</dt>
      <dd class="text-right" classList={{ "font-medium": props.strong ?? false }}>
        <Price amount={props.amount} currency={props.currency} />
      </dd>
    </>
  );
}

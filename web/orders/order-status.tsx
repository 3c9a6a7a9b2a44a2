import { Match, onMount, Show, Switch } from "solid-js";
import { bankAddress, paymentConfig } from "../checkout/stripe.ts";
import { stripeJs } from "../checkout/stripe-js.ts";
import type { Order } from "../lib/api-types.ts";
import { createAttempt } from "../lib/attempt.ts";
import { Problem } from "../lib/problem.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Price } from "../ui/price.tsx";
import { statusWords } from "./order-status-text.ts";

/** The order's status as a sentence, announced again whenever it changes. */
export function OrderStatus(props: { readonly order: Order; readonly confirmation: boolean }) {
  return (
    <div class="mt-6 grid gap-4 print:hidden" aria-live="polite">
      <Switch
        fallback={
          <Notice kind="info" title={statusWords[props.order.status]}>
            <Show when={props.confirmation}>We've sent a confirmation to your email address.</Show>
          </Notice>
        }
      >
        <Match when={props.order.status === "FAILED"}>
          <Notice kind="problem" title="Your order wasn't placed">
            <p>{props.order.failure?.message ?? "You haven't been charged."}</p>
            <p>Your items are still in your cart.</p>
          </Notice>
          <div class="flex flex-wrap gap-3">
            <ButtonLink href="/checkout/payment">Try another card</ButtonLink>
            <ButtonLink look="secondary" href="/cart">
              View cart
            </ButtonLink>
          </div>
        </Match>
        <Match when={props.order.status === "PENDING"}>
          <Notice kind="info" title="Processing payment">
            This usually takes a few seconds. You can close this page; we'll email you when it's done.
          </Notice>
        </Match>
        <Match when={["PAID", "PROCESSING"].includes(props.order.status)}>
          <Notice
            kind="good"
            title={props.confirmation ? "Your order is confirmed" : statusWords[props.order.status]}
          >
            <Show
              when={props.order.paymentStatus === "PARTIALLY_REFUNDED"}
              fallback="We've received your payment and are preparing your order. A confirmation is on its way to your email."
            >
              We're preparing your order. We've refunded{" "}
              <Price amount={props.order.refundedAmount} currency={props.order.currency} /> to your card.
            </Show>
          </Notice>
        </Match>
      </Switch>
    </div>
  );
}

/**
 * The bank requires 3-D Secure. `goNow` redirects at once; a shopper who comes back or opens the page later gets
 * a button.
 */
export function BankStep(props: { readonly order: Order; readonly goNow: boolean }) {
  const { busy, problem, run } = createAttempt();
  const go = () =>
    run(async () => {
      const { paymentId, clientSecret } = props.order;
      if (paymentId === undefined || clientSecret === undefined) return;
      const { stripe } = await paymentConfig();
      if (stripe.apiUrl === null) {
        const { error } = await (await stripeJs(stripe.publishableKey)).handleNextAction({ clientSecret });
        if (error) throw unanswered(error.message ?? "Your bank didn't respond. Please try again.");
        return;
      }
      const address = await bankAddress(stripe, { paymentId, clientSecret });
      if (!address) throw unanswered("Your bank has already responded. This page updates in a moment.");
      window.location.assign(address);
    });
  onMount(() => {
    if (props.goNow) void go();
  });
  return (
    <div class="mt-4 grid justify-items-start gap-3 print:hidden">
      <p>
        Your bank needs you to confirm this payment. We're holding your items, and you won't be charged until
        you do.
      </p>
      <Show when={problem()}>
        <Notice kind="problem">{problem()}</Notice>
      </Show>
      <Button busy={busy() !== undefined} onClick={() => void go()}>
        Continue to your bank
      </Button>
    </div>
  );
}

const unanswered = (message: string): Problem => new Problem("PAYMENT_INVALID", message, 0);

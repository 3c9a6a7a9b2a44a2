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
    <div class="mt-6 grid gap-4" aria-live="polite">
      <Switch
        fallback={
          <Notice kind="info" title={statusWords[props.order.status]}>
            <Show when={props.confirmation}>The confirmation goes to your e-mail address.</Show>
          </Notice>
        }
      >
        <Match when={props.order.status === "FAILED"}>
          <Notice kind="problem" title="The order was not placed">
            <p>{props.order.failure?.message ?? "Nothing was charged."}</p>
            <p>What you chose is still in your cart.</p>
          </Notice>
          <div class="flex flex-wrap gap-3">
            <ButtonLink href="/checkout/payment">Try another card</ButtonLink>
            <ButtonLink look="secondary" href="/cart">
              Look at the cart
            </ButtonLink>
          </div>
        </Match>
        <Match when={props.order.status === "PENDING"}>
          <Notice kind="info" title="Your card is being asked">
            This takes a few seconds. You can close the page: the order goes on without it.
          </Notice>
        </Match>
        <Match when={["PAID", "PROCESSING"].includes(props.order.status)}>
          <Notice
            kind="good"
            title={props.confirmation ? "Your order is placed" : statusWords[props.order.status]}
          >
            It is paid and is being packed.{" "}
            <Show
              when={props.order.paymentStatus === "PARTIALLY_REFUNDED"}
              fallback="The confirmation goes to your e-mail address."
            >
              <Price amount={props.order.refundedAmount} currency={props.order.currency} /> of it went back to
              your card.
            </Show>
          </Notice>
        </Match>
      </Switch>
    </div>
  );
}

/**
 * The bank requires 3-D Secure. `goNow` redirects at once; a shopper who returns or opens the page later gets
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
        if (error) throw unanswered(error.message ?? "Your bank did not answer.");
        return;
      }
      const address = await bankAddress(stripe, { paymentId, clientSecret });
      if (!address) throw unanswered("Your bank has answered; the order follows in a moment.");
      window.location.assign(address);
    });
  onMount(() => {
    if (props.goNow) void go();
  });
  return (
    <div class="mt-4 grid justify-items-start gap-3">
      <p>
        Your bank wants you to confirm this payment. Until then nothing is charged, and your things are held.
      </p>
      <Show when={problem()}>
        <Notice kind="problem">{problem()}</Notice>
      </Show>
      <Button busy={busy() !== undefined} onClick={() => void go()}>
        To your bank
      </Button>
    </div>
  );
}

const unanswered = (message: string): Problem => new Problem("PAYMENT_INVALID", message, 0);

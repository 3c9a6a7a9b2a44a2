import type { StripeElements } from "@stripe/stripe-js";
import { createEffect, createResource, onCleanup, Show } from "solid-js";
import type { Cart } from "../lib/api-types.ts";
import { createForm } from "../lib/form.ts";
import { messageOf, Problem } from "../lib/problem.ts";
import { decimalsOf } from "../market/decimals.ts";
import { SubmitForm } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { written } from "../ui/price.tsx";
import { stripeJs } from "./stripe-js.ts";

/** Stripe's Payment Element: the card number is entered in Stripe's iframe, and the shop gets only an id. */
export function StripeForm(props: {
  readonly publishableKey: string;
  readonly quote: Cart;
  readonly blocked: boolean;
  readonly onPay: (card: () => Promise<string>) => Promise<void>;
}) {
  const [stripe] = createResource(() => props.publishableKey, stripeJs);
  let elements: StripeElements | undefined;
  const amount = () => Math.round(props.quote.total * 10 ** decimalsOf(props.quote.currency));
  const mount = (element: HTMLDivElement): void => {
    createEffect(() => {
      const loaded = stripe();
      if (!loaded) return;
      if (elements) {
        void elements.update({ amount: amount() });
        return;
      }
      elements = loaded.elements({
        mode: "payment",
        amount: amount(),
        currency: props.quote.currency.toLowerCase(),
        captureMethod: "manual",
        paymentMethodCreation: "manual",
        appearance: { theme: document.documentElement.dataset["theme"] === "dark" ? "night" : "stripe" },
      });
      const payment = elements.create("payment");
      payment.mount(element);
      onCleanup(() => payment.destroy());
    });
  };
  const form = createForm(() => props.onPay(card));
  const card = async (): Promise<string> => {
    const loaded = stripe();
    if (!loaded || !elements)
      throw new Problem("OFFLINE", "The card form is still loading. Please wait a moment.", 0);
    const { error: refusal } = await elements.submit();
    if (refusal) throw invalid(refusal.message);
    const { paymentMethod, error } = await loaded.createPaymentMethod({ elements });
    if (!paymentMethod) throw invalid(error?.message);
    return paymentMethod.id;
  };
  return (
    <SubmitForm
      form={form}
      submit={`Pay ${written(props.quote.total, props.quote.currency)}`}
      disabled={props.blocked || !stripe()}
    >
      <Show when={stripe.error as unknown}>
        {(error) => <Notice kind="problem">{messageOf(error())}</Notice>}
      </Show>
      <div ref={mount} class="min-h-60" />
    </SubmitForm>
  );
}

const invalid = (message = "Check your card details and try again."): Problem =>
  new Problem("PAYMENT_INVALID", message, 400);

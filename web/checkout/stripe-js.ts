import { Problem } from "../lib/problem.ts";

/** As much of Stripe.js as the shop uses: https://docs.stripe.com/js */
export type StripeJs = {
  elements(options: {
    readonly mode: "payment";
    readonly amount: number;
    readonly currency: string;
    readonly captureMethod: "manual";
    readonly paymentMethodCreation: "manual";
    readonly appearance: object;
  }): StripeElements;
  createPaymentMethod(input: { readonly elements: StripeElements }): Promise<{
    readonly paymentMethod?: { readonly id: string };
    readonly error?: { readonly message?: string };
  }>;
  handleNextAction(input: {
    readonly clientSecret: string;
  }): Promise<{ readonly error?: { readonly message?: string } }>;
};

export type StripeElements = {
  create(kind: "payment"): { mount(element: HTMLElement): void; destroy(): void };
  submit(): Promise<{ readonly error?: { readonly message?: string } }>;
  update(options: { readonly amount: number }): void;
};

let loading: Promise<StripeJs> | undefined;

/** Stripe.js comes from Stripe's own address only: https://docs.stripe.com/js/including. Loaded once, when cards are asked for. */
export function loadStripe(publishableKey: string): Promise<StripeJs> {
  loading ??= new Promise<StripeJs>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "https://js.stripe.com/v3/";
    script.addEventListener("load", () => resolve(stripeIn(window)(publishableKey)));
    script.addEventListener("error", () => {
      loading = undefined;
      script.remove();
      reject(new Problem("OFFLINE", "We cannot reach the payment provider. Check your connection.", 0));
    });
    document.head.append(script);
  });
  return loading;
}

/** The script defines it. */
const stripeIn = (scope: object): ((key: string) => StripeJs) =>
  (scope as { readonly Stripe: (key: string) => StripeJs }).Stripe;

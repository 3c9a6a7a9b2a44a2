import type { PaymentGateway } from "../../ports/payment-gateway.ts";
import { lazy } from "../lazy.ts";
import type { StripeGatewayOptions } from "../stripe/stripe.ts";
import type { Kept, StripeKeys } from "./secrets.ts";

const stripe = lazy(() => import("../stripe/stripe.ts"));

/** Cards through Stripe with the keys that are stored now: a client is made anew when they change. */
export function storedKeysGateway(
  keys: Kept<StripeKeys>,
  options: Omit<StripeGatewayOptions, "secretKey" | "webhookSecret"> = {},
): PaymentGateway {
  let opened: { readonly with: StripeKeys; readonly gateway: PaymentGateway } | undefined;
  const gateway = async (): Promise<PaymentGateway> => {
    const { stripeSecretKey: secretKey, stripeWebhookSecret: webhookSecret, ...rest } = await keys.get();
    if (secretKey === "") throw new Error("Stripe's keys are not entered yet; docs/aws/stripe.md says how");
    if (opened?.with.stripeSecretKey !== secretKey || opened.with.stripeWebhookSecret !== webhookSecret)
      opened = {
        with: { stripeSecretKey: secretKey, stripeWebhookSecret: webhookSecret, ...rest },
        gateway: (await stripe()).stripeGateway({ ...options, secretKey, webhookSecret }),
      };
    return opened.gateway;
  };
  return {
    createIntent: async (...given) => (await gateway()).createIntent(...given),
    authorize: async (...given) => (await gateway()).authorize(...given),
    capture: async (...given) => (await gateway()).capture(...given),
    cancel: async (...given) => (await gateway()).cancel(...given),
    refund: async (...given) => (await gateway()).refund(...given),
    refunds: async (...given) => (await gateway()).refunds(...given),
    disputes: async (...given) => (await gateway()).disputes(...given),
    find: async (...given) => (await gateway()).find(...given),
    findByOrder: async (...given) => (await gateway()).findByOrder(...given),
    async *list() {
      yield* (await gateway()).list();
    },
    readEvent: async (...given) => (await gateway()).readEvent(...given),
  };
}

import * as z from "zod";
import { type Call, type Endpoint, endpoint } from "../http/call.ts";
import { invalid, noSuch, StripeFault } from "../http/errors.ts";
import { flag, integer, list, metadata, page, shipping, text } from "../http/params.ts";
import { listPage } from "../lists.ts";
import type { Intent, Method } from "../objects.ts";
import { searchIntents } from "../search.ts";
import { cancel, capture } from "./capture.ts";
import { type Confirmation, confirm } from "./confirmation.ts";
import { checkAmount, forBrowser, newIntent } from "./intent.ts";
import { createMethod, methodFor, methodParams } from "./payment-methods.ts";
import { checkUpdate, described } from "./update.ts";

const methodChoice = {
  payment_method: text.optional(),
  payment_method_data: z.strictObject(methodParams).optional(),
};
/** What may be unset by an empty value. */
const delivery = {
  receipt_email: z.string().max(800).optional(),
  shipping: z.union([z.literal(""), shipping]).optional(),
};
const details = {
  ...methodChoice,
  customer: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  ...delivery,
  setup_future_usage: z.enum(["on_session", "off_session", ""]).optional(),
  statement_descriptor_suffix: text.max(22).optional(),
  allowed_payment_method_types: list.optional(),
};
const confirmation = {
  return_url: text.optional(),
  off_session: flag.optional(),
  error_on_requires_action: flag.optional(),
  use_stripe_sdk: flag.optional(),
};
const clientSecret = { client_secret: text.optional() };

/** The endpoints for payment intents: https://docs.stripe.com/api/payment_intents. */
export const paymentIntentEndpoints: readonly Endpoint[] = [
  endpoint(
    "POST",
    "/v1/payment_intents",
    {
      amount: integer,
      currency: text,
      capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
      confirmation_method: z.enum(["automatic", "manual"]).optional(),
      automatic_payment_methods: z
        .strictObject({ enabled: flag, allow_redirects: z.enum(["always", "never"]).optional() })
        .optional(),
      confirm: flag.optional(),
      ...details,
      ...confirmation,
    },
    (call, params) => {
      if (params.customer !== undefined) mustBeCustomer(call, params.customer);
      const chosen = chosenMethod(call, params);
      const intent = newIntent(call, { ...params, method: chosen });
      call.store.save(intent);
      call.emit("payment_intent.created", intent);
      return params.confirm ? confirm(call, intent, confirmationOf(params, chosen)) : intent;
    },
  ),
  endpoint("GET", "/v1/payment_intents/search", searchParams(), (call, params) =>
    searchIntents(call, params),
  ),
  endpoint(
    "GET",
    "/v1/payment_intents",
    { ...page, customer: text.optional() },
    (call, { customer, ...params }) =>
      listPage(call, "payment_intent", "/v1/payment_intents", params, { customer }),
  ),
  endpoint(
    "GET",
    "/v1/payment_intents/:id",
    clientSecret,
    (call, { client_secret }) => forBrowser(call, intentOf(call, client_secret)),
    { clients: true },
  ),
  endpoint(
    "POST",
    "/v1/payment_intents/:id",
    { ...details, amount: integer.optional() },
    (call, { amount, ...params }) => {
      const intent = intentOf(call);
      checkUpdate(intent, { amount, ...params });
      if (amount !== undefined) checkAmount(amount, intent.currency);
      if (params.customer !== undefined) mustBeCustomer(call, params.customer);
      const chosen = chosenMethod(call, params);
      const after: Intent = {
        ...described(intent, params),
        amount: amount ?? intent.amount,
        ...(chosen && { payment_method: chosen.id, next_action: null, status: "requires_confirmation" }),
      };
      call.store.save(after);
      return after;
    },
  ),
  endpoint(
    "POST",
    "/v1/payment_intents/:id/confirm",
    {
      ...methodChoice,
      ...confirmation,
      ...clientSecret,
      ...delivery,
      setup_future_usage: details.setup_future_usage,
      allowed_payment_method_types: list.optional(),
    },
    (call, params) => {
      const intent = described(intentOf(call, params.client_secret), params);
      const chosen =
        chosenMethod(call, params) ?? call.store.find("payment_method", intent.payment_method ?? "");
      const after = confirm(call, intent, confirmationOf(params, chosen));
      return after instanceof StripeFault ? after : forBrowser(call, after);
    },
    { clients: true },
  ),
  endpoint(
    "POST",
    "/v1/payment_intents/:id/capture",
    {
      amount_to_capture: integer.optional(),
      final_capture: flag.optional(),
      metadata: metadata.optional(),
      statement_descriptor_suffix: details.statement_descriptor_suffix,
    },
    (call, params) => capture(call, described(intentOf(call), params), params.amount_to_capture),
  ),
  endpoint(
    "POST",
    "/v1/payment_intents/:id/cancel",
    {
      cancellation_reason: z
        .enum(["duplicate", "fraudulent", "requested_by_customer", "abandoned"])
        .optional(),
    },
    (call, params) => cancel(call, intentOf(call), params.cancellation_reason ?? null),
  ),
];

function searchParams() {
  return { query: text, limit: integer.optional(), page: integer.optional() };
}

/** Loads an intent. A browser must send its client secret. */
function intentOf(call: Call, secret?: string): Intent {
  const intent = call.store.find("payment_intent", call.id);
  if (!intent) throw noSuch("payment_intent", call.id, "intent");
  const wrong = secret === undefined ? call.client : secret !== intent.client_secret;
  if (wrong)
    throw secret === undefined
      ? invalid("Missing required param: client_secret.", {
          code: "parameter_missing",
          param: "client_secret",
        })
      : invalid(
          "The client_secret provided does not match any associated PaymentIntent on this account. Ensure the publishable key used belongs to the same account that created the PaymentIntent.",
          { code: "payment_intent_invalid_parameter", param: "client_secret" },
        );
  return intent;
}

function chosenMethod(call: Call, params: z.output<z.ZodObject<typeof methodChoice>>): Method | undefined {
  if (params.payment_method !== undefined) return methodFor(call, params.payment_method);
  return params.payment_method_data && createMethod(call, params.payment_method_data);
}

const confirmationOf = (
  params: z.output<z.ZodObject<typeof confirmation>>,
  method: Method | undefined,
): Confirmation => ({
  method,
  returnUrl: params.return_url,
  offSession: params.off_session ?? false,
  failOnAction: params.error_on_requires_action ?? false,
  usesStripeJs: params.use_stripe_sdk ?? false,
});

function mustBeCustomer({ store }: Call, id: string): void {
  if (!store.find("customer", id)) throw noSuch("customer", id, "customer", 400);
}

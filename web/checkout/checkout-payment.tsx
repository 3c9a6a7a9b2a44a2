import { useNavigate } from "@solidjs/router";
import { createResource, createSignal, lazy, Show, Suspense } from "solid-js";
import { account } from "../lib/account-state.ts";
import type { Address, Cart } from "../lib/api-types.ts";
import { arrival } from "../lib/dates.ts";
import { createForm } from "../lib/form.ts";
import { Problem } from "../lib/problem.ts";
import { inMarket, marketQuery } from "../market/market.ts";
import { AddressLines } from "../ui/address-lines.tsx";
import { Field } from "../ui/field.tsx";
import { SubmitForm } from "../ui/form.tsx";
import { LineIcon } from "../ui/icons.tsx";
import { Notice } from "../ui/notice.tsx";
import { written } from "../ui/price.tsx";
import { SkeletonLines } from "../ui/skeleton.tsx";
import { groupDigits } from "./card-number.ts";
import { chosenOption } from "./chosen-option.ts";
import { placeOrder } from "./order-attempt.ts";
import { cardId, expiryIn, paymentConfig } from "./stripe.ts";

const StripeForm = lazy(async () => ({ default: (await import("./stripe-form.tsx")).StripeForm }));

/** The last step: the card, and a button that shows the amount to be charged. */
export function PaymentStep(props: {
  readonly address: Address;
  readonly quote: Cart | undefined;
  readonly blocked: boolean;
  /** Reloads cart and total after they changed at the shop. */
  readonly onStale: () => Promise<Cart | undefined>;
}) {
  const navigate = useNavigate();
  const [config] = createResource(paymentConfig);
  const [changed, setChanged] = createSignal<string>();
  const buy = async (card: () => Promise<string>, quote: Cart): Promise<void> => {
    try {
      const order = await placeOrder(
        {
          shippingAddress: props.address,
          currency: quote.currency,
          quoteTotal: quote.total,
          shippingMethodId: quote.shippingMethodId,
          ...marketQuery(),
        },
        card,
      );
      navigate(`/${account() ? "orders" : "track"}/${order.orderId}?placed=1`, { replace: true });
    } catch (error) {
      if (error instanceof Problem && typeof error.details["orderId"] === "string") return another(error);
      if (error instanceof Problem && stale.has(error.code)) {
        const now = await props.onStale();
        if (error.code === "PRICE_CHANGED" && now)
          setChanged(
            `The total has changed from ${written(quote.total, quote.currency)} to ${written(now.total, now.currency)}. You haven't been charged. Review the new total before you pay.`,
          );
      }
      throw error;
    }
  };
  /** Another attempt has ordered this cart: the shopper goes on with it, or sees its order. */
  const another = async (refusal: Problem): Promise<void> => {
    const { placedMeanwhile } = await import("../orders/waiting-order.tsx");
    const page = await placedMeanwhile(String(refusal.details["orderId"]));
    if (page === undefined) throw refusal;
    navigate(page, { replace: true });
  };
  return (
    <>
      <h2 class="mb-4 text-2xl">Payment</h2>
      <Show when={changed()}>
        <Notice kind="info">{changed()}</Notice>
      </Show>
      <div class="mb-6 flex items-start justify-between gap-4 border-l-4 border-line px-4 py-2">
        <div>
          <AddressLines address={props.address} />
          <Show when={props.quote && chosenOption(props.quote)}>
            {(option) => (
              <p class="mt-2">
                {option().name}
                <span class="block text-label text-quiet">{arrival(option())}</span>
              </p>
            )}
          </Show>
        </div>
        <a
          class="inline-flex min-h-11 items-center underline underline-offset-4"
          href={inMarket("/checkout/delivery")}
        >
          Change
        </a>
      </div>
      <Show
        when={config.state === "ready" && props.quote}
        fallback={
          <Show when={config.error as unknown} fallback={<SkeletonLines lines={6} />}>
            <Notice kind="problem">
              We couldn't load the payment form. Check your connection and reload the page.
            </Notice>
          </Show>
        }
      >
        {(quote) => (
          <Show
            when={config()?.stripe.apiUrl}
            fallback={
              <Suspense fallback={<SkeletonLines lines={6} />}>
                <StripeForm
                  publishableKey={config()?.stripe.publishableKey ?? ""}
                  quote={quote()}
                  blocked={props.blocked}
                  onPay={(card) => buy(card, quote())}
                />
              </Suspense>
            }
          >
            <CardForm
              quote={quote()}
              blocked={props.blocked}
              onPay={(card) => buy(async () => cardId((await paymentConfig()).stripe, card), quote())}
            />
          </Show>
        )}
      </Show>
    </>
  );
}

/** Error codes after which cart and total must be reloaded. */
const stale: ReadonlySet<string> = new Set([
  "PRICE_CHANGED",
  "OUT_OF_STOCK",
  "PRODUCT_UNAVAILABLE",
  "NOT_SOLD_HERE",
  "CART_EMPTY",
  "NO_SHIPPING",
]);

function CardForm(props: {
  readonly quote: Cart;
  readonly blocked: boolean;
  readonly onPay: (card: Parameters<typeof cardId>[1]) => Promise<void>;
}) {
  const form = createForm(async (entry) => {
    const expiry = expiryIn(entry("expiry"));
    if (!expiry) throw wrong("expiry", "Enter the expiry date as MM/YY, like 12/29.");
    await props.onPay({ number: entry("number"), ...expiry, cvc: entry("cvc"), name: entry("holder") });
  });
  return (
    <SubmitForm
      form={form}
      submit={`Pay ${written(props.quote.total, props.quote.currency)}`}
      disabled={props.blocked}
      after={<Trust />}
    >
      <Notice kind="info">
        This is a test store, so you won't be charged. Use 4242 4242 4242 4242 to pay, 4000 0025 0000 3155 to
        try bank confirmation, or 4000 0000 0000 9995 for a declined card, with any future date and any three
        digits.
      </Notice>
      <Field
        label="Card number"
        name="number"
        inputmode="numeric"
        autocomplete="cc-number"
        maxlength="23"
        onInput={groupDigits}
        pattern="[\d\s\-]{12,23}"
        title="Enter a valid card number."
        error={form.error("number")}
      />
      <div class="grid grid-cols-2 gap-5">
        <Field
          label="Expiry date"
          name="expiry"
          inputmode="numeric"
          autocomplete="cc-exp"
          placeholder="MM/YY"
          maxlength="9"
          title="Enter the expiry date as MM/YY, like 12/29."
          error={form.error("expiry")}
        />
        <Field
          label="Security code"
          name="cvc"
          inputmode="numeric"
          autocomplete="cc-csc"
          maxlength="4"
          pattern="\d{3,4}"
          title="Enter the 3 digits on the back of your card, or 4 on the front."
          error={form.error("cvc")}
        />
      </div>
      <Field
        label="Name on card"
        name="holder"
        autocomplete="cc-name"
        maxlength="120"
        title="Enter the name on your card."
        error={form.error("holder")}
      />
    </SubmitForm>
  );
}

/** What a shopper wants to know before typing a card number. */
export function Trust() {
  return (
    <p class="flex items-start gap-2 text-label text-quiet">
      <LineIcon path="M6.5 11h11v9h-11zM9 11V8a3 3 0 0 1 6 0v3" />
      <span>
        Secure payment. Your card details go straight to our payment provider and never reach our servers.
      </span>
    </p>
  );
}

const wrong = (path: string, message: string): Problem =>
  new Problem("VALIDATION_ERROR", message, 400, { issues: [{ path, message }] });

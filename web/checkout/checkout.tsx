import { type RouteSectionProps, useNavigate } from "@solidjs/router";
import { createEffect, createSignal, For, lazy, Match, onMount, Show, Suspense, Switch } from "solid-js";
import { blocks, unnamed } from "../cart/cart-lines.tsx";
import { cart, cartFailure, openCart } from "../cart/cart-state.ts";
import { Totals } from "../cart/totals.tsx";
import { account } from "../lib/account-state.ts";
import type { Cart, Place } from "../lib/api-types.ts";
import { Head } from "../lib/head.tsx";
import { messageOf } from "../lib/problem.ts";
import { openSession } from "../lib/session.ts";
import { countryName } from "../market/addresses.ts";
import { inMarket } from "../market/market.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { Thumbnail } from "../ui/pictures/thumbnail.tsx";
import { Price } from "../ui/price.tsx";
import { PageSkeleton } from "../ui/skeleton.tsx";
import {
  keepMethod,
  keptAddress,
  keptMethod,
  quoteFor,
  type Step,
  stepNames,
  steps,
} from "./checkout.data.ts";
import { AccountStep } from "./checkout-account.tsx";
import { DeliveryStep } from "./checkout-delivery.tsx";
import { PaymentStep } from "./checkout-payment.tsx";
import { guestEmail } from "./guest.ts";

const WaitingOrder = lazy(async () => ({
  default: (await import("../orders/waiting-order.tsx")).WaitingOrder,
}));

/**
 * The checkout: contact (an account, or a guest's address), delivery, payment. Each step has its own URL, so that Back works; the total is shown
 * beside every step.
 */
export function CheckoutPage(props: RouteSectionProps) {
  const navigate = useNavigate();
  const [ready, setReady] = createSignal(false);
  const [quote, setQuote] = createSignal<Cart>();
  const [place, setPlace] = createSignal<Place>();
  const [method, setMethod] = createSignal(keptMethod());
  const [problem, setProblem] = createSignal<string>();
  const step = () => steps.find((one) => one === props.params["step"]);
  onMount(() => void open());
  const open = async (): Promise<void> => {
    await openSession();
    await openCart();
    const address = keptAddress();
    if (address) setPlace(address);
    setReady(true);
  };
  // Redirects to the first unfinished step when the URL names a later one or none.
  createEffect(() => {
    if (!ready() || (cart() && cart()?.items.length === 0)) return;
    const first: Step = !buyer() ? "account" : keptAddress() ? "payment" : "delivery";
    const at = step();
    const tooFar = at === undefined || steps.indexOf(at) > steps.indexOf(first);
    const done = at === "account" && account();
    if (tooFar || done) navigate(`/checkout/${done ? "delivery" : first}`, { replace: true });
  });
  createEffect(() => {
    const where = place();
    method();
    if (buyer() && where) void priceFor(where);
  });
  const priceFor = async (where: Place): Promise<Cart | undefined> => {
    try {
      const wish = method();
      const priced = await quoteFor(where, wish);
      if (isSamePlace(place(), where) && method() === wish) setQuote(priced);
      setProblem(undefined);
      return priced;
    } catch (error) {
      setProblem(messageOf(error));
      return undefined;
    }
  };
  const costs = () => (place() ? (quote() ?? cart()) : cart());
  const blocked = () => costs()?.items.some(blocks) ?? false;
  const choose = (id: string): void => {
    keepMethod(id);
    setMethod(id);
  };
  return (
    <div class="page max-w-5xl py-8">
      <Head title="Checkout" path="/checkout" noindex={true} />
      <h1 class="text-title">Checkout</h1>
      <Show when={ready()} fallback={<PageSkeleton />}>
        <Show when={(costs()?.items.length ?? 0) > 0} fallback={<Nothing />}>
          <ol class="mt-4 flex flex-wrap gap-x-5 border-b border-line pb-3">
            <For each={steps}>
              {(one, index) => (
                <li
                  aria-current={step() === one ? "step" : undefined}
                  class="text-quiet aria-[current=step]:font-medium aria-[current=step]:text-ink"
                >
                  <Show
                    when={steps.indexOf(step() ?? "account") > index() && !(one === "account" && account())}
                    fallback={`${index() + 1}. ${stepNames[one]}`}
                  >
                    <a class="underline underline-offset-4" href={inMarket(`/checkout/${one}`)}>
                      {index() + 1}. {stepNames[one]}
                    </a>
                  </Show>
                </li>
              )}
            </For>
          </ol>
          <div class="grid grid-cols-[minmax(0,1fr)] gap-6 py-6 md:grid-cols-[minmax(0,1fr)_21rem] md:gap-14">
            <Show when={costs()}>
              {(known) => (
                <Summary
                  cart={known()}
                  place={place() && quote() ? countryName(place()?.country ?? "US") : undefined}
                />
              )}
            </Show>
            <div class="md:col-start-1 md:row-start-1">
              <Suspense>
                <WaitingOrder />
              </Suspense>
              <Show when={blocked()}>
                <Notice kind="problem" title="Some items in your cart are unavailable">
                  <a class="underline underline-offset-4" href={inMarket("/cart")}>
                    Review your cart
                  </a>
                </Notice>
              </Show>
              <Show when={problem()}>
                <Notice kind="problem">{problem()}</Notice>
              </Show>
              <Switch>
                <Match when={step() === "account"}>
                  <AccountStep
                    onDone={() => navigate("/checkout/delivery", { replace: account() !== null })}
                  />
                </Match>
                <Match when={step() === "delivery" && buyer()}>
                  <DeliveryStep
                    quote={quote()}
                    onMethod={choose}
                    onPlace={setPlace}
                    onDone={() => navigate("/checkout/payment")}
                  />
                </Match>
                <Match when={step() === "payment" && buyer() && keptAddress()}>
                  {(address) => (
                    <PaymentStep
                      address={address()}
                      quote={quote()}
                      blocked={blocked() || quote()?.shippingOptions.length === 0}
                      onStale={async () => {
                        await openCart();
                        return priceFor(address());
                      }}
                    />
                  )}
                </Match>
              </Switch>
            </div>
          </div>
        </Show>
      </Show>
    </div>
  );
}

/** Whoever checks out: the account, or a guest's address. */
const buyer = (): boolean => Boolean(account() ?? guestEmail());

const isSamePlace = (one: Place | undefined, other: Place): boolean =>
  one?.country === other.country && one.state === other.state && one.zipCode === other.zipCode;

/** What is ordered and what it costs. On a phone its lines are folded in, so that the form stays in sight. */
function Summary(props: { readonly cart: Cart; readonly place: string | undefined }) {
  const [open, setOpen] = createSignal(false);
  return (
    <aside
      class="grid grid-cols-[minmax(0,1fr)] content-start gap-4 rounded-sm border border-line bg-raised p-4 md:sticky md:top-6 md:col-start-2 md:row-start-1 md:gap-5 md:self-start md:p-5"
      aria-label="Order summary"
    >
      <button
        type="button"
        class="-m-4 flex min-h-13 flex-wrap items-center justify-between gap-4 p-4 md:hidden"
        aria-expanded={open()}
        aria-controls="summary"
        onClick={() => setOpen(!open())}
      >
        <span class="underline decoration-line decoration-2 underline-offset-4">
          {open() ? "Hide order summary" : "Show order summary"}
        </span>
        <strong class="font-semibold">
          <Price amount={props.cart.total} currency={props.cart.currency} />
        </strong>
      </button>
      <div
        id="summary"
        class="gap-4 max-md:border-t max-md:border-line max-md:pt-4 md:grid md:gap-5"
        classList={{ grid: open(), hidden: !open() }}
      >
        <ul class="grid gap-3">
          <For each={props.cart.items}>
            {(line) => (
              <li class="grid grid-cols-[3rem_minmax(0,1fr)_auto] items-center gap-3 text-[0.9375rem]">
                <Thumbnail src={line.imageUrl} size={48} />
                <span class="wrap-anywhere">
                  {line.name || unnamed} <span class="text-quiet">× {line.quantity}</span>
                </span>
                <Price amount={line.currentPrice * line.quantity} currency={props.cart.currency} />
              </li>
            )}
          </For>
        </ul>
        <Totals cart={props.cart} place={props.place} />
      </div>
    </aside>
  );
}

function Nothing() {
  return (
    <Show
      when={cartFailure()}
      fallback={
        <EmptyState title="Your cart is empty" text="Add something to your cart to check out.">
          <ButtonLink href="/search?sort=newest">Shop new arrivals</ButtonLink>
        </EmptyState>
      }
    >
      {(error) => (
        <EmptyState title="We couldn't load your cart" text={messageOf(error())}>
          <ButtonLink href="/cart">View cart</ButtonLink>
        </EmptyState>
      )}
    </Show>
  );
}

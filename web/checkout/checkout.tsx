import { type RouteSectionProps, useNavigate } from "@solidjs/router";
import { createEffect, createSignal, For, Match, onMount, Show, Switch } from "solid-js";
import { blocks } from "../cart/cart-lines.tsx";
import { cart, cartFailure, openCart } from "../cart/cart-state.ts";
import { Totals } from "../cart/totals.tsx";
import { account } from "../lib/account-state.ts";
import { countryName } from "../lib/addresses.ts";
import type { Address, Cart } from "../lib/api-types.ts";
import { Head } from "../lib/head.tsx";
import { messageOf } from "../lib/problem.ts";
import { openSession } from "../lib/session.ts";
import { quoteFor } from "../orders/order-status-text.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageSkeleton } from "../ui/page-skeleton.tsx";
import { Price } from "../ui/price.tsx";
import { keptAddress, type Step, stepNames, steps } from "./checkout.data.ts";
import { AccountStep } from "./checkout-account.tsx";
import { DeliveryStep } from "./checkout-delivery.tsx";
import { PaymentStep } from "./checkout-payment.tsx";

/**
 * The checkout: account, delivery, payment. Each step has its own URL, so that Back works; the total is shown
 * beside every step.
 */
export function CheckoutPage(props: RouteSectionProps) {
  const navigate = useNavigate();
  const [ready, setReady] = createSignal(false);
  const [quote, setQuote] = createSignal<Cart>();
  const [place, setPlace] = createSignal<Pick<Address, "country" | "state">>();
  const [problem, setProblem] = createSignal<string>();
  const step = () => steps.find((one) => one === props.params["step"]);
  onMount(() => void open());
  const open = async (): Promise<void> => {
    await openSession();
    await openCart();
    const address = keptAddress();
    if (address) setPlace({ country: address.country, state: address.state });
    setReady(true);
  };
  // Redirects to the first unfinished step when the URL names a later one or none.
  createEffect(() => {
    if (!ready() || (cart() && cart()?.items.length === 0)) return;
    const first: Step = !account() ? "account" : keptAddress() ? "payment" : "delivery";
    const at = step();
    const tooFar = at === undefined || steps.indexOf(at) > steps.indexOf(first);
    const done = at === "account" && account();
    if (tooFar || done) navigate(`/checkout/${done ? "delivery" : first}`, { replace: true });
  });
  createEffect(() => {
    const where = place();
    if (account() && where) void priceFor(where);
  });
  const priceFor = async (where: Pick<Address, "country" | "state">): Promise<Cart | undefined> => {
    try {
      const priced = await quoteFor(where);
      if (place()?.country === where.country && place()?.state === where.state) setQuote(priced);
      setProblem(undefined);
      return priced;
    } catch (error) {
      setProblem(messageOf(error));
      return undefined;
    }
  };
  const costs = () => (place() ? (quote() ?? cart()) : cart());
  const blocked = () => costs()?.items.some(blocks) ?? false;
  return (
    <div class="page max-w-5xl py-8">
      <Head title="Check out" path="/checkout" noindex={true} />
      <h1 class="text-title">Check out</h1>
      <Show when={ready()} fallback={<PageSkeleton />}>
        <Show when={(costs()?.items.length ?? 0) > 0} fallback={<Nothing />}>
          <ol class="mt-4 flex gap-5 border-b border-line pb-3">
            <For each={steps}>
              {(one, index) => (
                <li
                  aria-current={step() === one ? "step" : undefined}
                  class="text-quiet aria-[current=step]:font-medium aria-[current=step]:text-ink"
                >
                  <Show
                    when={steps.indexOf(step() ?? "account") > index() && one !== "account"}
                    fallback={`${index() + 1}. ${stepNames[one]}`}
                  >
                    <a class="underline underline-offset-4" href={`/checkout/${one}`}>
                      {index() + 1}. {stepNames[one]}
                    </a>
                  </Show>
                </li>
              )}
            </For>
          </ol>
          <div class="grid gap-10 py-6 md:grid-cols-[1fr_21rem] md:gap-14">
            <div>
              <Show when={blocked()}>
                <Notice kind="problem" title="Something in your cart cannot be bought">
                  <a class="underline underline-offset-4" href="/cart">
                    Look at the cart
                  </a>
                </Notice>
              </Show>
              <Show when={problem()}>
                <Notice kind="problem">{problem()}</Notice>
              </Show>
              <Switch>
                <Match when={step() === "account"}>
                  <AccountStep onDone={() => navigate("/checkout/delivery", { replace: true })} />
                </Match>
                <Match when={step() === "delivery" && account()}>
                  <DeliveryStep onPlace={setPlace} onDone={() => navigate("/checkout/payment")} />
                </Match>
                <Match when={step() === "payment" && account() && keptAddress()}>
                  {(address) => (
                    <PaymentStep
                      address={address()}
                      quote={quote()}
                      blocked={blocked()}
                      onStale={async () => {
                        await openCart();
                        return priceFor(address());
                      }}
                    />
                  )}
                </Match>
              </Switch>
            </div>
            <Show when={costs()}>
              {(known) => (
                <aside
                  class="grid content-start gap-5 rounded-sm border border-line bg-raised p-5 md:sticky md:top-6 md:self-start"
                  aria-label="Your order"
                >
                  <ul class="grid gap-3">
                    <For each={known().items}>
                      {(line) => (
                        <li class="grid grid-cols-[3rem_1fr_auto] items-center gap-3 text-[0.9375rem]">
                          <img
                            src={line.imageUrl}
                            alt=""
                            width="48"
                            height="48"
                            class="rounded-sm bg-sunken"
                          />
                          <span>
                            {line.name} <span class="text-quiet">× {line.quantity}</span>
                          </span>
                          <Price amount={line.currentPrice * line.quantity} currency={known().currency} />
                        </li>
                      )}
                    </For>
                  </ul>
                  <Totals
                    cart={known()}
                    place={place() && quote() ? countryName(place()?.country ?? "US") : undefined}
                  />
                </aside>
              )}
            </Show>
          </div>
        </Show>
      </Show>
    </div>
  );
}

function Nothing() {
  return (
    <Show
      when={cartFailure()}
      fallback={
        <EmptyState title="Your cart is empty" text="There is nothing to check out yet.">
          <ButtonLink href="/search?sort=newest">See what is new</ButtonLink>
        </EmptyState>
      }
    >
      {(error) => (
        <EmptyState title="The cart could not be loaded" text={messageOf(error())}>
          <ButtonLink href="/cart">To the cart</ButtonLink>
        </EmptyState>
      )}
    </Show>
  );
}

import { For, Match, Show, Switch } from "solid-js";
import type { ActionButton } from "../../api/client.ts";
import { Button } from "../ui/button.tsx";
import { ActionButtons } from "./action-buttons.tsx";
import { CartSummary } from "./cards/cart-card.tsx";
import { OrderCards } from "./cards/order-cards.tsx";
import { ProductCards } from "./cards/product-cards.tsx";
import { Sources } from "./cards/sources.tsx";
import { type Exchange, isAnswering, isConnected, isStopping, retry, send } from "./conversation.ts";
import { MessageText } from "./message-text.tsx";

/** What came of a message: text, cards, what can be done next, or why it failed. */
export function Answer(props: { readonly exchange: Exchange; readonly isLatest: boolean }) {
  const reply = () => props.exchange.reply;
  const cards = () => reply().cards;
  const isUnderWay = () => reply().state === "waiting" || reply().state === "answering";
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-3" aria-busy={isUnderWay()}>
      <Show when={reply().text !== ""}>
        <div>
          <span class="sr-only">Assistant: </span>
          <MessageText text={reply().text} />
        </div>
      </Show>
      <Show when={isUnderWay()}>
        <Activity text={activityOf(reply().activity, reply().text !== "")} />
      </Show>
      <Show when={cards().products.length > 0}>
        <ProductCards products={cards().products} added={addedBy(reply().buttons)} />
      </Show>
      <Show when={cards().cart}>{(cart) => <CartSummary cart={cart()} />}</Show>
      <Show when={cards().orders.length > 0}>
        <OrderCards orders={cards().orders} />
      </Show>
      <Show when={cards().sources.length > 0}>
        <Sources sources={cards().sources} />
      </Show>
      <Show when={reply().cut}>{(cut) => <p class="text-label text-quiet">{cutWords[cut()]}</p>}</Show>
      <Show when={reply().problem}>
        {(problem) => (
          <div class="grid justify-items-start gap-2 border-l-4 border-clay bg-sunken px-4 py-3">
            <p>{problem().message}</p>
            <Show when={problem().isRetryable && props.isLatest}>
              <Button look="secondary" busy={isAnswering()} onClick={() => void retry(props.exchange)}>
                Try again
              </Button>
            </Show>
          </div>
        )}
      </Show>
      <ActionButtons buttons={reply().buttons} isLatest={props.isLatest} />
      <Show when={props.isLatest && !isAnswering() && reply().suggestions.length > 0}>
        <Suggestions texts={reply().suggestions} label="Suggestions" />
      </Show>
    </div>
  );
}

/** Questions to ask with one press. */
export const Suggestions = (props: { readonly texts: readonly string[]; readonly label: string }) => (
  <ul aria-label={props.label} class="flex flex-wrap gap-2">
    <For each={props.texts}>
      {(text) => (
        <li class="max-w-full">
          <button
            type="button"
            class="min-h-11 max-w-full rounded-full border border-edge px-4 py-2 text-left text-[0.9375rem] leading-snug wrap-anywhere hover:border-ink hover:bg-sunken"
            onClick={() => void send(text)}
          >
            {text}
          </button>
        </li>
      )}
    </For>
  </ul>
);

const Activity = (props: { readonly text: string | undefined }) => (
  <p class="flex items-center gap-3 text-label text-quiet">
    <span aria-hidden="true" class="flex gap-1">
      <For each={["0s", "0.2s", "0.4s"]}>
        {(delay) => (
          <span class="size-1.5 animate-pulse rounded-full bg-current" style={{ "animation-delay": delay }} />
        )}
      </For>
    </span>
    <Switch fallback={props.text}>
      <Match when={!isConnected()}>Connection lost. Reconnecting…</Match>
      <Match when={isStopping()}>Stopping…</Match>
    </Switch>
  </p>
);

const addedBy = (buttons: readonly ActionButton[]): readonly string[] =>
  buttons.flatMap((button) => (button.action === "add_to_cart" ? [button.payload.productId] : []));

const activityOf = (label: string | undefined, hasText: boolean): string | undefined =>
  label === undefined ? (hasText ? undefined : "Working on it…") : `${label.replace(/[.…]+$/, "")}…`;

const cutWords = {
  stopped: "You stopped this answer.",
  limit: "This answer was cut short because it became too long.",
  interrupted: "This answer was interrupted.",
} as const;

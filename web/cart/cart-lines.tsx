import { createSignal, For, Show } from "solid-js";
import type { Cart, CartLine } from "../lib/api-types.ts";
import { messageOf } from "../lib/problem.ts";
import { addressIn } from "../market/address.ts";
import { inMarket, market } from "../market/market.ts";
import { Thumbnail } from "../ui/pictures/thumbnail.tsx";
import { Price, written } from "../ui/price.tsx";
import { Quantity } from "../ui/quantity.tsx";
import { hasPendingChanges, setLine } from "./cart-state.ts";

/** The cart's lines, each with its problem and the ways to solve it. */
export function CartLines(props: { readonly cart: Cart }) {
  // Keyed by index, so that a confirmed line keeps its row and its focus.
  return (
    <ul class="divide-y divide-line">
      <For each={props.cart.items.map(keyOf)}>
        {(key) => (
          <Show when={props.cart.items.find((line) => keyOf(line) === key)}>
            {(line) => <Line line={line()} currency={props.cart.currency} />}
          </Show>
        )}
      </For>
    </ul>
  );
}

const keyOf = ({ productId, variantId }: CartLine): string => `${productId}~${variantId ?? ""}`;

function Line(props: { readonly line: CartLine; readonly currency: string }) {
  const [problem, setProblem] = createSignal<string>();
  const [pending, setPending] = createSignal(false);
  let row: HTMLLIElement | undefined;
  const set = async (quantity: number): Promise<void> => {
    // The pressed button is removed with its row; the focus must stay inside the drawer.
    if (quantity === 0) row?.closest<HTMLElement>("[role=dialog], main")?.focus();
    setPending(true);
    setProblem(undefined);
    try {
      await setLine({ ...props.line, price: props.line.currentPrice, quantity });
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setPending(false);
    }
  };
  const gone = () => props.line.problem === "unavailable" || props.line.problem === "not_sold_here";
  const name = () => props.line.name || unnamed;
  return (
    <li
      ref={(element) => {
        row = element;
      }}
      class="grid grid-cols-[min(5rem,24%)_minmax(0,1fr)] gap-4 py-4"
    >
      <Thumbnail src={props.line.imageUrl} size={80} />
      <div class="grid content-start gap-2">
        <div class="flex flex-wrap justify-between gap-x-3">
          <Show when={!gone()} fallback={<p class="min-w-0 font-medium wrap-anywhere">{name()}</p>}>
            <a
              class="-my-3 min-w-0 flex-[1_1_7rem] py-3 leading-snug font-medium wrap-anywhere hover:underline"
              href={linkOf(props.line)}
            >
              {name()}
            </a>
          </Show>
          <Show when={!gone()}>
            <span class="whitespace-nowrap">
              <Price amount={props.line.currentPrice * props.line.quantity} currency={props.currency} />
            </span>
          </Show>
        </div>
        <Show when={gone()}>
          <p role="status" class="text-clay">
            <Show when={props.line.problem === "not_sold_here"} fallback="No longer available.">
              Not sold in {market().name}. Remove it to check out, or{" "}
              <a
                class={`${textButton} -my-2.5 inline-block py-2.5`}
                target="_self"
                href={addressIn({ prefix: "" }, pathOf(props.line))}
              >
                see it in {market().others[0]?.name}
              </a>
              .
            </Show>
          </p>
        </Show>
        <Show when={props.line.problem === "out_of_stock"}>
          <p role="status" class="text-clay">
            {props.line.available === 0 ? "Now sold out." : `Only ${props.line.available} left.`}{" "}
            <Show when={props.line.available > 0}>
              <button
                type="button"
                class={`${textButton} -my-2.5 py-2.5`}
                onClick={() => void set(props.line.available)}
              >
                Change to {props.line.available}
              </button>
            </Show>
          </p>
        </Show>
        <Show when={props.line.problem === "price_changed"}>
          <p role="status" class="text-clay">
            Price changed from {written(props.line.price, props.currency)} to{" "}
            {written(props.line.currentPrice, props.currency)}.{" "}
            <button
              type="button"
              class={`${textButton} -my-2.5 py-2.5`}
              onClick={() => void set(props.line.quantity)}
            >
              Accept new price
            </button>
          </p>
        </Show>
        <Show when={problem()}>
          <p role="alert" class="text-clay">
            {problem()}
          </p>
        </Show>
        <div class="flex flex-wrap items-center justify-between gap-x-3">
          <Show when={!gone() && props.line.available > 0} fallback={<span />}>
            <Quantity
              label={`Quantity of ${name()}`}
              value={props.line.quantity}
              min={1}
              max={props.line.available}
              busy={pending() && hasPendingChanges()}
              onChange={(quantity) => void set(quantity)}
            />
          </Show>
          <button
            type="button"
            class={`${textButton} min-h-11 text-quiet`}
            aria-label={`Remove ${name()}`}
            onClick={() => void set(0)}
          >
            Remove
          </button>
        </div>
      </div>
    </li>
  );
}

const textButton = "underline decoration-line decoration-2 underline-offset-4 hover:decoration-current";

/** The name of a product that is not there any more. */
export const unnamed = "An item that's no longer available";

/** Products are found by id too; the product page then redirects to its slug. */
const linkOf = (line: CartLine): string => inMarket(pathOf(line));
const pathOf = ({ productId, variantId }: CartLine): string =>
  `/p/${productId}${variantId === undefined ? "" : `?variant=${encodeURIComponent(variantId)}`}`;

/** Whether the line prevents the checkout. */
export const blocks = (line: CartLine): boolean =>
  line.problem === "unavailable" || line.problem === "not_sold_here" || line.problem === "out_of_stock";

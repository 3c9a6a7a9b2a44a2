import { For, Show } from "solid-js";
import type { ProductCard } from "../../../api/client.ts";
import { availabilityOf } from "../../lib/format.ts";
import { marketQuery } from "../../market/market.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Thumbnail } from "../../ui/pictures/thumbnail.tsx";
import { ComparedPrice, Price } from "../../ui/price.tsx";
import { ownPath } from "../text-blocks.ts";
import { AddButton } from "./add-button.tsx";
import { decimal } from "./money.ts";

/** Products in a reply, each with its picture, price and stock, and the ways to it. */
export function ProductCards(props: {
  readonly products: readonly ProductCard[];
  /** Products that a button below the cards adds already. */
  readonly added: readonly string[];
}) {
  return (
    <ul class="grid gap-3" aria-label="Products">
      <For each={props.products}>
        {(product) => <Card product={product} isAdded={props.added.includes(product.productId)} />}
      </For>
    </ul>
  );
}

function Card(props: { readonly product: ProductCard; readonly isAdded: boolean }) {
  const path = () => ownPath(props.product.path, window.location.origin);
  const stock = () => availabilityOf(props.product.available);
  // The conversation was begun in another market: what is added costs what it does here.
  const isElsewhere = () => props.product.market !== marketQuery().market;
  return (
    <li class="grid grid-cols-[min(5rem,28%)_minmax(0,1fr)] gap-x-4 gap-y-2 rounded-sm border border-line bg-raised p-3">
      <Thumbnail src={props.product.imageUrl} size={80} class="w-full" />
      <div class="grid content-start gap-0.5">
        <p class="leading-snug font-medium wrap-anywhere" dir="auto">
          {props.product.name}
        </p>
        <p class="flex flex-wrap items-baseline gap-x-3">
          <span>
            <Show when={(props.product.maxPrice ?? 0) > props.product.price}>From </Show>
            <Price amount={decimal(props.product.price)} currency={props.product.currency} />
          </span>
          <ComparedPrice
            amount={props.product.compareAt && decimal(props.product.compareAt)}
            currency={props.product.currency}
          />
          <span
            class="text-label"
            classList={{
              "text-quiet": stock().kind === "in",
              "font-medium text-clay": stock().kind !== "in",
            }}
          >
            {stock().text}
          </span>
        </p>
        <Show when={props.product.reason}>
          <p class="text-label text-quiet wrap-anywhere" dir="auto">
            {props.product.reason}
          </p>
        </Show>
      </div>
      <div class="col-span-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Show when={isElsewhere()}>
          <p class="basis-full text-label text-quiet">This is the price in another region.</p>
        </Show>
        <Show when={stock().kind !== "out" && !props.isAdded && !isElsewhere()}>
          <AddButton
            wanted={{ productId: props.product.productId, variantId: props.product.variantId, quantity: 1 }}
            name={props.product.name}
          />
        </Show>
        <Show when={path()}>
          {(own) => (
            <ButtonLink look="plain" href={own()} aria-label={`View ${props.product.name}`}>
              View
            </ButtonLink>
          )}
        </Show>
      </div>
    </li>
  );
}

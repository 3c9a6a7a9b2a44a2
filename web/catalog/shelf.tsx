import { For, type JSX, Show } from "solid-js";
import { availabilityOf } from "../lib/format.ts";
import { store } from "../lib/store.ts";
import { ProductCard } from "../ui/product-card.tsx";
import type { Shown } from "./shown.ts";

/** A product's card, with the lowest price that can be paid. */
export function CardOf(props: { readonly product: Shown; readonly eager?: boolean | undefined }) {
  const availability = () => availabilityOf(props.product.available);
  return (
    <ProductCard
      path={`/p/${props.product.slug}`}
      name={props.product.name}
      imageUrl={props.product.imageUrl}
      price={props.product.price}
      currency={store().currency}
      from={props.product.from}
      compareAt={props.product.compareAt}
      missing={props.product.missingWords}
      note={availability().kind === "in" ? undefined : availability().text}
      eager={props.eager}
    />
  );
}

/** A titled row of products, which scrolls horizontally where it does not fit. */
export function Shelf(props: {
  readonly title: string;
  readonly products: readonly Shown[] | undefined;
  readonly more?: JSX.Element;
}) {
  return (
    <Show when={props.products?.length}>
      <section class="page grid gap-5 py-6 md:py-8">
        <div class="flex items-baseline justify-between gap-4 border-b border-line pb-2">
          <h2 class="text-xl md:text-2xl">{props.title}</h2>
          {props.more}
        </div>
        <ul class="rail">
          <For each={props.products}>
            {(product) => (
              <li>
                <CardOf product={product} />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

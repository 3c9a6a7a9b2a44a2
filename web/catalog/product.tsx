import { createAsync, type RouteSectionProps } from "@solidjs/router";
import { createEffect, For, lazy, Show, Suspense } from "solid-js";
import { isServer } from "solid-js/web";
import { SaveButton } from "../account/save-button.tsx";
import { daysOf } from "../content/delivery-days.ts";
import type { Product } from "../lib/api-types.ts";
import { availabilityOf } from "../lib/format.ts";
import { Head } from "../lib/head.tsx";
import { store } from "../lib/store.ts";
import { noteMarketsOf } from "../lib/visit.ts";
import { inMarket, market } from "../market/market.ts";
import { ComparedPrice, Price } from "../ui/price.tsx";
import { loadProduct, loadShelf } from "./catalog.data.ts";
import { Gallery, picturesOf } from "./gallery.tsx";
import { BuyForm } from "./product-buy.tsx";
import { ProductData } from "./product-data.tsx";
import { OptionLinks } from "./product-options.tsx";
import { recentProducts, showRecent } from "./recent.ts";
import { Shelf } from "./shelf.tsx";
import { chosenVariant } from "./variant-choice.ts";

const NotSoldHere = lazy(async () => ({ default: (await import("./not-sold-here.tsx")).NotSoldHere }));

export function ProductPage(props: RouteSectionProps) {
  const slug = () => props.params["slug"] ?? "";
  const product = createAsync(
    async () => {
      const found = await loadProduct(slug());
      if (isServer && found) await noteMarketsOf(found.productId);
      return found;
    },
    { deferStream: true },
  );
  const variantId = () => {
    const { variant } = props.location.query;
    return typeof variant === "string" ? variant : undefined;
  };
  return (
    <Show
      when={product()}
      fallback={
        <Show when={product() === null}>
          <NotSoldHere slug={slug()} />
        </Show>
      }
    >
      {(found) => <Found product={found()} variantId={variantId()} />}
    </Show>
  );
}

function Found(props: { readonly product: Product; readonly variantId: string | undefined }) {
  const variant = () => chosenVariant(props.product, props.variantId);
  const price = () => variant()?.price ?? props.product.price;
  const available = () => availabilityOf(variant()?.available ?? props.product.available);
  const pictures = () => picturesOf(props.product, variant());
  const related = createAsync(() =>
    loadShelf({ category: props.product.category, sort: "newest", limit: 9, shown: "items" }).catch(() => []),
  );
  createEffect(() => showRecent(props.product.productId));
  const home = inMarket("/");
  return (
    <>
      <Head
        title={props.product.name}
        description={props.product.description}
        path={`/p/${props.product.slug}`}
        image={pictures()[0]}
        type="product"
      />
      <ProductData product={props.product} />
      <article class="page flex flex-col gap-6 pt-4 pb-6 md:grid md:grid-cols-[1.15fr_minmax(0,1fr)] md:gap-x-12 md:py-10">
        <Gallery pictures={pictures()} name={props.product.name} />
        {/* On a phone its parts are the article's own, so that the buy bar sticks along the whole of it. */}
        <div class="contents md:sticky md:top-6 md:grid md:content-start md:gap-6 md:self-start">
          <nav aria-label="Breadcrumb">
            <ol class="-my-3 flex flex-wrap gap-x-1.5 text-label text-quiet">
              <li>
                <a class="inline-flex min-h-11 items-center hover:underline" href={home}>
                  Shop
                </a>
              </li>
              <li>
                <span aria-hidden="true" class="mr-1.5">
                  /
                </span>
                <a
                  class="inline-flex min-h-11 items-center hover:underline"
                  href={inMarket(`/c/${props.product.categorySlug}`)}
                >
                  {props.product.category}
                </a>
              </li>
            </ol>
          </nav>
          <div class="grid gap-3">
            <h1 class="text-title">{props.product.name}</h1>
            <p class="flex flex-wrap items-baseline gap-x-5 text-xl">
              <Price amount={price()} currency={store().currency} />
              <ComparedPrice amount={(variant() ?? props.product).compareAt} currency={store().currency} />
              <span
                class="text-base"
                classList={{ "text-moss": available().kind === "in", "text-clay": available().kind !== "in" }}
              >
                {available().text}
              </span>
            </p>
          </div>
          <OptionLinks product={props.product} variant={variant()} />
          <div class="contents md:grid md:gap-2">
            <BuyForm product={props.product} variant={variant()} />
            <SaveButton product={props.product} />
          </div>
          <DeliveryPromise />
          <Show when={props.product.description}>
            <p class="border-t border-line pt-5 text-lg text-pretty wrap-anywhere whitespace-pre-line">
              {props.product.description}
            </p>
          </Show>
          <Show when={props.product.tags.length > 0}>
            <ul class="flex flex-wrap gap-2" aria-label="More like this">
              <For each={props.product.tags}>
                {(tag) => (
                  <li>
                    <a
                      href={inMarket(`/search?tags=${encodeURIComponent(tag)}`)}
                      class="inline-flex min-h-11 items-center rounded-full border border-line px-4 text-label hover:border-ink"
                    >
                      {tag}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </div>
      </article>
      <Suspense>
        <Shelf
          title={`More from ${props.product.category}`}
          products={related()?.filter(({ productId }) => productId !== props.product.productId)}
        />
      </Suspense>
      <Shelf title="Recently viewed" products={recentProducts()} />
    </>
  );
}

/** What delivery costs and when it comes, as the merchant has set it. */
function DeliveryPromise() {
  const terms = () => store().delivery;
  const details = inMarket("/pages/delivery");
  return (
    <p class="text-[0.9375rem]">
      {market().delivery}
      <span class="block text-label text-quiet">
        Usually arrives in {daysOf(terms())}.{" "}
        <Show when={store().pages.some(({ slug }) => slug === "delivery")}>
          <a class="underline underline-offset-4" href={details}>
            Delivery details
          </a>
        </Show>
      </span>
    </p>
  );
}

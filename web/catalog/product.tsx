import { createAsync, type RouteSectionProps } from "@solidjs/router";
import { createEffect, For, Show, Suspense } from "solid-js";
import { SaveButton } from "../account/save-button.tsx";
import type { Product } from "../lib/api-types.ts";
import { availabilityOf } from "../lib/format.ts";
import { Head } from "../lib/head.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { Picture } from "../ui/picture.tsx";
import { Price } from "../ui/price.tsx";
import { loadProduct, loadShelf } from "./catalog.data.ts";
import { BuyForm } from "./product-buy.tsx";
import { ProductData } from "./product-data.tsx";
import { chosenVariant, OptionLinks } from "./product-options.tsx";
import { loadRecent, recentProducts, rememberProduct } from "./recent.ts";
import { Shelf } from "./shelf.tsx";

export function ProductPage(props: RouteSectionProps) {
  const product = createAsync(() => loadProduct(props.params["slug"] ?? ""), { deferStream: true });
  const variantId = () => {
    const { variant } = props.location.query;
    return typeof variant === "string" ? variant : undefined;
  };
  return (
    <Show
      when={product()}
      fallback={
        <Show when={product() === null}>
          <NotFound
            title="This is not sold here"
            text="It may have been taken off the shop since the link was made."
          />
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
  const pictures = () => {
    const all = [variant()?.imageUrl, ...props.product.images, props.product.imageUrl];
    return [...new Set(all.filter((url) => url !== undefined))];
  };
  const related = createAsync(() =>
    loadShelf({ category: props.product.category, sort: "newest", limit: 9, shown: "items" }).catch(() => []),
  );
  createEffect(() => {
    const { productId } = props.product;
    rememberProduct(productId);
    void loadRecent(productId);
  });
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
      <article class="page grid gap-x-12 gap-y-6 py-6 md:grid-cols-[1.15fr_1fr] md:py-10">
        <Gallery pictures={pictures()} name={props.product.name} />
        <div class="grid content-start gap-6 md:sticky md:top-6 md:self-start">
          <nav aria-label="Breadcrumb">
            <ol class="-my-3 flex gap-1.5 text-label text-quiet">
              <li>
                <a class="inline-flex min-h-11 items-center hover:underline" href="/">
                  Shop
                </a>
              </li>
              <li>
                <span aria-hidden="true" class="mr-1.5">
                  /
                </span>
                <a
                  class="inline-flex min-h-11 items-center hover:underline"
                  href={`/c/${props.product.categorySlug}`}
                >
                  {props.product.category}
                </a>
              </li>
            </ol>
          </nav>
          <div class="grid gap-3">
            <h1 class="text-title">{props.product.name}</h1>
            <p class="flex flex-wrap items-baseline gap-x-5 text-xl">
              <Price amount={price()} currency="USD" />
              <span
                class="text-base"
                classList={{ "text-moss": available().kind === "in", "text-clay": available().kind !== "in" }}
              >
                {available().text}
              </span>
            </p>
          </div>
          <OptionLinks product={props.product} variant={variant()} />
          <div class="grid gap-2">
            <BuyForm product={props.product} variant={variant()} />
            <SaveButton product={props.product} />
          </div>
          <p class="border-t border-line pt-5 text-lg text-pretty">{props.product.description}</p>
          <Show when={props.product.tags.length > 0}>
            <ul class="flex flex-wrap gap-2" aria-label="More like this">
              <For each={props.product.tags}>
                {(tag) => (
                  <li>
                    <a
                      href={`/search?tags=${encodeURIComponent(tag)}`}
                      class="inline-flex min-h-11 items-center rounded-full border border-line px-4 text-label hover:border-ink"
                    >
                      {tag}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <p class="text-label text-quiet">
            Delivery and tax are shown in the cart.{" "}
            <a class="underline underline-offset-4" href="/pages/delivery">
              How delivery works
            </a>
          </p>
        </div>
      </article>
      <Suspense>
        <Shelf
          title={`More from ${props.product.category}`}
          products={related()?.filter(({ productId }) => productId !== props.product.productId)}
        />
      </Suspense>
      <Shelf title="You looked at" products={recentProducts()} />
    </>
  );
}

/** Swipeable on phones, a grid on wide screens; works without JavaScript. */
function Gallery(props: { readonly pictures: readonly string[]; readonly name: string }) {
  return (
    <ul
      aria-label="Pictures"
      // A scrollable region must be scrollable by keyboard.
      tabindex="0"
      class="-mx-4 flex snap-x snap-mandatory gap-2 overflow-x-auto px-4 [scrollbar-width:thin] md:mx-0 md:grid md:grid-cols-2 md:gap-3 md:overflow-visible md:px-0"
    >
      <For each={props.pictures}>
        {(url, place) => (
          <li class="w-[88%] shrink-0 snap-center only:w-full md:w-auto md:first:col-span-2">
            <Picture
              src={url}
              alt={place() === 0 ? props.name : `${props.name}, view ${place() + 1}`}
              eager={place() === 0}
              class="rounded-sm"
            />
          </li>
        )}
      </For>
    </ul>
  );
}

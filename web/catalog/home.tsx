import { createAsync } from "@solidjs/router";
import { For, onMount, Show } from "solid-js";
import { many } from "../lib/format.ts";
import { absolute, excerpt, Head, JsonLd, shopName } from "../lib/head.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Picture } from "../ui/picture.tsx";
import { written } from "../ui/price.tsx";
import { loadHome } from "./home.data.ts";
import { loadRecent, recentProducts } from "./recent.ts";
import { Shelf } from "./shelf.tsx";

export function HomePage() {
  const home = createAsync(() => loadHome(), { deferStream: true });
  const lead = () => home()?.lead;
  onMount(() => void loadRecent());
  return (
    <>
      <Head
        title={`${shopName}: things for the house and for going out`}
        description="Kitchen, light, cloth and paper: things that are made well and are pleasant to use. Free to look around; what delivery costs stands in the cart."
        path="/"
        image={lead()?.imageUrl}
      />
      <JsonLd
        data={{
          "@type": "WebSite",
          name: shopName,
          url: absolute("/"),
          potentialAction: {
            "@type": "SearchAction",
            target: `${absolute("/search")}?q={search_term_string}`,
            "query-input": "required name=search_term_string",
          },
        }}
      />
      <Show
        when={lead()}
        fallback={
          <EmptyState
            level="h1"
            title="Nothing on the shelves yet"
            text="The shop has no products. Add some as staff, and they appear here."
          />
        }
      >
        {(product) => (
          <section class="border-b border-line bg-sunken">
            <div class="page grid items-center gap-8 py-8 md:grid-cols-[1.1fr_1fr] md:py-0">
              <div class="grid justify-items-start gap-6 md:py-20">
                <h1 class="text-display">
                  Made to be <em class="font-normal text-clay">used.</em>
                </h1>
                <p class="max-w-[46ch] text-lg text-quiet">{excerpt(product().description, 180)}</p>
                <div class="flex flex-wrap items-center gap-4">
                  <ButtonLink href={`/p/${product().slug}`}>
                    {product().name}, {written(product().price, "USD")}
                  </ButtonLink>
                  <ButtonLink look="plain" href="/search?sort=newest">
                    All that is new
                  </ButtonLink>
                </div>
              </div>
              <Picture src={product().imageUrl} alt={product().name} eager={true} />
            </div>
          </section>
        )}
      </Show>
      <Shelf
        title="New on the shelves"
        products={home()?.fresh.slice(1)}
        more={<More href="/search?sort=newest" name="All that is new" />}
      />
      <Show when={home()?.faces.length}>
        <section class="page grid gap-5 py-6 md:py-8">
          <h2 class="border-b border-line pb-2 text-xl md:text-2xl">Categories</h2>
          <ul class="grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-3 lg:grid-cols-6">
            <For each={home()?.faces}>
              {(face) => (
                <li class="group relative grid gap-2">
                  <Show when={face.imageUrl}>
                    {(image) => <Picture src={image()} alt="" size={240} class="rounded-sm" />}
                  </Show>
                  <h3 class="font-sans text-base font-medium tracking-normal">
                    <a
                      href={`/c/${face.slug}`}
                      class="decoration-clay decoration-2 underline-offset-4 group-hover:underline after:absolute after:inset-0"
                    >
                      {face.category}
                    </a>
                  </h3>
                  <p class="-mt-2 text-label text-quiet">{many(face.count, "product")}</p>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Shelf
        title="Small things"
        products={home()?.small}
        more={<More href="/search?sort=price-asc" name="By price" />}
      />
      <Shelf title="You looked at" products={recentProducts()} />
    </>
  );
}

function More(props: { readonly href: string; readonly name: string }) {
  return (
    <a
      href={props.href}
      class="inline-flex min-h-11 shrink-0 items-center underline decoration-line decoration-2 underline-offset-4 hover:decoration-current"
    >
      {props.name}
    </a>
  );
}

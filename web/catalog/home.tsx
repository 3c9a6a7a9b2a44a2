import { createAsync } from "@solidjs/router";
import { For, onMount, Show } from "solid-js";
import { isServer, NoHydration } from "solid-js/web";
import type { Product } from "../lib/api-types.ts";
import { many } from "../lib/format.ts";
import { absolute, Head, JsonLd } from "../lib/head.tsx";
import { store } from "../lib/store.ts";
import { inMarket } from "../market/market.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Picture } from "../ui/pictures/picture.tsx";
import { written } from "../ui/price.tsx";
import { loadHome } from "./home.data.ts";
import { recentProducts, showRecent } from "./recent.ts";
import { Shelf } from "./shelf.tsx";

export function HomePage() {
  const home = createAsync(() => loadHome(), { deferStream: true });
  const lead = () => home()?.lead;
  onMount(() => showRecent());
  return (
    <>
      <Head
        title={store().headline === null ? store().name : `${store().name}: ${store().headline}`}
        description={store().tagline ?? undefined}
        path="/"
        image={store().hero?.url ?? lead()?.imageUrl}
      />
      <HomeData />
      <Show
        when={lead()}
        fallback={
          <EmptyState
            level="h1"
            title="We're opening soon"
            text="There are no products in this store yet. Please check back later."
          />
        }
      >
        {(product) => (
          <section class="border-b border-line bg-sunken">
            <div class="page grid items-center gap-8 py-8 md:grid-cols-[1.1fr_1fr] md:py-0">
              <div class="grid justify-items-start gap-6 md:py-20">
                <h1 class="text-display">
                  {headline().first}
                  <em class="text-clay not-italic">{headline().last}</em>
                </h1>
                <Show when={store().tagline}>
                  {(tagline) => <p class="max-w-[40ch] text-lg text-quiet">{tagline()}</p>}
                </Show>
                <div class="flex flex-wrap items-center gap-4">
                  <ButtonLink href="/search?sort=newest">Shop new arrivals</ButtonLink>
                </div>
              </div>
              <Show when={store().hero} fallback={<Lead product={product()} />}>
                {(hero) => (
                  <Picture
                    src={hero().url}
                    alt={hero().alt}
                    sizes={heroSizes}
                    width={hero().width}
                    height={hero().height}
                    eager={true}
                  />
                )}
              </Show>
            </div>
          </section>
        )}
      </Show>
      <Shelf
        title="New arrivals"
        products={store().hero ? home()?.fresh : home()?.fresh.slice(1)}
        more={<More href="/search?sort=newest" name="View all" />}
      />
      <Show when={home()?.faces.length}>
        <section class="page grid gap-5 py-6 md:py-8">
          <h2 class="border-b border-line pb-2 text-xl md:text-2xl">Shop by category</h2>
          <ul class="grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-3 lg:grid-cols-6">
            <For each={home()?.faces}>
              {(face) => (
                <li class="group relative grid gap-2">
                  <Show when={face.imageUrl}>
                    {(image) => (
                      <Picture
                        src={image()}
                        alt=""
                        sizes="(min-width: 48rem) 16vw, 40vw"
                        class="rounded-sm"
                      />
                    )}
                  </Show>
                  <h3 class="font-sans text-base font-medium tracking-normal">
                    <a
                      href={inMarket(`/c/${face.slug}`)}
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
        title="Little finds"
        products={home()?.small}
        more={<More href="/search?sort=price-asc" name="View all" />}
      />
      <Shelf title="Recently viewed" products={recentProducts()} />
    </>
  );
}

const heroSizes = "(min-width: 48rem) 45vw, 100vw";

/** The newest product, in place of a picture of the merchant's own. */
function Lead(props: { readonly product: Product }) {
  return (
    <a href={inMarket(`/p/${props.product.slug}`)} class="group relative block">
      <Picture src={props.product.imageUrl} alt="" sizes={heroSizes} eager={true} />
      <span class="absolute bottom-3 left-3 max-w-[calc(100%-1.5rem)] rounded-sm bg-paper px-3 py-2 text-label wrap-anywhere group-hover:underline">
        {props.product.name}, {props.product.highestPrice > props.product.lowestPrice ? "from " : ""}
        {written(props.product.lowestPrice, store().currency)}
      </span>
    </a>
  );
}

/** Structured data: the store, and its search. */
function HomeData() {
  return isServer ? (
    <>
      <JsonLd
        data={{
          "@type": "OnlineStore",
          name: store().name,
          url: absolute(inMarket("/")),
          ...organization(),
        }}
      />
      <JsonLd
        data={{
          "@type": "WebSite",
          name: store().name,
          url: absolute(inMarket("/")),
          potentialAction: {
            "@type": "SearchAction",
            target: `${absolute(inMarket("/search"))}?q={search_term_string}`,
            "query-input": "required name=search_term_string",
          },
        }}
      />
    </>
  ) : (
    <NoHydration />
  );
}

/** The last word of several is set apart. */
const headline = (): { readonly first: string; readonly last: string } => {
  const text = store().headline ?? store().name;
  const at = text.lastIndexOf(" ") + 1;
  return { first: text.slice(0, at), last: text.slice(at) };
};

/** Who trades, as https://schema.org/Organization has it; only what the merchant has said. */
const organization = () => {
  const { logo, contact, supportEmail, social } = store();
  const said = {
    logo: logo && absolute(logo.url),
    legalName: contact.legalName,
    address: contact.address,
    telephone: contact.phone,
    vatID: contact.vatId,
    email: supportEmail,
    sameAs: social.length > 0 ? social.map(({ url }) => url) : null,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
};

function More(props: { readonly href: string; readonly name: string }) {
  return (
    <a
      href={inMarket(props.href)}
      class="inline-flex min-h-11 shrink-0 items-center underline decoration-line decoration-2 underline-offset-4 hover:decoration-current"
    >
      {props.name}
    </a>
  );
}

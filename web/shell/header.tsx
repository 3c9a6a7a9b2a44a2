import { createAsync, useLocation } from "@solidjs/router";
import { For, Show, Suspense } from "solid-js";
import { unitCount } from "../cart/cart-count.ts";
import { loadCategories } from "../catalog/catalog.data.ts";
import { account } from "../lib/account-state.ts";
import { many } from "../lib/format.ts";
import { store } from "../lib/store.ts";
import { inMarket, outOfMarket } from "../market/market.ts";
import { SearchBox } from "../search/search-box.tsx";
import { Icon } from "../ui/icons.tsx";
import { ThemeButton } from "../ui/theme-button.tsx";

/** The header. Every control is a link or a form that also works without JavaScript. */
export function Header(props: { readonly onCart: () => void }) {
  const location = useLocation();
  // Nothing leads away from paying but the way back to the cart.
  // The market of a page never changes: these are written once.
  const [home, saved, cart] = ["/", "/wishlist", "/cart"].map(inMarket);
  const path = () => outOfMarket(location.pathname);
  const checkingOut = () => path().startsWith("/checkout");
  const categories = createAsync(() => loadCategories().catch(() => []), { deferStream: true });
  return (
    <header class="border-b border-line bg-paper print:hidden">
      <div class="page flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-1.5 md:flex-nowrap md:py-3">
        <a
          href={home}
          class="min-w-0 py-1.5 font-display text-2xl tracking-tight wrap-anywhere"
          aria-label={`${store().name}, home page`}
        >
          <Show when={store().logo} fallback={store().name}>
            {(logo) => (
              <img
                src={logo().url}
                width={logo().width}
                height={logo().height}
                alt=""
                class="h-9 w-auto max-w-[12rem] object-contain object-left md:h-11 md:max-w-[16rem]"
              />
            )}
          </Show>
        </a>
        <nav class="-mr-2 flex flex-wrap items-center md:order-3" aria-label="Account and cart">
          <ThemeButton />
          <a
            href={inMarket(account() ? "/account" : "/sign-in")}
            class={tool}
            aria-label={account() ? "Your account" : "Sign in"}
          >
            <Icon name="person" />
          </a>
          <a href={saved} class={tool} aria-label="Saved items">
            <Icon name="heart" />
          </a>
          <a
            href={cart}
            class={`${tool} relative`}
            aria-label={unitCount() > 0 ? `Cart, ${many(unitCount(), "item")}` : "Cart"}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              props.onCart();
            }}
          >
            <Icon name="bag" />
            <Show when={unitCount() > 0}>
              <span
                aria-hidden="true"
                class="absolute top-0.5 right-0 grid h-5 min-w-5 place-items-center rounded-full bg-moss px-1 text-xs font-semibold text-paper"
              >
                {unitCount() > 99 ? "99+" : unitCount()}
              </span>
            </Show>
          </a>
        </nav>
        <Show when={!checkingOut()}>
          <SearchBox />
        </Show>
      </div>
      {/*
       * Without a Suspense boundary the server would not wait for the data, and the page would shift when it
       * arrives.
       */}
      <Suspense fallback={<div class="h-12" />}>
        <Show when={!checkingOut() && categories()?.length}>
          {/* On a phone the product comes first: its breadcrumb leads to its category. */}
          <nav aria-label="Categories" class="page" classList={{ "max-md:hidden": path().startsWith("/p/") }}>
            <ul class="-mx-4 flex gap-x-1 overflow-x-auto px-2 pb-1 whitespace-nowrap [scrollbar-width:none] lg:-mx-2 lg:justify-between lg:px-0">
              <For each={categories()}>
                {(category) => (
                  <li>
                    <a
                      href={inMarket(`/c/${category.slug}`)}
                      aria-current={path() === `/c/${category.slug}` ? "page" : undefined}
                      class="inline-flex min-h-11 items-center px-2 text-[0.9375rem] decoration-clay decoration-2 underline-offset-8 hover:underline aria-[current=page]:underline"
                    >
                      {category.category}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </nav>
        </Show>
      </Suspense>
    </header>
  );
}

const tool = "grid size-11 shrink-0 place-items-center rounded-sm hover:bg-sunken";

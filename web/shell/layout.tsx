import { useIsRouting, useLocation } from "@solidjs/router";
import {
  type Component,
  createEffect,
  createSignal,
  ErrorBoundary,
  type JSX,
  on,
  onMount,
  Show,
  Suspense,
} from "solid-js";
import { countGuestCart } from "../cart/cart-count.ts";
import { drawerOpen, openDrawer, setDrawerOpen } from "../cart/drawer-state.ts";
import { mayBeSignedIn } from "../lib/account-state.ts";
import { messageOf } from "../lib/problem.ts";
import { inMarket, market } from "../market/market.ts";
import { Failure } from "../ui/failure.tsx";
import { Offline } from "../ui/offline.tsx";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { ToastRegion, toast } from "../ui/toast.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";

type Drawer = Component<{ readonly open: boolean; readonly onOpenChange: (open: boolean) => void }>;

/** The layout around every page. */
export function Layout(props: { readonly children: JSX.Element }) {
  const location = useLocation();
  const routing = useIsRouting();
  const [drawer, setDrawer] = createSignal<Drawer>();
  createEffect(on(drawerOpen, (open) => open && !drawer() && void loadDrawer()));
  // Not `lazy`, which would keep a failed load for as long as the page is open.
  const loadDrawer = async (): Promise<void> => {
    try {
      const { CartDrawer } = await import("../cart/cart-drawer.tsx");
      setDrawer(() => CartDrawer);
    } catch (error) {
      setDrawerOpen(false);
      // Without a connection the browser would replace the shop with its own error page.
      if (navigator.onLine) window.location.assign(inMarket("/cart"));
      else toast(messageOf(error), "problem");
    }
  };
  createEffect(on(() => location.pathname, focusOnPage, { defer: true }));
  createEffect(
    on(
      () => location.pathname + location.search,
      () =>
        market().others[0] &&
        void import("../market/kept-links.ts").then(
          ({ keepMarketLinks }) => keepMarketLinks(location),
          // They lead to the page that was loaded, as without script.
          () => undefined,
        ),
      { defer: true },
    ),
  );
  onMount(() => {
    // Tells tests that the script runs.
    document.documentElement.dataset["live"] = "";
    if (!mayBeSignedIn()) countGuestCart();
    else
      void import("../cart/cart-state.ts").then(
        ({ openCart }) => openCart(),
        // Reported when the cart is opened.
        () => undefined,
      );
  });
  return (
    <div class="flex min-h-dvh flex-col">
      <a
        href="#page"
        target="_self"
        class="sr-only z-50 bg-ink px-4 py-3 text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <Show when={routing()}>
        <div class="under-way" aria-hidden="true" />
      </Show>
      <Offline />
      <Header onCart={openDrawer} />
      <main id="page" tabindex="-1" class="flex-1 outline-none" aria-busy={routing()}>
        <ErrorBoundary fallback={(error, retry) => <Failure error={error} retry={retry} />}>
          <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
        </ErrorBoundary>
      </main>
      <Footer />
      <Show when={drawer()}>
        {(loaded) => {
          const CartDrawer = loaded();
          return <CartDrawer open={drawerOpen()} onOpenChange={setDrawerOpen} />;
        }}
      </Show>
      <ToastRegion />
    </div>
  );
}

/** Moves the focus to the start of a new page, as a full page load does. */
function focusOnPage(): void {
  setDrawerOpen(false);
  // After the drawer has released the focus.
  requestAnimationFrame(() => document.getElementById("page")?.focus({ preventScroll: true }));
}

import { useIsRouting, useLocation } from "@solidjs/router";
import {
  createEffect,
  createSignal,
  ErrorBoundary,
  type JSX,
  lazy,
  on,
  onMount,
  Show,
  Suspense,
} from "solid-js";
import { countGuestCart } from "../cart/cart-count.ts";
import { drawerOpen, openDrawer, setDrawerOpen } from "../cart/drawer-state.ts";
import { mayBeSignedIn } from "../lib/account-state.ts";
import { PageSkeleton } from "../ui/page-skeleton.tsx";
import { ToastRegion } from "../ui/toast.tsx";
import { Failure } from "./failure.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { Offline } from "./offline.tsx";

const CartDrawer = lazy(async () => ({ default: (await import("../cart/cart-drawer.tsx")).CartDrawer }));

/** The layout around every page. */
export function Layout(props: { readonly children: JSX.Element }) {
  const location = useLocation();
  const routing = useIsRouting();
  const [needed, setNeeded] = createSignal(false);
  createEffect(on(drawerOpen, (open) => open && setNeeded(true)));
  createEffect(on(() => location.pathname, focusOnPage, { defer: true }));
  onMount(() => {
    if (!mayBeSignedIn()) countGuestCart();
    else void import("../cart/cart-state.ts").then(({ openCart }) => openCart());
  });
  return (
    <div class="flex min-h-dvh flex-col">
      <a
        href="#page"
        target="_self"
        class="sr-only z-50 bg-ink px-4 py-3 text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
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
      <Show when={needed()}>
        <Suspense>
          <CartDrawer open={drawerOpen()} onOpenChange={setDrawerOpen} />
        </Suspense>
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

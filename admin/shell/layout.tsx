import { useIsRouting, useLocation, useNavigate } from "@solidjs/router";
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
import { store } from "../../web/lib/store.ts";
import { Failure } from "../../web/ui/failure.tsx";
import { Offline } from "../../web/ui/offline.tsx";
import { ToastRegion } from "../../web/ui/toast.tsx";
import { Icon } from "../ui/icons.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { Navigation } from "./navigation.tsx";
import { commandKey, listenForShortcuts } from "./shortcuts.ts";
import { isSignedOut } from "./staff.ts";
import { AdminPageSkeleton } from "./start-skeleton.tsx";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));
const ShortcutHelp = lazy(async () => ({ default: (await import("./help.tsx")).ShortcutHelp }));
const Drawer = lazy(async () => ({ default: (await import("../../web/ui/drawer.tsx")).Drawer }));

/** The frame of every page: navigation beside it, or behind a button on a narrow screen. */
export function Layout(props: { readonly children: JSX.Element }) {
  const location = useLocation();
  const routing = useIsRouting();
  const navigate = useNavigate();
  const [menu, setMenu] = createSignal(false);
  const [palette, setPalette] = createSignal(false);
  const [help, setHelp] = createSignal(false);
  listenForShortcuts({
    palette: () => setPalette(true),
    help: () => setHelp(true),
    go: (path) => navigate(path),
  });
  createEffect(
    on(
      () => location.pathname,
      () => {
        setMenu(false);
        // After the menu has released the focus: a new page begins at its start, as a full page load does.
        requestAnimationFrame(() => document.getElementById("page")?.focus({ preventScroll: true }));
        window.scrollTo(0, 0);
      },
      { defer: true },
    ),
  );
  onMount(() => {
    // Tells tests that the page works.
    document.documentElement.dataset["live"] = "";
  });
  return (
    <div class="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
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
      <header class="sticky top-0 z-30 flex min-h-14 items-center gap-2 border-b border-line bg-paper px-2 lg:hidden print:hidden">
        <button
          type="button"
          class="grid size-11 place-items-center rounded-sm hover:bg-sunken"
          aria-label="Menu"
          aria-expanded={menu()}
          onClick={() => setMenu(true)}
        >
          <Icon name="menu" />
        </button>
        <div class="min-w-0 flex-1">
          <StoreName />
        </div>
        <button
          type="button"
          class="grid size-11 shrink-0 place-items-center rounded-sm hover:bg-sunken"
          aria-label="Search"
          onClick={() => setPalette(true)}
        >
          <Icon name="search" />
        </button>
      </header>
      <aside class="sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto border-r border-line p-3 lg:flex print:hidden">
        <StoreName />
        <button
          type="button"
          class="flex min-h-9 items-center gap-3 rounded-md border border-line px-3 text-quiet hover:border-ink hover:text-ink"
          onClick={() => setPalette(true)}
        >
          <Icon name="search" />
          <span class="flex-1 text-left">Search</span>
          <kbd class="font-sans text-label">{commandKey} K</kbd>
        </button>
        <div class="flex-1">
          <Navigation />
        </div>
        <AccountPanel />
      </aside>
      <Show when={menu()}>
        <Suspense>
          <Drawer
            open={menu()}
            onOpenChange={setMenu}
            title={store().name}
            side="left"
            footer={<MenuFooter />}
          >
            <Navigation />
          </Drawer>
        </Suspense>
      </Show>
      <Show when={palette()}>
        <Suspense>
          <Palette open={palette()} onOpenChange={setPalette} onHelp={() => setHelp(true)} />
        </Suspense>
      </Show>
      <Show when={help()}>
        <Suspense>
          <ShortcutHelp open={help()} onOpenChange={setHelp} />
        </Suspense>
      </Show>
      <div class="min-w-0">
        <Offline />
        <main
          id="page"
          tabindex="-1"
          class="mx-auto max-w-[90rem] px-4 py-5 outline-none sm:px-6 lg:px-8 lg:py-7 print:p-0"
          aria-busy={routing()}
        >
          <ErrorBoundary fallback={(error, retry) => <Failed error={error} retry={retry} />}>
            <Suspense fallback={<AdminPageSkeleton />}>{props.children}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <ToastRegion />
    </div>
  );
}

/** A page that failed; another page is shown as soon as it is chosen. */
function Failed(props: { readonly error: unknown; readonly retry: () => void }) {
  const location = useLocation();
  createEffect(
    on(
      () => location.pathname,
      () => props.retry(),
      { defer: true },
    ),
  );
  return (
    <Show when={!isSignedOut(props.error)} fallback={<AdminPageSkeleton />}>
      <Failure error={props.error} retry={props.retry} />
    </Show>
  );
}

const MenuFooter = () => (
  <div class="p-3">
    <AccountPanel />
  </div>
);

const StoreName = () => (
  <a href="/" class="flex min-h-11 min-w-0 items-center gap-2 px-3">
    <span class="truncate text-lg font-semibold">{store().name}</span>
    <span class="rounded-sm bg-sunken px-1.5 py-0.5 text-label text-quiet">Admin</span>
  </a>
);

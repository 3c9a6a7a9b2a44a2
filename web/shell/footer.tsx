import { For, type JSX, Show } from "solid-js";
import { isServer, NoHydration } from "solid-js/web";
import type { Market } from "../lib/api-types.ts";
import { store } from "../lib/store.ts";
import { currentVisit } from "../lib/visit.ts";
import { addressIn } from "../market/address.ts";
import { pathElsewhere } from "../market/links.ts";
import { inMarket } from "../market/market.ts";

/**
 * The footer: the merchant's pages, how to reach them, and where else they are. The same as long as the document is shown, so
 * only the server makes it, and no script of it is loaded.
 */
export function Footer() {
  return <NoHydration>{isServer ? <Content /> : undefined}</NoHydration>;
}

function Content() {
  const pages = () => store().pages.filter(({ inFooter }) => inFooter);
  const contact = () => store().contact;
  return (
    <footer class="mt-20 border-t border-line bg-sunken print:hidden">
      <div class="page grid gap-x-10 gap-y-4 pt-8 pb-20">
        <div class="flex flex-wrap items-baseline justify-between gap-x-10 gap-y-4">
          <p class="font-display text-lg">{store().name}</p>
          <nav aria-label="Customer service">
            <ul class="flex flex-wrap gap-x-6">
              <For each={pages()}>
                {(page) => <FooterLink href={`/pages/${page.slug}`}>{page.title}</FooterLink>}
              </For>
              <FooterLink href="/orders">Your orders</FooterLink>
              <FooterLink href="/track">Track an order</FooterLink>
            </ul>
          </nav>
        </div>
        <Show when={store().supportEmail ?? contact().phone ?? (store().social.length > 0 || null)}>
          <ul class="flex flex-wrap gap-x-6" aria-label="Contact">
            <Show when={store().supportEmail}>
              {(email) => <FooterLink href={`mailto:${email()}`}>{email()}</FooterLink>}
            </Show>
            <Show when={contact().phone}>
              {(phone) => (
                <FooterLink href={`tel:${phone().replaceAll(/[^+\d]/g, "")}`}>{phone()}</FooterLink>
              )}
            </Show>
            <For each={store().social}>
              {({ label, url }) => (
                <FooterLink href={url} rel="me noopener">
                  {label}
                </FooterLink>
              )}
            </For>
          </ul>
        </Show>
        <Chooser />
        <Show when={contact().legalName ?? contact().address}>
          <p class="text-label text-quiet">
            {[contact().legalName, ...(contact().address?.split("\n") ?? [])].filter(Boolean).join(", ")}
          </p>
        </Show>
        <Show when={store().analytics}>
          <p>
            <button
              type="button"
              id="privacy-choices"
              class="inline-flex min-h-11 items-center text-[0.9375rem] hover:underline"
            >
              Privacy choices
            </button>
          </p>
        </Show>
      </div>
    </footer>
  );
}

/** The same page in each market. Layout keeps the addresses at the page that is shown. */
function Chooser() {
  const visit = currentVisit();
  const here = () => (visit ? pathElsewhere(visit.url) : "/");
  return (
    <Show when={(visit?.markets.length ?? 0) > 1 && visit}>
      {(known) => (
        <nav aria-label="Region and currency" class="flex flex-wrap items-baseline gap-x-6">
          <p class="text-label text-quiet">Shop in</p>
          <ul class="flex flex-wrap gap-x-6">
            <For each={known().markets}>
              {(one) => (
                <li>
                  <a
                    href={addressIn({ prefix: prefixOf(one) }, here())}
                    target="_self"
                    data-market={prefixOf(one)}
                    aria-current={one.marketId === known().market.marketId ? "true" : undefined}
                    class="inline-flex min-h-11 items-center text-[0.9375rem] wrap-anywhere hover:underline aria-[current=true]:font-medium aria-[current=true]:underline"
                  >
                    {one.name} ({one.currency})
                  </a>
                </li>
              )}
            </For>
          </ul>
        </nav>
      )}
    </Show>
  );
}

const prefixOf = ({ isDefault, marketId }: Market): string => (isDefault ? "" : `/${marketId}`);

function FooterLink(props: { readonly href: string; readonly rel?: string; readonly children: JSX.Element }) {
  return (
    <li>
      <a
        href={props.href.startsWith("/") ? inMarket(props.href) : props.href}
        rel={props.rel}
        class="inline-flex min-h-11 items-center text-[0.9375rem] wrap-anywhere hover:underline"
      >
        {props.children}
      </a>
    </li>
  );
}

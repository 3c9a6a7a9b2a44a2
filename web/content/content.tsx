import { createAsync, type RouteSectionProps } from "@solidjs/router";
import { Show } from "solid-js";
import { Head } from "../lib/head.tsx";
import { store } from "../lib/store.ts";
import { inMarket } from "../market/market.ts";
import { NotFound } from "../shell/not-found.tsx";
import { loadPage } from "./content.data.ts";

/** A page that the merchant wrote. Its HTML comes from the API, which makes it of Markdown and lets no markup through. */
export function ContentPage(props: RouteSectionProps) {
  const slug = () => props.params["name"] ?? "";
  const page = createAsync(() => loadPage(slug()), { deferStream: true });
  return (
    <Show when={page() !== undefined}>
      <Show
        when={page()}
        fallback={
          <NotFound
            title="Page not found"
            text="The link may be out of date, or the address may be mistyped."
          />
        }
      >
        {(found) => (
          <article class="page max-w-3xl py-12">
            <Head title={found().title} description={found().description} path={`/pages/${found().slug}`} />
            <h1 class="text-title" lang={store().locale}>
              {found().title}
            </h1>
            <div class="prose mt-8 text-lg" lang={store().locale} innerHTML={linkedInMarket(found().html)} />
          </article>
        )}
      </Show>
    </Show>
  );
}

/** The merchant links to pages as the default market has them. */
const linkedInMarket = (html: string): string =>
  html.replaceAll(shopLink, (_, before: string, path: string) => `${before}${inMarket(path)}`);

const shopLink =
  /(<a\s[^>]*?href=")(\/(?=["?#]|(?:p|c|pages|search|cart|checkout|orders|track|account|wishlist|sign-in|sign-up)["/?#])[^"]*)/g;

import { createAsync, type RouteSectionProps } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { isServer, NoHydration } from "solid-js/web";
import { many } from "../lib/format.ts";
import { breadcrumbList, Head, JsonLd } from "../lib/head.tsx";
import { store } from "../lib/store.ts";
import { inMarket } from "../market/market.ts";
import { ResultList } from "../search/results.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { loadCategory } from "./category.data.ts";

export function CategoryPage(props: RouteSectionProps) {
  const slug = () => props.params["slug"] ?? "";
  const search = createMemo(() => props.location.search);
  const found = createAsync(() => loadCategory(slug(), search()), { deferStream: true });
  const home = inMarket("/");
  return (
    <Show
      when={found()}
      fallback={
        <Show when={found() === null}>
          <NotFound title="Category not found" text="It may have been renamed or removed." />
        </Show>
      }
    >
      {(page) => (
        <>
          <Head
            title={page().category}
            description={`Shop ${many(page().count, "product")} in ${page().category} at ${store().name}.`}
            path={`/c/${slug()}${page().wanted.page > 1 ? `?page=${page().wanted.page}` : ""}`}
            image={page().results.items[0]?.imageUrl}
            noindex={page().refined || page().beyond}
          />
          <CategoryData category={page().category} path={`/c/${slug()}`} />
          <ResultList
            path={`/c/${slug()}`}
            wanted={page().wanted}
            fallback="newest"
            results={page().results}
            withinCategory={true}
            heading={
              <div>
                <nav aria-label="Breadcrumb">
                  <ol class="-mt-3 flex gap-x-1.5 text-label text-quiet">
                    <li>
                      <a class="inline-flex min-h-11 items-center hover:underline" href={home}>
                        Shop
                      </a>
                    </li>
                    <li class="inline-flex min-h-11 items-center" aria-current="page">
                      <span aria-hidden="true" class="mr-1.5">
                        /
                      </span>
                      {page().category}
                    </li>
                  </ol>
                </nav>
                <h1 class="text-title">{page().category}</h1>
              </div>
            }
          />
        </>
      )}
    </Show>
  );
}

/** Structured data: the way down to the category. */
function CategoryData(props: { readonly category: string; readonly path: string }) {
  return isServer ? (
    <JsonLd
      data={breadcrumbList([
        { name: "Shop", path: "/" },
        { name: props.category, path: props.path },
      ])}
    />
  ) : (
    <NoHydration />
  );
}

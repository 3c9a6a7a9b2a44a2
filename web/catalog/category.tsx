import { createAsync, type RouteSectionProps } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { many } from "../lib/format.ts";
import { breadcrumbList, Head, JsonLd } from "../lib/head.tsx";
import { ResultList } from "../search/results.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { loadCategory } from "./category.data.ts";

export function CategoryPage(props: RouteSectionProps) {
  const slug = () => props.params["slug"] ?? "";
  const search = createMemo(() => props.location.search);
  const found = createAsync(() => loadCategory(slug(), search()), { deferStream: true });
  return (
    <Show
      when={found()}
      fallback={
        <Show when={found() === null}>
          <NotFound title="There is no such category" text="It may have another name now." />
        </Show>
      }
    >
      {(page) => (
        <>
          <Head
            title={page().category}
            description={`${page().category} at E-Com67: ${many(page().count, "product")}, with what is in stock and what it costs.`}
            path={`/c/${slug()}${page().wanted.page > 1 ? `?page=${page().wanted.page}` : ""}`}
            image={page().results.items[0]?.imageUrl}
            noindex={page().refined}
          />
          <JsonLd
            data={breadcrumbList([
              { name: "Shop", path: "/" },
              { name: page().category, path: `/c/${slug()}` },
            ])}
          />
          <ResultList
            path={`/c/${slug()}`}
            wanted={page().wanted}
            fallback="newest"
            results={page().results}
            withinCategory={true}
            heading={<h1 class="text-title">{page().category}</h1>}
          />
        </>
      )}
    </Show>
  );
}

import { createAsync, type RouteSectionProps } from "@solidjs/router";
import { createMemo, Show, Suspense } from "solid-js";
import { Head } from "../lib/head.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { loadResults } from "./results.data.ts";
import { ResultList } from "./results.tsx";
import { readRefinement } from "./search-params.ts";

/** The search page. Never cached; the head is streamed first and the results follow. */
export function SearchPage(props: RouteSectionProps) {
  const query = () => new URLSearchParams(props.location.search);
  const fallback = () => (query().get("q")?.trim() ? ("relevance" as const) : ("newest" as const));
  const wanted = createMemo(() => readRefinement(query(), fallback()));
  const results = createAsync(() => loadResults(wanted()));
  const title = () => (wanted().q === "" ? "Everything in the shop" : `“${wanted().q}”`);
  return (
    <>
      <Head title={title()} path="/search" noindex={true} />
      <Suspense fallback={<Waiting title={title()} />}>
        <Show when={results()}>
          {(found) => (
            <ResultList
              path="/search"
              wanted={wanted()}
              fallback={fallback()}
              results={found()}
              heading={
                <div>
                  <h1 class="text-title">{title()}</h1>
                  <Show when={found().correction}>
                    {(correction) => (
                      <p class="mt-2">
                        Nothing is called that here. Shown is what there is for{" "}
                        <strong>{correction()}</strong>.
                      </p>
                    )}
                  </Show>
                </div>
              }
            />
          )}
        </Show>
      </Suspense>
    </>
  );
}

function Waiting(props: { readonly title: string }) {
  return (
    <div class="page grid gap-6 py-8" aria-busy="true">
      <h1 class="text-title">{props.title}</h1>
      <div class="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:pl-66 xl:grid-cols-4">
        {Array.from({ length: 8 }, () => (
          <Skeleton class="aspect-square" />
        ))}
      </div>
    </div>
  );
}

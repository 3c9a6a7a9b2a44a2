import { createAsync, type RouteSectionProps } from "@solidjs/router";
import { createMemo, type JSX, Show, Suspense, sharedConfig } from "solid-js";
import { isServer } from "solid-js/web";
import { Head } from "../lib/head.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { loadResults, type Results } from "./results.data.ts";
import { ResultList } from "./results.tsx";
import { readRefinement } from "./search-params.ts";

/** The search page. Never cached; the head is streamed first and the results follow. */
export function SearchPage(props: RouteSectionProps) {
  const query = () => new URLSearchParams(props.location.search);
  const fallback = () => (query().get("q")?.trim() ? ("relevance" as const) : ("newest" as const));
  const wanted = createMemo(() => readRefinement(query(), fallback()));
  const results = createAsync(() => loadResults(wanted()));
  const title = () => (wanted().q === "" ? "All products" : `Results for “${wanted().q}”`);
  const heading = (found: Results) =>
    wanted().q !== "" && found.total === 0 ? `No results for “${wanted().q}”` : title();
  return (
    <>
      <Head title={title()} path="/search" noindex={true} />
      <Streamed fallback={<Waiting title={title()} />}>
        <Show when={results()}>
          {(found) => (
            <ResultList
              path="/search"
              wanted={wanted()}
              fallback={fallback()}
              results={found()}
              heading={
                <div>
                  <h1 class="text-title wrap-anywhere">{heading(found())}</h1>
                  <Show when={found().correction}>
                    {(correction) => (
                      <p class="mt-2 wrap-anywhere">
                        No results for “{wanted().q}”. Showing results for <strong>{correction()}</strong>.
                      </p>
                    )}
                  </Show>
                  <Show when={found().relaxed}>
                    <p class="mt-2">
                      {found().items.some(({ missingWords }) => !missingWords)
                        ? "Few products match all of your search. We've included some that match part of it."
                        : "No products match all of your search. Here are some that match part of it."}
                    </p>
                  </Show>
                </div>
              }
            />
          )}
        </Show>
      </Streamed>
    </>
  );
}

/**
 * On the server, and for the page that it sent, the results follow the head. Later visits wait for the results instead, so
 * that going back finds the page as long as it was, and its scroll position with it.
 */
function Streamed(props: { readonly fallback: JSX.Element; readonly children: JSX.Element }) {
  const sent = isServer || Boolean(sharedConfig.context);
  return sent ? <Suspense fallback={props.fallback}>{props.children}</Suspense> : props.children;
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

import { createAsync } from "@solidjs/router";
import { createSignal } from "solid-js";
import { messageOf } from "../../web/lib/problem.ts";

/** A page of a list, as the API has it. */
export type PageOf<T> = { readonly items: readonly T[]; readonly lastKey?: string | undefined };

/** A server-paged list: its first page by the filters, and the pages that were asked for after it. */
export type Paged<T> = {
  /** Suspends until the first page is there; throws the Problem that it failed with. */
  readonly items: () => readonly T[];
  readonly hasMore: () => boolean;
  readonly loadingMore: () => boolean;
  /** Why the last press of "Load more" failed. */
  readonly problem: () => string | undefined;
  /** Resolves when the next page is there, or has failed. A call while one is under way waits for the same page. */
  readonly loadMore: () => Promise<void>;
  /** Changes rows that are shown, after a write that answered with the new record. */
  readonly replace: (change: (item: T) => T) => void;
};

/**
 * `load` is a `query`; it is called anew when `filters` change and when its key is revalidated, which drops the later
 * pages. Filters belong into the URL: read them from `useSearchParams`.
 */
export function createPaged<F extends object, T>(
  filters: () => F,
  load: (filters: F & { readonly lastKey?: string }) => Promise<PageOf<T>>,
): Paged<T> {
  type Grown = {
    readonly from: PageOf<T>;
    readonly items: readonly T[];
    readonly lastKey: string | undefined;
  };
  const first = createAsync(() => load(filters()));
  const [grown, setGrown] = createSignal<Grown>();
  const [loadingMore, setLoadingMore] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  let running: Promise<void> | undefined;
  /** What was loaded after another first page belongs to other filters. */
  const shown = (): Grown | undefined => {
    const page = first();
    if (!page) return undefined;
    const more = grown();
    return more?.from === page ? more : { from: page, items: page.items, lastKey: page.lastKey };
  };
  const more = async (): Promise<void> => {
    const before = shown();
    if (before?.lastKey === undefined) return;
    setLoadingMore(true);
    setProblem(undefined);
    try {
      const { items, lastKey } = await load({ ...filters(), lastKey: before.lastKey });
      const now = shown();
      if (now?.from === before.from) setGrown({ from: now.from, items: [...now.items, ...items], lastKey });
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setLoadingMore(false);
    }
  };
  return {
    items: () => shown()?.items ?? [],
    hasMore: () => shown()?.lastKey !== undefined,
    loadingMore,
    problem,
    loadMore() {
      running ??= more().finally(() => {
        running = undefined;
      });
      return running;
    },
    replace(change) {
      const before = shown();
      if (before) setGrown({ ...before, items: before.items.map(change) });
    },
  };
}

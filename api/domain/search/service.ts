import type { Messages } from "../../ports/messages.ts";
import type { SearchIndex, SearchQuery, SearchResult, Suggestions } from "../../ports/search-index.ts";
import { DomainError } from "../errors.ts";
import type { RebuildState, SearchLog, SearchRebuilds } from "./log.ts";
import type { SearchSource } from "./source.ts";

export type SearchDeps = {
  readonly search: SearchIndex;
  readonly searchLog: SearchLog;
  readonly searchSource: SearchSource;
  readonly searchRebuilds: SearchRebuilds;
  readonly messages: Messages;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: (level: "info" | "warn" | "error", message: string, fields?: Record<string, unknown>) => void;
};

/** Whoever searches is told within two seconds when there is no answer. */
const patience = 1_500;
const retryAfter = 5;

/** Finds products and counts the query. Throws SERVICE_UNAVAILABLE when the engine fails or does not answer in time. */
export async function searchProducts(
  deps: Pick<SearchDeps, "search" | "searchLog" | "log">,
  query: SearchQuery,
): Promise<SearchResult> {
  const result = await answered(deps, () => deps.search.search(query));
  if (query.text.trim() !== "" && query.offset === 0)
    deps.searchLog.searched(query.text, result.correction === undefined ? result.total : 0);
  return result;
}

/** What a shopper who has typed so far may mean. Throws SERVICE_UNAVAILABLE as `searchProducts` does. */
export const suggestProducts = (
  deps: Pick<SearchDeps, "search" | "log">,
  query: { readonly text: string; readonly limit: number },
): Promise<Suggestions> => answered(deps, () => deps.search.suggest(query));

async function answered<T>(deps: Pick<SearchDeps, "log">, ask: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${patience} ms`)), patience);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch (error) {
    if (DomainError.is(error)) throw error;
    deps.log("error", "search failed", { error });
    throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter }, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Has the index built anew by the queue's consumer. A rebuild that is under way is answered instead of a second one. */
export async function requestRebuild(
  deps: Pick<SearchDeps, "searchRebuilds" | "messages" | "now" | "newId">,
): Promise<RebuildState> {
  const before = await deps.searchRebuilds.latest();
  const now = deps.now();
  const busy = before?.state === "queued" || before?.state === "running";
  if (before && busy && now - before.updatedAt < givenUpAfter) return before;
  const asked: RebuildState = {
    rebuildId: deps.newId(),
    state: "queued",
    read: 0,
    startedAt: now,
    updatedAt: now,
  };
  await deps.searchRebuilds.save(asked);
  await deps.messages.send("search-rebuild", { body: { rebuildId: asked.rebuildId }, id: asked.rebuildId });
  return asked;
}

/** Without a sign of life for so long, a rebuild was killed. */
const givenUpAfter = 60_000;

/** Builds the index from the table, noting how far it is. Doing a finished one again changes nothing. */
export async function runRebuild(
  deps: Pick<SearchDeps, "search" | "searchSource" | "searchRebuilds" | "now">,
  rebuildId: string,
): Promise<void> {
  const asked = await deps.searchRebuilds.latest();
  if (asked?.rebuildId !== rebuildId || asked.state === "done") return;
  let read = 0;
  const note = (state: RebuildState["state"]) =>
    deps.searchRebuilds.save({ ...asked, state, read, updatedAt: deps.now() });
  async function* counted() {
    for await (const batch of deps.searchSource.all()) {
      yield batch;
      read += batch.length;
      await note("running");
    }
  }
  await note("running");
  try {
    await deps.search.rebuild(counted());
  } catch (error) {
    await note("failed");
    throw error;
  }
  await note("done");
}

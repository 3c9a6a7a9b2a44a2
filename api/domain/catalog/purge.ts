import type { EdgeCache } from "../../ports/edge-cache.ts";
import type { Messages } from "../../ports/messages.ts";
import type { ChangeMark, SearchIndex } from "../../ports/search-index.ts";
import { type Actor, requireSystem } from "../actor.ts";
import { DomainError } from "../errors.ts";
import type { SearchDeps } from "../search/service.ts";

/** A change of a product, and the tags of what shows it. */
export type ShownChange = ChangeMark & { readonly tags: readonly string[] };

/**
 * What is still to be done about changes: "purge" everything; "find": they are purged, but search did not have them yet, and
 * lists are read from it; "last": purge what was made of the old state and arrived at the edge after a purge.
 */
export type Purge = {
  readonly step: "purge" | "find" | "last";
  /** When the first of the changes was taken up, epoch milliseconds. */
  readonly since: number;
  readonly changes: readonly ShownChange[];
};

export type PurgeDeps = {
  readonly edgeCache: EdgeCache;
  readonly search: Pick<SearchIndex, "missing">;
  readonly messages: Pick<Messages, "send">;
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  readonly log: SearchDeps["log"];
};

/** Milliseconds that one call waits for search. */
const patience = 20_000;
const again = { delaySeconds: 30 };
/** An answer takes 30 seconds at most, and an invalidation about as long to be everywhere. */
const atLast = { delaySeconds: 90 };
const givenUpAfter = 60 * 60_000;
/** With the longest tags, what one message holds. */
const mostChanges = 400;

/**
 * Purges everything that shows these changes: at once, when search has them, and once more later. What cannot be done now is
 * sent to the queue `edge-purges`, whose consumer calls this again. Throws an Error after an hour of trying. For the shop
 * itself.
 */
export async function purgeShown(deps: PurgeDeps, actor: Actor, asked: readonly Purge[]): Promise<void> {
  requireSystem(actor);
  const all = merged(asked);
  if (all.length === 0) return;
  const open = merged(asked.filter(({ step }) => step !== "last"));
  const tags = [...new Set(all.flatMap((change) => change.tags))];
  const since = Math.min(...asked.map((one) => one.since));

  let missing = await notFound(deps, open);
  const onlyToFind = asked.every(({ step }) => step === "find");
  let purged = onlyToFind && missing.length > 0 ? true : await purge(deps, tags);
  if (missing.length > 0) {
    missing = await waitFor(deps, missing);
    if (missing.length === 0) purged = await purge(deps, tags);
  }
  if (purged && missing.length === 0) return later(deps, { step: "last", since, changes: open }, atLast);
  if (deps.now() - since > givenUpAfter)
    throw new Error(purged ? "search has not taken a change for an hour" : "the edge takes no purge");
  if (!purged) return later(deps, { step: open.length > 0 ? "purge" : "last", since, changes: all }, again);
  return later(deps, { step: "find", since, changes: open }, again);
}

/** Each product once, at its latest version, with the tags of all its changes. */
function merged(purges: readonly Purge[]): readonly ShownChange[] {
  const latest = new Map<string, ShownChange>();
  for (const change of purges.flatMap(({ changes }) => changes)) {
    const known = latest.get(change.productId) ?? change;
    const newer = known.version > change.version ? known : change;
    latest.set(change.productId, { ...newer, tags: [...new Set([...known.tags, ...change.tags])] });
  }
  return [...latest.values()];
}

/** A search engine that does not answer has not got anything. */
async function notFound(
  { search }: PurgeDeps,
  changes: readonly ChangeMark[],
): Promise<readonly ChangeMark[]> {
  try {
    return await search.missing(changes);
  } catch (error) {
    if (!DomainError.is(error, "SERVICE_UNAVAILABLE")) throw error;
    return changes;
  }
}

async function waitFor(deps: PurgeDeps, changes: readonly ChangeMark[]): Promise<readonly ChangeMark[]> {
  const until = deps.now() + patience;
  let missing = changes;
  for (let pause = 25; missing.length > 0 && deps.now() < until; pause = Math.min(1_000, pause * 2)) {
    await deps.pause(pause);
    missing = await notFound(deps, missing);
  }
  return missing;
}

/** False: the edge takes no more at present. */
async function purge({ edgeCache, log }: PurgeDeps, tags: readonly string[]): Promise<boolean> {
  try {
    await edgeCache.purge(tags);
    return true;
  } catch (error) {
    if (!DomainError.is(error, "SERVICE_UNAVAILABLE")) throw error;
    log("warn", "the edge takes no purge now", { tags: tags.length, error });
    return false;
  }
}

async function later(
  { messages }: PurgeDeps,
  { step, since, changes }: Purge,
  delay: { readonly delaySeconds: number },
): Promise<void> {
  for (let from = 0; from < changes.length; from += mostChanges) {
    const some = changes
      .slice(from, from + mostChanges)
      .map(({ productId, version, type, tags }) => ({ productId, version, type, tags }));
    await messages.send("edge-purges", { body: { step, since, changes: some } }, delay);
  }
}

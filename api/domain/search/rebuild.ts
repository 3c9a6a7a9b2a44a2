import type { Messages } from "../../ports/messages.ts";
import type { SearchIndex } from "../../ports/search-index.ts";
import { type Actor, requireStaff, requireSystem } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import type { RebuildState, SearchRebuilds } from "./log.ts";
import type { SearchSource } from "./source.ts";

export type RebuildDeps = {
  readonly search: Pick<SearchIndex, "rebuild">;
  readonly searchSource: Pick<SearchSource, "all">;
  readonly searchRebuilds: SearchRebuilds;
  readonly messages: Pick<Messages, "send">;
  readonly now: () => number;
  readonly newId: () => string;
};

/**
 * Has the queue's consumer build the index anew; while a rebuild is under way, answers that one instead. For staff.
 */
export async function requestRebuild(
  deps: Pick<RebuildDeps, "searchRebuilds" | "messages" | "now" | "newId">,
  actor: Actor,
): Promise<RebuildState> {
  requireStaff(actor, "search:write");
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
  await deps.searchRebuilds.save(asked, auditEntry(deps, actor, "search.requestRebuild"));
  await deps.messages.send("search-rebuild", { body: { rebuildId: asked.rebuildId }, id: asked.rebuildId });
  return asked;
}

/** A rebuild that has not reported for so long was killed. */
const givenUpAfter = 60_000;

/** How far the last rebuild is that was asked for. For staff. */
export async function showRebuild(
  deps: Pick<RebuildDeps, "searchRebuilds">,
  actor: Actor,
): Promise<RebuildState | undefined> {
  requireStaff(actor, "search:read");
  return deps.searchRebuilds.latest();
}

/** Builds the index from the table, noting how far it is. A finished rebuild is not done again. For the shop itself. */
export async function runRebuild(
  deps: Pick<RebuildDeps, "search" | "searchSource" | "searchRebuilds" | "now">,
  actor: Actor,
  rebuildId: string,
): Promise<void> {
  requireSystem(actor);
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

import type { EdgeCache } from "../../ports/edge-cache.ts";
import type { Messages } from "../../ports/messages.ts";
import { type Actor, requireSystem } from "../actor.ts";
import { DomainError } from "../errors.ts";

/** The tag of every page, list and file that is made of the shop's settings. */
export const storeTag = "store";

/**
 * Tags to purge: "purge" now and once more later; "last" for the second time, when no answer that was made of the old state
 * can be under way any more.
 */
export type TagPurge = {
  readonly step: "purge" | "last";
  /** When the change was taken up, epoch milliseconds. */
  readonly since: number;
  readonly tags: readonly string[];
};

export type TagPurgeDeps = {
  readonly edgeCache: EdgeCache;
  readonly messages: Pick<Messages, "send">;
  readonly now: () => number;
};

const again = { delaySeconds: 30 };
/** Another process may answer from memory for five seconds, an answer takes 30 at most, an invalidation as long. */
const atLast = { delaySeconds: 90 };
const givenUpAfter = 60 * 60_000;

/**
 * Purges what has these tags, now and once more later. What the edge does not take at present is sent to the queue
 * `edge-purges`, whose consumer calls this again. Throws an Error after an hour of trying. For the shop itself.
 */
export async function purgeTagged(deps: TagPurgeDeps, actor: Actor, asked: TagPurge): Promise<void> {
  requireSystem(actor);
  const tags = [...new Set(asked.tags)];
  if (tags.length === 0) return;
  const later = (step: TagPurge["step"], delay: { readonly delaySeconds: number }): Promise<void> =>
    deps.messages.send("edge-purges", { body: { step, since: asked.since, tags } }, delay);
  try {
    await deps.edgeCache.purge(tags);
  } catch (error) {
    if (!DomainError.is(error, "SERVICE_UNAVAILABLE")) throw error;
    if (deps.now() - asked.since > givenUpAfter) throw new Error("the edge takes no purge", { cause: error });
    return later(asked.step, again);
  }
  if (asked.step === "purge") await later("last", atLast);
}

import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import type { System } from "../../api/domain/actor.ts";
import { purgeTags, type ShownProduct } from "../../api/domain/catalog/cache-tags.ts";
import { type PurgeDeps, purgeShown, type ShownChange } from "../../api/domain/catalog/purge.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import type { Item, TableChange } from "../../api/ports/table.ts";
import type { FeedConsumer } from "./entry.ts";

/** What a purge stands on: the edge cache belongs to whoever composes, not to every function. */
export type EdgePurgeDeps = Omit<PurgeDeps, "pause"> & Pick<Deps, "searchSource">;

const actor: System = { type: "system", name: "edge-purge" };

/** Purges exactly what shows a product, each time one changes. */
export const edgePurge =
  (deps: EdgePurgeDeps, pause: PurgeDeps["pause"] = sleep): FeedConsumer =>
  async (read) => {
    const changes = (await Promise.all(read.map((change) => shownChange(deps, change)))).flatMap(
      (change) => change ?? [],
    );
    await purgeShown({ ...deps, pause }, actor, [{ step: "purge", since: deps.now(), changes }]);
    return { failed: [] };
  };

const Purge = z.object({
  step: z.enum(["purge", "find", "last"]),
  since: z.number(),
  changes: z.array(
    z.object({
      productId: z.string(),
      version: z.number(),
      type: z.enum(["put", "remove"]),
      tags: z.array(z.string()),
    }),
  ),
});

/** Goes on with purges that had to wait, all of a batch as one. */
export const laterPurges =
  (deps: EdgePurgeDeps, pause: PurgeDeps["pause"] = sleep): Consumer =>
  async (batch) => {
    const asked = batch.map(({ body }) => Purge.parse(body));
    await purgeShown({ ...deps, pause }, actor, asked);
    return { failed: [] };
  };

/** Undefined for a change that nobody sees, and for a row that is no product, which search logs. */
async function shownChange(
  { searchSource }: EdgePurgeDeps,
  change: TableChange,
): Promise<ShownChange | undefined> {
  const tags = purgeTags(shownIn(change.before), shownIn(change.after));
  if (tags.length === 0) return undefined;
  const indexed = await searchSource.changeOf(change);
  const productId = indexed.type === "put" ? indexed.document.productId : indexed.productId;
  return { productId, version: indexed.version, type: indexed.type, tags };
}

/** The product in a row of the products table; undefined for a row that is none. */
function shownIn(item: Item | undefined): ShownProduct | undefined {
  if (!item) return undefined;
  const { productId, category, available, isActive } = item;
  if (typeof productId !== "string" || typeof category !== "string") return undefined;
  return {
    ...item,
    productId,
    category,
    available: typeof available === "number" ? available : 0,
    isActive: isActive === true,
  };
}

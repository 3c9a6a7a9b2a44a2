import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import type { System } from "../../api/domain/actor.ts";
import { purgeTags, type ShownProduct } from "../../api/domain/catalog/cache-tags.ts";
import { type PurgeDeps, purgeShown, type ShownChange } from "../../api/domain/catalog/purge.ts";
import { footerLinkOf, pageTag } from "../../api/domain/content/page.ts";
import { purgeTagged, storeTag } from "../../api/domain/settings/purge.ts";
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

const TagPurge = z.object({
  step: z.enum(["purge", "last"]),
  since: z.number(),
  tags: z.array(z.string()),
});

/** Goes on with purges that had to wait, all of a batch as one. */
export const laterPurges =
  (deps: EdgePurgeDeps, pause: PurgeDeps["pause"] = sleep): Consumer =>
  async (batch) => {
    const asked = batch.map(({ body }) => z.union([Purge, TagPurge]).parse(body));
    for (const one of asked) if ("tags" in one) await purgeTagged(deps, actor, one);
    await purgeShown(
      { ...deps, pause },
      actor,
      asked.flatMap((one) => ("tags" in one ? [] : one)),
    );
    return { failed: [] };
  };

/** Parts of the settings that no page shows. */
const unseen: ReadonlySet<unknown> = new Set(["thresholds", "synonyms"]);

/** Purges every page each time the shop's settings change. */
export const settingsPurge =
  (deps: EdgePurgeDeps): FeedConsumer =>
  async (changes) => {
    const seen = changes.some(({ before, after }) => !unseen.has((after ?? before)?.["part"]));
    if (seen) await purgeTagged(deps, actor, { step: "purge", since: deps.now(), tags: [storeTag] });
    return { failed: [] };
  };

/** Purges a page of the shop's own when what visitors see of it changes, and every page when the footer does. */
export const contentPurge =
  (deps: EdgePurgeDeps): FeedConsumer =>
  async (changes) => {
    const tags = changes.flatMap(({ before, after }) => contentTags(livePage(before), livePage(after)));
    await purgeTagged(deps, actor, { step: "purge", since: deps.now(), tags });
    return { failed: [] };
  };

type LivePage = Parameters<typeof footerLinkOf>[0];

function contentTags(before: LivePage, after: LivePage): readonly string[] {
  const slug = (after ?? before)?.slug;
  if (slug === undefined || JSON.stringify(before?.published) === JSON.stringify(after?.published))
    return footerLinkOf(before) === footerLinkOf(after) ? [] : [storeTag];
  // The sitemap and the guide for language models list what is published.
  const named = (page: LivePage) => JSON.stringify([page?.published?.title, page?.published?.description]);
  return named(before) === named(after) ? [pageTag(slug)] : [pageTag(slug), storeTag];
}

const LivePage = z.object({
  slug: z.string(),
  published: z
    .object({ number: z.number(), title: z.string(), description: z.string(), at: z.number() })
    .optional(),
  inFooter: z.boolean(),
  position: z.number(),
});

/** The page in a row of the table; undefined for a text, which nobody sees before it is published. */
const livePage = (item: Item | undefined): LivePage => LivePage.safeParse(item).data;

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

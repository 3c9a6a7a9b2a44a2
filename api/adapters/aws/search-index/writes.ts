import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { DomainError } from "../../../domain/errors.ts";
import type { Applied, IndexChange, SearchIndex } from "../../../ports/search-index.ts";
import { lazy } from "../../lazy.ts";
import { type OpenSearchRequest, statusOf } from "./client.ts";
import { indexMappings, indexTemplate, indexVersion, sourceOf } from "./schema.ts";

export type IndexNames = {
  /** The alias for searching and writing; indexes are named `<alias>-…`. */
  readonly alias: string;
  /** Milliseconds that a replaced index is kept for running searches. */
  readonly grace: number;
};

const bulkTimeout = 30_000;
const bulkSize = 500;
const conflict = 409;

const Aliases = z.record(z.string(), z.object({ aliases: z.record(z.string(), z.unknown()) }));
const Mappings = z.record(
  z.string(),
  z.object({ mappings: z.object({ _meta: z.object({ version: z.int() }).optional() }) }),
);
const BulkAnswer = z.object({
  items: z.array(
    z.object({
      index: z.object({
        status: z.int(),
        error: z.object({ type: z.string(), reason: z.string() }).optional(),
      }),
    }),
  ),
});

/** Writes to OpenSearch: single changes, and whole rebuilds behind an alias. */
export function openSearchWrites(
  request: OpenSearchRequest,
  { alias, grace }: IndexNames,
): Pick<SearchIndex, "apply" | "rebuild"> & { ready(): Promise<void> } {
  const building = `${alias}-building`;

  const indexesOf = async (name: string): Promise<string[]> => {
    try {
      return Object.keys(Aliases.parse(await request("GET", `/_alias/${name}`)));
    } catch (error) {
      if (statusOf(error) === 404) return [];
      throw error;
    }
  };

  /** Adds the fields of this version to an older index, so that it takes changes until it is rebuilt. */
  const upgrade = async (): Promise<void> => {
    const mappings = Mappings.parse(await request("GET", `/${alias}/_mapping`));
    for (const [
      index,
      {
        mappings: { _meta },
      },
    ] of Object.entries(mappings))
      if (_meta?.version !== indexVersion)
        await request("PUT", `/${index}/_mapping`, { properties: indexMappings.properties });
  };

  const ready = lazy(async (): Promise<void> => {
    await request("PUT", `/_index_template/${alias}`, indexTemplate(`${alias}-*`));
    const existing = await indexesOf(alias);
    if (existing.length > 0) {
      await upgrade();
      return;
    }
    try {
      // Two processes that start at the same time create the same one.
      await request("PUT", `/${alias}-first`, { aliases: { [alias]: {} } });
    } catch (error) {
      if (statusOf(error) !== 400) throw error;
    }
  });

  const bulk = async (target: string, changes: readonly IndexChange[]): Promise<Applied["failed"]> => {
    const failed: { productId: string; reason: string }[] = [];
    for (let from = 0; from < changes.length; from += bulkSize) {
      const batch = changes.slice(from, from + bulkSize);
      const lines = batch.flatMap((change) => [
        {
          index: {
            _index: target,
            _id: idOf(change),
            version: change.version,
            version_type: "external",
            // Otherwise a write could recreate a deleted index without its mapping.
            require_alias: true,
          },
        },
        sourceOf(change),
      ]);
      const { items } = BulkAnswer.parse(
        await request("POST", "/_bulk", lines, { timeout: bulkTimeout, retries: 2 }),
      );
      items.forEach(({ index: { status, error } }, place) => {
        const change = batch[place];
        // A conflict means that a later change is already stored.
        if (!change || status < 300 || status === conflict) return;
        failed.push({
          productId: idOf(change),
          reason: error ? `${error.type}: ${error.reason}` : String(status),
        });
      });
    }
    return failed;
  };

  return {
    ready,
    async apply(changes) {
      if (changes.length === 0) return { failed: [] };
      await ready();
      const rebuilding = (await indexesOf(building)).length > 0;
      const lost = rebuilding ? await bulk(building, changes) : [];
      const failed = await bulk(alias, changes);
      if (lost.length === 0) return { failed };
      // If the rebuild ended in between, the alias points to its index: send those changes once more.
      const again = new Set(lost.map(({ productId }) => productId));
      return {
        failed: [
          ...failed,
          ...(await bulk(
            alias,
            changes.filter((change) => again.has(idOf(change))),
          )),
        ],
      };
    },
    async rebuild(batches) {
      await ready();
      const fresh = `${alias}-${Date.now().toString(36)}`;
      const filling = `${fresh}-filling`;
      // Deletes what a killed rebuild left.
      for (const index of await indexesOf(building)) await request("DELETE", `/${index}`);
      await request("PUT", `/${fresh}`, { aliases: { [building]: {}, [filling]: {} } });
      let old: string[];
      try {
        for await (const batch of batches) {
          const [failure] = await bulk(filling, batch);
          if (failure) throw new Error(`${failure.productId}: ${failure.reason}`);
        }
        await request("POST", `/${fresh}/_refresh`);
        old = await indexesOf(alias);
        await request("POST", "/_aliases", {
          actions: [
            ...old.map((index) => ({ remove: { index, alias } })),
            { add: { index: fresh, alias } },
            { remove: { index: fresh, alias: building, must_exist: true } },
            { remove: { index: fresh, alias: filling, must_exist: true } },
          ],
        });
      } catch (error) {
        await request("DELETE", `/${fresh}`).catch(() => {});
        throw error;
      }
      await wait(grace);
      for (const index of old) await request("DELETE", `/${index}`);
      const counted = await request("POST", `/${fresh}/_count`, { query: { term: { isActive: true } } });
      return { documents: z.object({ count: z.int() }).parse(counted).count };
    },
  };
}

const idOf = (change: IndexChange): string =>
  change.type === "put" ? change.document.productId : change.productId;

/** Converts a client error to SERVICE_UNAVAILABLE, with the original as cause. */
export const unavailable = (error: unknown): DomainError =>
  DomainError.is(error) ? error : new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 5 }, { cause: error });

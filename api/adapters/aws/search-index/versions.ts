import * as z from "zod";
import type { ChangeMark } from "../../../ports/search-index.ts";

const atOnce = 1_000;

const VersionsAnswer = z.object({
  hits: z.object({ hits: z.array(z.object({ _id: z.string(), _version: z.int() })) }),
});

/**
 * Those of these changes that a search does not see yet. A search, because a document that is read by its id is answered before
 * searches find it.
 */
export async function unseen(
  changes: readonly ChangeMark[],
  search: (body: object) => Promise<unknown>,
): Promise<readonly ChangeMark[]> {
  const seen = new Map<string, number>();
  for (let from = 0; from < changes.length; from += atOnce) {
    const values = changes.slice(from, from + atOnce).map(({ productId }) => productId);
    const body = { size: atOnce, version: true, _source: false, query: { ids: { values } } };
    for (const { _id, _version } of VersionsAnswer.parse(await search(body)).hits.hits)
      seen.set(_id, _version);
  }
  return changes.filter(({ productId, version, type }) => {
    const known = seen.get(productId);
    return known === undefined ? type === "put" : known < version;
  });
}

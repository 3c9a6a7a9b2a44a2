import { setImmediate } from "node:timers/promises";
import { DomainError } from "../../../domain/errors.ts";
import { categoriesNamed } from "../../../domain/search/categories.ts";
import { documentIn } from "../../../domain/search/document.ts";
import { highlight, highlightPassage } from "../../../domain/search/highlight.ts";
import { missingIn } from "../../../domain/search/missing.ts";
import { corrected, wordsOf } from "../../../domain/search/query.ts";
import type { IndexChange, SearchHit, SearchIndex } from "../../../ports/search-index.ts";
import { documentAt, versionIn } from "./catalog.ts";
import { type Matched, matcher } from "./match.ts";
import { applyTo, emptySegment, type Segment } from "./segment.ts";
import { select } from "./select.ts";

/** `segment` is the state to snapshot; undefined until the first rebuild when no snapshot was given. */
export type EmbeddedSearch = SearchIndex & { segment(): Segment | undefined };

const appliedAtOnce = 200;
const noFilters = { categories: [], tags: [], inStock: false };

/**
 * The SearchIndex port in this process's memory. Throws SERVICE_UNAVAILABLE until there is a segment, from a
 * snapshot or a rebuild. When as many slots are dead as live, it rebuilds from its own content.
 */
export function embeddedSearch(restored?: Segment): EmbeddedSearch {
  let serving = restored && { segment: restored, ...matcher(restored) };
  let building: Segment | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const open = () => {
    if (!serving) throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
    return serving;
  };
  const rebuildNow = async (batches: AsyncIterable<readonly IndexChange[]>) => {
    const fresh = emptySegment();
    building = fresh;
    try {
      for await (const batch of batches) await applyInSlices(batch, (change) => applyTo(fresh, change));
      serving = { segment: fresh, ...matcher(fresh) };
    } finally {
      building = undefined;
    }
    return { documents: fresh.catalog.living };
  };
  // Rebuilds run one after the other, because a later request may need changes that an earlier one did not
  // read.
  const rebuild = (batches: AsyncIterable<readonly IndexChange[]>) => {
    const result = last.then(() => rebuildNow(batches));
    last = result.catch(() => {});
    return result;
  };
  const tidy = (): void => {
    if (!serving || building) return;
    const { segment } = serving;
    const dead = segment.catalog.size - segment.catalog.living;
    if (dead > Math.max(1000, segment.catalog.living)) void rebuild(contentOf(segment));
  };

  return {
    segment: () => serving?.segment,
    async apply(changes) {
      await applyInSlices(changes, (change) => {
        if (serving) applyTo(serving.segment, change);
        if (building) applyTo(building, change);
      });
      tidy();
      return { failed: [] };
    },
    async search(query) {
      const { segment, match } = open();
      const matched = match(wordsOf(query.text, query.synonyms), { filled: query.sort === "relevance" });
      const { page, total, facets } = select(segment.catalog, matched, query);
      const correction = correctionOf(query.text, matched, total);
      return {
        total,
        hits: page.flatMap((slot) => hitOf(segment, matched, slot, query.book) ?? []),
        facets,
        ...(correction !== undefined && { correction }),
        ...(matched.relaxed && { relaxed: true }),
      };
    },
    async suggest({ text, book, synonyms, limit }) {
      const { segment, match } = open();
      const words = wordsOf(text, synonyms);
      if (words.length === 0) return { products: [], categories: [] };
      const matched = match(words, { filled: true });
      const { page, total, facets } = select(segment.catalog, matched, {
        book,
        filters: noFilters,
        sort: "relevance",
        offset: 0,
        limit,
      });
      const correction = correctionOf(text, matched, total);
      return {
        products: page.flatMap((slot) => documentIn(documentAt(segment.catalog, slot), book) ?? []),
        categories: categoriesNamed(facets.categories, matched.words),
        ...(correction !== undefined && { correction }),
      };
    },
    rebuild,
    async refresh() {},
    async missing(changes) {
      const { catalog } = open().segment;
      return changes.filter(({ productId, version, type }) => {
        const known = versionIn(catalog, productId);
        return known === undefined ? type === "put" : known < version;
      });
    },
  };
}

/** Applies a few changes at a time, so that concurrent searches are not blocked by all of them. */
async function applyInSlices(
  changes: readonly IndexChange[],
  act: (change: IndexChange) => void,
): Promise<void> {
  for (const [place, change] of changes.entries()) {
    if (place > 0 && place % appliedAtOnce === 0) await setImmediate();
    act(change);
  }
  if (changes.length >= appliedAtOnce) await setImmediate();
}

/** A segment's content as changes: current documents and versions of removed products. */
async function* contentOf({ catalog }: Segment): AsyncGenerator<readonly IndexChange[]> {
  const { removed } = catalog;
  yield [...removed].map(([productId, version]) => ({ type: "remove", version, productId }) as const);
  let batch: IndexChange[] = [];
  // Changes continue during the rebuild; slots from here on are also sent to `apply`.
  const end = catalog.size;
  for (let slot = 0; slot < end; slot++) {
    if (catalog.alive.values[slot] !== 1) continue;
    const version = catalog.version.values[slot] ?? 0;
    batch.push({ type: "put", version, document: documentAt(catalog, slot) });
    if (batch.length < appliedAtOnce) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function hitOf(
  { catalog }: Segment,
  { words, scores, relaxed }: Matched,
  slot: number,
  book: string | undefined,
): SearchHit | undefined {
  const document = documentIn(documentAt(catalog, slot), book);
  if (!document) return undefined;
  const missingWords = relaxed ? missingIn(document, words) : [];
  return {
    document,
    score: scores[slot] ?? 0,
    highlights: {
      name: highlight(document.name, words),
      description: highlightPassage(document.description, words),
    },
    ...(missingWords.length > 0 && { missingWords }),
  };
}

const correctionOf = (text: string, { respelt }: Matched, total: number): string | undefined =>
  total > 0 && respelt.size > 0 ? corrected(text, respelt) : undefined;

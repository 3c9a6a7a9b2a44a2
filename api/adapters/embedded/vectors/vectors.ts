import { LRUCache } from "lru-cache";
import * as z from "zod";
import type { FoundPassage, IndexedPassage, VectorIndex } from "../../../ports/vector-index.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

const Stored = z.array(
  z.object({
    heading: z.string().optional(),
    text: z.string(),
    words: z.array(z.string()),
    vector: z.string(),
  }),
);
type Kept = { readonly passage: Omit<IndexedPassage, "vector">; readonly vector: Float32Array };

/** Passages in memory: some 100 MB with 512 dimensions and their words. */
const mostInMemory = 30_000;

/**
 * The VectorIndex port on SQLite: each edition is a row, and a search compares the question with every passage of the
 * editions that it names. An edition never changes, so what was read once stays in memory.
 */
export function sqliteVectors(sqlite: Sqlite): VectorIndex {
  sqlite.define(
    "CREATE TABLE IF NOT EXISTS passages (edition TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID",
  );
  const memory = new LRUCache<string, readonly Kept[]>({
    maxSize: mostInMemory,
    sizeCalculation: (passages) => Math.max(1, passages.length),
  });
  const passagesOf = (edition: string): readonly Kept[] => {
    const known = memory.get(edition);
    if (known) return known;
    const row = sqlite.get("SELECT body FROM passages WHERE edition = ?", edition);
    const passages = row ? Stored.parse(JSON.parse(String(row["body"]))).map(keptOf) : [];
    if (row) memory.set(edition, passages);
    return passages;
  };
  return {
    async put(edition, passages) {
      const body = JSON.stringify(passages.map(storedOf));
      await sqlite.write(() => {
        sqlite.run("INSERT OR REPLACE INTO passages (edition, body) VALUES (?, ?)", edition, body);
      });
      memory.delete(edition);
    },
    async remove(edition) {
      await sqlite.write(() => {
        sqlite.run("DELETE FROM passages WHERE edition = ?", edition);
      });
      memory.delete(edition);
    },
    async search({ editions, vector, words, limit }) {
      const asked = new Set(words);
      const all = editions.flatMap((edition) =>
        passagesOf(edition).map((kept, place) => ({
          edition,
          place,
          ...kept,
          similarity: vector ? cosine(vector, kept.vector) : 0,
          shared: new Set(kept.passage.words.filter((word) => asked.has(word))),
        })),
      );
      const weights = weightsOf(all.map(({ shared }) => shared));
      const byWords = all
        .map((one) => ({
          one,
          weight: [...one.shared].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0),
        }))
        .filter(({ weight }) => weight > 0)
        .toSorted((first, second) => second.weight - first.weight)
        .slice(0, limit);
      const nearest = vector ? all.toSorted((one, other) => other.similarity - one.similarity) : [];
      const found = new Set([...nearest.slice(0, limit), ...byWords.map(({ one }) => one)]);
      return [...found].map(
        ({ edition, place, passage, similarity }): FoundPassage => ({
          edition,
          place,
          similarity,
          ...passage,
        }),
      );
    },
  };
}

/** The rarer a word is among the passages, the more it tells. */
function weightsOf(shared: readonly ReadonlySet<string>[]): Map<string, number> {
  const having = new Map<string, number>();
  for (const words of shared) for (const word of words) having.set(word, (having.get(word) ?? 0) + 1);
  return new Map([...having].map(([word, count]) => [word, Math.log(1 + shared.length / count)]));
}

function cosine(one: readonly number[], other: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < other.length; place++) sum += (one[place] ?? 0) * (other[place] ?? 0);
  return sum;
}

const storedOf = ({ vector, ...passage }: IndexedPassage) => ({
  ...passage,
  vector: Buffer.from(new Float32Array(vector).buffer).toString("base64"),
});

function keptOf({ vector, ...passage }: z.infer<typeof Stored>[number]): Kept {
  const bytes = Buffer.from(vector, "base64");
  return { passage, vector: new Float32Array(new Uint8Array(bytes).buffer) };
}

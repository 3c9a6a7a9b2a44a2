import { expect, test } from "vitest";
import type { Embedder } from "../../ports/embedder.ts";

/** Every model passes this, or it is no Embedder. */
export function embedderContract(make: () => Embedder): void {
  test("vectors have unit length and the same dimensions, in the order of the texts, and are the same each time", async () => {
    const embedder = make();
    const texts = ["Where is my parcel?", "", "Zzyzx qwfp", "Where is my parcel?"];
    const vectors = await embedder.embed(texts);
    expect(vectors).toHaveLength(texts.length);
    for (const vector of vectors) {
      expect(vector).toHaveLength(embedder.dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
    }
    expect(vectors[3]).toEqual(vectors[0]);
    expect(await embedder.embed([])).toEqual([]);
  });
}

import { expect, test } from "vitest";
import type { IndexedPassage, VectorIndex } from "../../ports/vector-index.ts";

const passage = (text: string, vector: readonly number[]): IndexedPassage => ({
  heading: "About",
  text,
  words: text.split(" "),
  vector,
});
const [east, north, northeast] = [
  [1, 0],
  [0, 1],
  [Math.SQRT1_2, Math.SQRT1_2],
];

/** Every engine passes this, or it is no VectorIndex. `fresh` makes one for vectors of two dimensions. */
export function vectorIndexContract(fresh: () => VectorIndex): void {
  const found = async (index: VectorIndex, query: Partial<Parameters<VectorIndex["search"]>[0]>) =>
    (await index.search({ editions: ["a/1"], words: [], limit: 10, ...query })).toSorted(
      (one, other) => one.edition.localeCompare(other.edition) || one.place - other.place,
    );

  test("a passage is found by its direction, with the cosine, and by its words", async () => {
    const index = fresh();
    await index.put("a/1", [passage("ships sail", east), passage("trees grow", north)]);
    const [first, second] = await found(index, { vector: northeast });
    expect(first).toMatchObject({ edition: "a/1", place: 0, heading: "About", text: "ships sail" });
    expect(first?.words).toEqual(["ships", "sail"]);
    expect(first?.similarity).toBeCloseTo(Math.SQRT1_2, 3);
    expect(second?.similarity).toBeCloseTo(Math.SQRT1_2, 3);
    expect(await found(index, { vector: east, limit: 1 })).toMatchObject([{ place: 0 }]);
    expect(await found(index, { words: ["trees", "fly"] })).toMatchObject([{ place: 1, similarity: 0 }]);
    const [, byWords] = await found(index, { vector: east, words: ["trees"], limit: 1 });
    expect(byWords).toMatchObject({ place: 1 });
    expect(byWords?.similarity).toBeCloseTo(0, 3);
  });

  test("only passages of the editions that are asked for are found", async () => {
    const index = fresh();
    await index.put("a/1", [passage("old", east)]);
    await index.put("a/2", [passage("new", east)]);
    expect(await found(index, { editions: ["a/2"], vector: east, words: ["old", "new"] })).toMatchObject([
      { edition: "a/2", text: "new" },
    ]);
    expect(await found(index, { editions: ["a/3"], vector: east })).toEqual([]);
    expect(await found(index, { editions: [], vector: east })).toEqual([]);
  });

  test("an edition that is put again is replaced as a whole, and one that is removed is gone", async () => {
    const index = fresh();
    await index.remove("a/1");
    await index.put("a/1", [passage("one", east), passage("two", north)]);
    await index.put("a/1", [passage("three", east)]);
    expect(await found(index, { vector: northeast, words: ["one", "two", "three"] })).toMatchObject([
      { text: "three" },
    ]);
    await Promise.all([index.remove("a/1"), index.remove("a/1")]);
    expect(await found(index, { vector: east, words: ["three"] })).toEqual([]);
  });

  test("an empty index finds nothing", async () => {
    expect(await found(fresh(), { vector: east, words: ["one"] })).toEqual([]);
  });
}

import { expect, test } from "vitest";
import { asking, type Fresh, idsFor, stocked } from "./kit.contract.ts";

/** Typing errors that are seen only by comparing stems, or that make another known word. */
export function spellingCases(fresh: Fresh): void {
  test("an error in a plural is forgiven as one in the singular is", async () => {
    const index = await stocked(fresh, "Slim Laptop", "Spare Batteries");
    expect(await idsFor(index, "latpops ")).toEqual([1]);
    expect(await idsFor(index, "batery ")).toEqual([2]);
  });

  test("a word that is known is read as a far more common one where nothing has all words", async () => {
    const belts = Array.from({ length: 6 }, (_, id) => `Steel Belt ${id}`);
    const index = await stocked(fresh, ...belts, { name: "Film", description: "They steal a car." });
    const { hits, correction } = await index.search(asking("steal belt"));
    expect(hits).toHaveLength(6);
    expect(correction).toBe("steel belt");
  });

  test("what products are called comes before what descriptions only mention", async () => {
    const index = await stocked(
      fresh,
      "Linen Duvet",
      ...Array.from({ length: 5 }, (_, id) => ({ name: `Shelf ${id}`, description: "Keeps dust away." })),
    );
    expect((await idsFor(index, "duvt"))[0]).toBe(1);
  });
}

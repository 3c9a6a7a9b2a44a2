import { describe, expect, test } from "vitest";
import { embedderContract } from "../../contracts/embedder.contract.ts";
import { shopEnglish } from "./embedder.ts";

embedderContract(() => shopEnglish);

async function similarity(question: string, passage: string): Promise<number> {
  const [one = [], other = []] = await shopEnglish.embed([question, passage]);
  return one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
}
const guarantee = "Warranty\nTwo years\nEvery product has a warranty of two years from the day of delivery.";

describe("a question in other words", () => {
  test("is near to the passage that answers it", async () => {
    expect(await similarity("what does your guarantee cover", guarantee)).toBeGreaterThan(
      shopEnglish.relatedFrom,
    );
    const late = "Delivery\nLost parcels\nIf a parcel doesn't arrive, we look for it with the carrier.";
    expect(await similarity("my package never showed up", late)).toBeGreaterThan(shopEnglish.relatedFrom);
  });

  test("about something else is far from it", async () => {
    for (const question of ["who won the world cup", "how tall is mount everest", "sing me a song"])
      expect(await similarity(question, guarantee)).toBeLessThan(shopEnglish.relatedFrom);
  });
});

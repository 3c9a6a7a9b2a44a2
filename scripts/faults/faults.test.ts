import { expect, test } from "vitest";
import { plants } from "../testing/world/plants.ts";
import { runOnce } from "./run.ts";

const none = plants["none"];

/** Runs seeds until one has a violation and returns that seed. */
async function firstCaught(plant: string, first: number, most: number): Promise<number | undefined> {
  const bug = plants[plant];
  if (!bug) throw new Error(`no plant ${plant}`);
  for (let seed = first; seed < first + most; seed++)
    if ((await runOnce(seed, bug)).violations.length > 0) return seed;
  return undefined;
}

/** The plant, the first seed that is tried, and how many are at most. */
const found = [
  ["reservation", 1, 200],
  ["inventory", 20, 100],
  ["compensation", 1, 20],
  ["idempotency", 25, 150],
  ["orders", 1, 30],
  ["cart claim", 135, 150],
  ["cart claim ended", 105, 150],
  ["cart lines", 185, 300],
  ["order key", 15, 60],
  ["product units", 1, 60],
  ["held units", 1, 200],
  ["refund events", 1, 30],
  ["refunds at Stripe", 1, 60],
  ["refund state", 1, 60],
  ["disputes", 1, 60],
  ["units returned", 1, 200],
  ["webhook", 1, 200],
] as const;

test("300 shops with kills, errors, delays, duplicates and shuffled webhooks end with consistent books", async () => {
  if (!none) throw new Error("no plant none");
  const injected: Record<string, number> = {};
  for (let seed = 1; seed <= 300; seed++) {
    const { violations, faults } = await runOnce(seed, none);
    expect(violations, `seed ${seed}`).toEqual([]);
    for (const [kind, count] of Object.entries(faults)) injected[kind] = (injected[kind] ?? 0) + count;
  }
  for (const [kind, count] of Object.entries(injected)) expect(count, kind).toBeGreaterThan(0);
}, 600_000);

/** Each plant with seeds around the first that finds it, because not every run meets it. */
test.each(found)(
  "a planted bug in the %s is caught",
  async (plant, first, most) => {
    expect(await firstCaught(plant, first, most)).toBeDefined();
  },
  600_000,
);

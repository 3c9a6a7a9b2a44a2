import { expect, test } from "vitest";
import { plants } from "../testing/world/plants.ts";
import { runOnce } from "./run.ts";

const none = plants["none"];

/** Runs up to 400 seeds until one has such a violation and returns that seed. */
async function firstCaught(plant: string, first: number, by: RegExp): Promise<number | undefined> {
  const bug = plants[plant];
  if (!bug) throw new Error(`no plant ${plant}`);
  for (let seed = first; seed < first + 400; seed++)
    if ((await runOnce(seed, bug)).violations.some((violation) => by.test(violation))) return seed;
  return undefined;
}

/**
 * The plant, the first seed that is tried, and what notices it: each is found by at least six seeds of the 400 after it.
 */
const found: readonly (readonly [plant: string, first: number, by?: RegExp])[] = [
  ["reservation", 1],
  ["inventory", 1],
  ["compensation", 1],
  ["idempotency", 1],
  ["orders", 1],
  ["cart claim", 130],
  ["cart claim ended", 20],
  ["cart lines", 20],
  ["order key", 10],
  ["product units", 1],
  ["held units", 1],
  ["refund events", 1],
  ["refunds at Stripe", 1],
  ["refund state", 1],
  ["disputes", 1],
  ["units returned", 1],
  ["webhook", 1],
  ["book prices", 1, /charges .* it was/],
  ["settings", 1, /charges .* it was/],
  ["surcharge", 1, /had seen/],
  ["line sums", 1, /its total is/],
  ["yen", 1, /is no amount of JPY/],
  ["label key", 1, /the carrier bills/],
  ["label voided", 1, /the carrier bills/],
];

test("150 shops with kills, errors, delays, duplicates and shuffled webhooks end with consistent books", async () => {
  if (!none) throw new Error("no plant none");
  const injected: Record<string, number> = {};
  for (let seed = 1; seed <= 150; seed++) {
    const { violations, faults } = await runOnce(seed, none);
    expect(violations, `seed ${seed}`).toEqual([]);
    for (const [kind, count] of Object.entries(faults)) injected[kind] = (injected[kind] ?? 0) + count;
  }
  for (const [kind, count] of Object.entries(injected)) expect(count, kind).toBeGreaterThan(0);
}, 600_000);

test.each(found.map(([plant, first, by = /./]) => ({ plant, first, by })))(
  "a planted bug in the $plant is caught",
  async ({ plant, first, by }) => {
    expect(await firstCaught(plant, first, by)).toBeDefined();
  },
  600_000,
);

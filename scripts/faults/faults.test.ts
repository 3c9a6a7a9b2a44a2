import { expect, test } from "vitest";
import { plants } from "../testing/world/plants.ts";
import { runOnce } from "./run.ts";

const none = plants["none"];

/** Runs seeds until one has a violation and returns that seed. */
async function firstCaught(plant: string, most: number): Promise<number | undefined> {
  const bug = plants[plant];
  if (!bug) throw new Error(`no plant ${plant}`);
  for (let seed = 1; seed <= most; seed++) if ((await runOnce(seed, bug)).violations.length > 0) return seed;
  return undefined;
}

test("300 shops with kills, errors, delays, duplicates and shuffled webhooks end with consistent books", async () => {
  if (!none) throw new Error("no plant none");
  const injected: Record<string, number> = {};
  for (let seed = 1; seed <= 300; seed++) {
    const { violations, faults } = await runOnce(seed, none);
    expect(violations, `seed ${seed}`).toEqual([]);
    for (const [kind, count] of Object.entries(faults)) injected[kind] = (injected[kind] ?? 0) + count;
  }
  for (const [kind, count] of Object.entries(injected)) expect(count, kind).toBeGreaterThan(0);
}, 180_000);

test.each([
  ["reservation", 200],
  ["inventory", 200],
  ["compensation", 20],
  ["idempotency", 200],
  ["webhook", 200],
])(
  "a planted bug in the %s is caught",
  async (plant, most) => {
    expect(await firstCaught(plant, most)).toBeDefined();
  },
  180_000,
);

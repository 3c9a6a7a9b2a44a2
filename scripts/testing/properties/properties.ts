import fc from "fast-check";
import { type Random, randomFrom } from "../random.ts";

const seed = wholeNumber("PROPERTIES_SEED", 67);
const times = wholeNumber("PROPERTIES_TIMES", 1);
/** A schedule that takes 50 ms on SQLite takes half a second on DynamoDB Local. */
const share = process.env["TEST_TABLES"] === "dynamodb" ? 10 : 1;

/**
 * Gives every property of this process its seed and its number of runs. `npm test` uses one seed, so that it does the
 * same every time; `npm run properties` sets another one and a multiple of the runs.
 */
export function configureProperties(): void {
  fc.configureGlobal({ seed, numRuns: runs(100) });
}

/** How often a property runs that runs `usual` times in `npm test`; on DynamoDB Local a tenth of that. */
export const runs = (usual: number): number => Math.ceil((usual * times) / share);

/** How long a test may take whose usual limit is `milliseconds`. */
export const patience = (milliseconds: number): number => milliseconds * times;

/** Random streams for tests that draw a schedule themselves: as many as a property has runs, each with its seed. */
export function* schedules(usual: number): Generator<{ readonly seed: number; readonly random: Random }> {
  for (let run = 0; run < runs(usual); run++) yield { seed: seed + run, random: randomFrom(seed + run) };
}

function wholeNumber(name: string, otherwise: number): number {
  const given = process.env[name];
  if (given === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(given)) throw new Error(`${name} must be a whole number, but is ${given}`);
  return Number(given);
}

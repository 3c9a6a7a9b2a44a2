import * as z from "zod";
import type { ZipRates } from "../../domain/taxes/store.ts";
import type { Cursor, Tables } from "../../ports/table.ts";
import { tables } from "./keys.ts";

const Stored = z.object({ zip: z.string(), importId: z.string() });
const Rates = z.object({ components: z.array(z.object({ name: z.string(), basisPoints: z.number() })) });

/** Taxes by postal code over any engine: one item each, by its state. */
export const zipRatesIn = (engine: Tables): ZipRates => ({
  async find(state, zip) {
    const item = await engine.get(tables.taxRates, { place: placeOf(state), zip });
    return item && Rates.parse(item).components;
  },

  async replace(state, rates, importId) {
    const place = placeOf(state);
    const before = await storedOf(engine, place);
    await engine.load(
      tables.taxRates,
      rates.map(({ zip, components }) => ({
        place,
        zip,
        importId,
        components: components.map((one) => ({ ...one })),
      })),
    );
    const kept = new Set(rates.map(({ zip }) => zip));
    // What another file has written since then is not this one's to remove.
    for (const { zip, importId: seen } of before.filter((one) => !kept.has(one.zip)))
      await engine.delete(tables.taxRates, { place, zip }, { path: "importId", equals: seen });
  },
});

async function storedOf(engine: Tables, place: string): Promise<z.output<typeof Stored>[]> {
  const all: z.output<typeof Stored>[] = [];
  let cursor: Cursor | undefined;
  do {
    const page = await engine.query(tables.taxRates, { hash: place, limit: 500, ...(cursor && { cursor }) });
    all.push(...page.items.map((item) => Stored.parse(item)));
    cursor = page.cursor;
  } while (cursor);
  return all;
}

const placeOf = (state: string): string => `US#${state}`;

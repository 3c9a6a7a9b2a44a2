import * as z from "zod";
import type { ZipRates } from "../../domain/taxes/store.ts";
import type { Cursor, Tables } from "../../ports/table.ts";
import { tables } from "./keys.ts";

const Key = z.object({ zip: z.string() });
const Rates = z.object({ components: z.array(z.object({ name: z.string(), basisPoints: z.number() })) });

/** Taxes by postal code over any engine: one item each, by its state. */
export const zipRatesIn = (engine: Tables): ZipRates => ({
  async find(state, zip) {
    const item = await engine.get(tables.taxRates, { place: placeOf(state), zip });
    return item && Rates.parse(item).components;
  },

  async replace(state, rates) {
    const place = placeOf(state);
    await engine.load(
      tables.taxRates,
      rates.map(({ zip, components }) => ({ place, zip, components: components.map((one) => ({ ...one })) })),
    );
    const kept = new Set(rates.map(({ zip }) => zip));
    let cursor: Cursor | undefined;
    do {
      const page = await engine.query(tables.taxRates, {
        hash: place,
        limit: 500,
        ...(cursor && { cursor }),
      });
      const gone = page.items.map((item) => Key.parse(item).zip).filter((zip) => !kept.has(zip));
      for (const zip of gone) await engine.delete(tables.taxRates, { place, zip });
      cursor = page.cursor;
    } while (cursor);
  },
});

const placeOf = (state: string): string => `US#${state}`;

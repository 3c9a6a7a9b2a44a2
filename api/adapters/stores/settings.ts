import * as z from "zod";
import { ownCurrency } from "../../domain/markets/price-issues.ts";
import { Amount } from "../../domain/money.ts";
import {
  decodeSettings,
  encodeSettings,
  type SettingsPart,
  type SettingsParts,
  settingsDefaults,
  settingsDefaultsIn,
} from "../../domain/settings/parts.ts";
import type { Settings, StoredSettings } from "../../domain/settings/store.ts";
import { shippingFromFlatRates } from "../../domain/shipping/settings.ts";
import type { Item, Tables } from "../../ports/table.ts";
import { auditPut } from "./audit.ts";
import { changeStored } from "./change.ts";
import { tables } from "./keys.ts";

/** How long a part is answered from memory, in milliseconds. */
const keptFor = 5_000;

type Kept = {
  readonly until: number;
  readonly stored: Promise<StoredSettings<SettingsPart>>;
  /** Its value, as one promise for every read: most requests read settings. */
  readonly value: Promise<StoredSettings<SettingsPart>["value"]>;
};

/** A merchant's settings over any engine: one item per part, whose `version` counts its writes. */
export function settingsIn(engine: Tables, now: () => number): Settings {
  const kept = new Map<SettingsPart, Kept>();
  const newest = new Map<SettingsPart, StoredSettings<SettingsPart>>();

  /** The same object for the same version; a read that a write of this process overtook answers what was written. */
  const latest = <P extends SettingsPart>(part: P, stored: StoredSettings<P>): StoredSettings<P> => {
    const known = newest.get(part);
    // Defaults change with the currency, and are the same objects each time. Under a part stand only its own values.
    if (known && known.version >= stored.version && known.version > 0) return known as StoredSettings<P>;
    newest.set(part, stored);
    return stored;
  };
  const keep = <P extends SettingsPart>(part: P, stored: Promise<StoredSettings<P>>): typeof stored => {
    const entry: Kept = { until: now() + keptFor, stored, value: stored.then(({ value }) => value) };
    kept.set(part, entry);
    // Whoever waits for it gets the error; the next read asks again.
    entry.value.catch(() => {
      if (kept.get(part) === entry) kept.delete(part);
    });
    return stored;
  };
  const load = async <P extends SettingsPart>(part: P): Promise<StoredSettings<P>> => {
    const item = (await itemOf(part)) ?? (part === "shipping" ? await flatRates() : undefined);
    return latest(part, item ? storedOf(part, item) : { version: 0, value: await defaultOf(part) });
  };
  /** Shipping and thresholds are amounts, which depend on the currency of the default book. */
  const defaultOf = async <P extends SettingsPart>(part: P): Promise<SettingsParts[P]> => {
    if (part !== "shipping" && part !== "thresholds") return settingsDefaults[part];
    const [markets, store] = await Promise.all([read("markets"), read("store")]);
    return settingsDefaultsIn(ownCurrency(markets, store))[part];
  };
  const read = <P extends SettingsPart>(part: P): Promise<SettingsParts[P]> => {
    const entry = kept.get(part);
    // Under a part stand only its own values.
    if (entry && now() < entry.until) return entry.value as Promise<SettingsParts[P]>;
    return keep(part, load(part)).then(({ value }) => value);
  };

  const itemOf = (part: SettingsPart) => engine.get(tables.settings, { part });
  /** Before zones, flat rates by country stood in the pricing part: they hold until the shipping part is first written. */
  const flatRates = async (): Promise<Item | undefined> => {
    const pricing = await itemOf("pricing");
    const { shipping } = pricing ? Stored.parse(pricing).value : {};
    if (shipping === undefined) return undefined;
    return {
      version: 0,
      value: encodeSettings("shipping", shippingFromFlatRates(FlatRates.parse(shipping))),
    };
  };
  /** What a write of the part must not lose. */
  const keptOf = async (part: SettingsPart): Promise<object> => {
    const pricing = part === "pricing" ? await itemOf(part) : undefined;
    const { shipping } = pricing ? Stored.parse(pricing).value : {};
    return shipping === undefined ? {} : { shipping };
  };

  return {
    read,

    find: (part) => keep(part, load(part)),

    async change(part, decide, audit) {
      const stored = await changeStored<StoredSettings<typeof part>>({
        read: () => load(part),
        decide: (before) => {
          const value = decide(before);
          return value === before.value ? before : { version: before.version + 1, value };
        },
        async write(before, after) {
          const value = encodeSettings(part, after.value);
          const kept = await keptOf(part);
          const { committed } = await engine.transact([
            {
              table: tables.settings,
              put: { part, version: after.version, value: { ...value, ...kept }, updatedAt: audit.at },
              if: before.version === 0 ? { exists: false } : { path: "version", equals: before.version },
            },
            auditPut(audit, {
              subject: `settings#${part}`,
              before: encodeSettings(part, before.value),
              after: value,
            }),
          ]);
          return committed;
        },
      });
      return keep(part, Promise.resolve(latest(part, stored)));
    },
  };
}

const FlatRate = z.object({ flat: Amount, freeFrom: Amount });
const FlatRates = z.object({ standard: FlatRate, countries: z.record(z.string(), FlatRate) });

const Stored = z.object({ version: z.int(), value: z.record(z.string(), z.unknown()) });

function storedOf<P extends SettingsPart>(part: P, item: Item): StoredSettings<P> {
  const { version, value } = Stored.parse(item);
  return { version, value: decodeSettings(part, value) };
}

import type { Measured, MetricName } from "../../../ports/telemetry/telemetry.ts";

/** Seconds that one point of a plot stands for, and how many points are kept: an hour. */
export const slotSeconds = 10;
const mostSlots = 360;
const slotWidth = slotSeconds * 1_000;
/** Steps of workflows that are told apart. */
const mostSteps = 50;

/** Upper ends of a histogram's buckets in milliseconds, each a fifth above the one before; the last has none. */
const ends: readonly number[] = Array.from({ length: 64 }, (_, place) => 0.1 * 1.2 ** place);

const width = Math.log(1.2);

/** Durations, counted by buckets. */
export type Histogram = { readonly buckets: Uint32Array; count: number };
export type Slot = {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly counts: Partial<Record<MetricName, number>>;
  readonly latency: Histogram;
};
export type Step = { count: number; failures: number; readonly latency: Histogram };

export type Meter = {
  readonly measure: (measured: Measured) => void;
  /** The last hour in slots of ten seconds, oldest first; those in which nothing happened are missing. */
  slots(): readonly Slot[];
  steps(): ReadonlyMap<string, Step>;
};

const histogram = (): Histogram => ({ buckets: new Uint32Array(ends.length + 1), count: 0 });

function add(to: Histogram, milliseconds: number): void {
  const place = Math.ceil(Math.log(Math.max(milliseconds, 0.1) / 0.1) / width - 1e-9);
  const bucket = Math.min(ends.length, Math.max(0, place));
  to.buckets[bucket] = (to.buckets[bucket] ?? 0) + 1;
  to.count++;
}

/** The upper end of the bucket in which this share of all durations is reached; undefined: there are none. */
export function quantile({ buckets, count }: Histogram, share: number): number | undefined {
  if (count === 0) return undefined;
  let seen = 0;
  for (const [place, inBucket] of buckets.entries()) {
    seen += inBucket;
    if (seen >= share * count) return ends[place] ?? ends.at(-1);
  }
  return ends.at(-1);
}

/** What the shop of one process measures, in bounded memory. */
export function memoryMeter(now: () => number): Meter {
  let kept: Slot[] = [];
  const steps = new Map<string, Step>();
  const slotNow = (): Slot => {
    const from = Math.floor(now() / slotWidth) * slotWidth;
    const last = kept.at(-1);
    // A clock that was set back goes on in the newest slot, until it is an hour off.
    if (last && from <= last.from && last.from - from < mostSlots * slotWidth) return last;
    const slot = { from, counts: {}, latency: histogram() };
    kept = [...kept.filter((one) => Math.abs(one.from - from) < mostSlots * slotWidth), slot];
    return slot;
  };
  return {
    measure({ values, step }) {
      const slot = slotNow();
      let name: MetricName;
      // Each answer is measured, by three of all names.
      for (name in values) {
        const value = values[name];
        if (value === undefined || !Number.isFinite(value)) continue;
        if (name === "Latency") add(slot.latency, value);
        else if (name !== "StepLatency") slot.counts[name] = (slot.counts[name] ?? 0) + value;
      }
      if (step === undefined) return;
      const known = steps.get(step) ?? { count: 0, failures: 0, latency: histogram() };
      if (!steps.has(step) && steps.size >= mostSteps) return;
      steps.set(step, known);
      known.count += values.Steps ?? 0;
      known.failures += values.StepErrors ?? 0;
      if (values.StepLatency !== undefined) add(known.latency, values.StepLatency);
    },
    slots: () => kept.filter(({ from }) => from > now() - mostSlots * slotWidth),
    steps: () => steps,
  };
}

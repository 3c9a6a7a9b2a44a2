import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { CarrierRate, Carriers } from "../../ports/carriers.ts";
import { DomainError } from "../errors.ts";
import { liveRates } from "./live-rates.ts";
import type { ShippingSettings } from "./settings.ts";

const settings: ShippingSettings = {
  timeZone: "UTC",
  zones: [{ zoneId: "us", name: "US", countries: ["US"] }],
  methods: [
    {
      methodId: "live",
      zoneId: "us",
      name: { en: "Live" },
      kind: "carrier",
      service: "express",
      bands: [{ by: "price", price: { default: 900 } }],
      handlingDays: 0,
    },
  ],
};
const parcel = {
  settings,
  destination: { country: "US" },
  lines: [{ productId: "mug", quantity: 1, weight: 500 }],
  currency: "USD",
} as const;

/** What checkout takes from a carrier with this answer, and how long it waited (milliseconds). */
async function asked(rates: Carriers["rates"]) {
  const begun = performance.now();
  const live = await liveRates({ carriers: { rates } }, parcel);
  return { rates: [...live], waited: performance.now() - begun };
}
const rate = (price: unknown, service = "express") => ({ service, price }) as CarrierRate;

describe("a carrier at checkout", () => {
  test("that hangs, or answers after two seconds, is not waited for, and its late answer changes nothing", async () => {
    let aborted = 0;
    const [hanging, late, failing] = await Promise.all([
      asked((_question, signal) => {
        signal.addEventListener("abort", () => aborted++);
        return new Promise(() => undefined);
      }),
      asked(() => sleep(2_300, [rate(500)])),
      asked(() => sleep(2_300).then(() => Promise.reject(new Error("late and broken")))),
    ]);
    for (const one of [hanging, late, failing]) {
      expect(one.rates).toEqual([]);
      expect(one.waited).toBeGreaterThan(1_900);
    }
    expect(aborted).toBe(1);
    // The answers of both come now: an unhandled rejection would fail the run.
    await sleep(500);
  });

  test.each<[string, Carriers["rates"]]>([
    ["a 500", () => Promise.reject(new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 }))],
    [
      "an error before it was asked",
      () => {
        throw new Error("no connection");
      },
    ],
    ["nothing", async () => undefined as never],
    ["a page of HTML", async () => "<html>" as never],
    ["holes", async () => [null, undefined, {}] as never],
    ["no number", async () => [rate("5.00")]],
    ["not a number", async () => [rate(Number.NaN)]],
    ["a negative price", async () => [rate(-500)]],
    ["parts of a cent", async () => [rate(4.5)]],
    ["an endless price", async () => [rate(Number.POSITIVE_INFINITY), rate(1e15)]],
    ["another service alone", async () => [rate(500, "economy")]],
  ])("that answers %s is passed over", async (_name, rates) => {
    expect((await asked(rates)).rates).toEqual([]);
  });

  test("that names a service twice is taken at its first price that can be charged", async () => {
    const answer = await asked(async () => [rate(-1), rate(700), rate(800)]);
    expect(answer.rates).toEqual([["live", 700]]);
  });
});

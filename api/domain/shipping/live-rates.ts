import type { CarrierRate, Carriers } from "../../ports/carriers.ts";
import { maxMinor } from "../money.ts";
import type { Parcel, ParcelLine } from "./options.ts";
import type { ShippingSettings } from "./settings.ts";
import { zoneFor } from "./zones.ts";

/** A carrier that takes longer is passed over, in milliseconds. */
const longestWait = 2_000;

/** Of all units, in grams; a unit of unknown weight counts as nothing. */
export const weightOf = (lines: readonly ParcelLine[]): number =>
  lines.reduce((sum, { weight = 0, quantity }) => sum + weight * quantity, 0);

/**
 * The carrier's prices of the zone's carrier methods by method id, in minor units. One that does not answer within two
 * seconds, or says what cannot be, has none, so that the methods' bands apply.
 */
export async function liveRates(
  { carriers }: { readonly carriers: Pick<Carriers, "rates"> },
  {
    settings,
    destination,
    lines,
    currency,
  }: Pick<Parcel, "destination" | "lines" | "currency"> & {
    readonly settings: ShippingSettings;
  },
): Promise<Map<string, number>> {
  const zone = zoneFor(settings.zones, destination);
  const methods = settings.methods.filter(
    ({ zoneId, kind }) => zoneId === zone?.zoneId && kind === "carrier",
  );
  if (methods.length === 0 || lines.length === 0) return new Map();
  const signal = AbortSignal.timeout(longestWait);
  const late = new Promise<readonly []>((resolve) => {
    signal.addEventListener("abort", () => resolve([]), { once: true });
  });
  const question = { to: destination, weight: weightOf(lines), currency };
  const asked = (async () => carriers.rates(question, signal))();
  const rates = usableIn(await Promise.race([asked.catch((): readonly [] => []), late]));
  return new Map(
    methods.flatMap(({ methodId, service }) => {
      const rate = rates.find((one) => one.service === service);
      return rate ? [[methodId, rate.price] as const] : [];
    }),
  );
}

/** The rates that can be charged, by what they are and not by what their adapter promises. */
const usableIn = (rates: readonly CarrierRate[]): readonly CarrierRate[] =>
  Array.isArray(rates)
    ? rates.filter((rate) => Number.isSafeInteger(rate?.price) && rate.price >= 0 && rate.price <= maxMinor)
    : [];

import { type Currency, mostIn, stepOf } from "../money.ts";
import { withTaxes } from "../pricing/allocate.ts";
import type { ShippingRate } from "../pricing/plan.ts";
import type { Destination } from "../taxes/places.ts";
import { type DeliveryWindow, deliveryWindow } from "./delivery-window.ts";
import type { ByBook, ShippingBand, ShippingMethod, ShippingSettings, ShippingZone } from "./settings.ts";
import { zoneFor } from "./zones.ts";

/** What is to be delivered. `weight` of one unit in grams; without it the unit counts as weightless. */
export type ParcelLine = {
  readonly productId: string;
  readonly category?: string | undefined;
  readonly quantity: number;
  readonly weight?: number | undefined;
};

/** A delivery to be priced. `goods`: what the lines cost after discounts, in minor units. `usual`: the store's days. */
export type Parcel = {
  readonly destination: Destination;
  readonly lines: readonly ParcelLine[];
  readonly goods: number;
  readonly book: string;
  readonly currency: Currency;
  readonly locale: string;
  readonly at: number;
  readonly usual: readonly [number, number];
};

/** A way to have it delivered. `price` in minor units is what it costs; `rate` is what the price follows from. */
export type ShippingOption = DeliveryWindow & {
  readonly id: string;
  readonly methodId: string;
  readonly name: string;
  readonly price: number;
  readonly rate: ShippingRate;
};

export const refusalReasons = ["excluded", "no_price", "above_bands", "too_dear"] as const;
/**
 * Why a method of the zone cannot be had: it does not deliver one of the lines, has no price in the book, no band for so
 * much, or a price beyond the largest amount.
 */
export type RefusalReason = (typeof refusalReasons)[number];

/** `refused` are the methods of the zone that cannot be had. Options are the cheapest first. */
export type ShippingOffers = {
  readonly zone: ShippingZone | undefined;
  readonly options: readonly ShippingOption[];
  readonly refused: readonly {
    readonly methodId: string;
    readonly name: string;
    readonly reason: RefusalReason;
  }[];
};

/**
 * In which ways a parcel can be delivered, and why not in the others. `live` are prices (minor units) that stand in place of
 * those of the bands, by method id.
 */
export function shippingOffers(
  settings: Pick<ShippingSettings, "zones" | "methods" | "timeZone">,
  parcel: Parcel,
  live: ReadonlyMap<string, number> = new Map(),
): ShippingOffers {
  const zone = zoneFor(settings.zones, parcel.destination);
  const methods = settings.methods.filter(({ zoneId }) => zoneId === zone?.zoneId);
  const offered = methods.map((method) =>
    offerOf(method, parcel, settings.timeZone, live.get(method.methodId)),
  );
  return {
    zone,
    // A stable sort: of equal prices the method that is listed first.
    options: offered
      .flatMap((one) => ("price" in one ? [one] : []))
      .toSorted((one, other) => one.price - other.price),
    refused: offered.flatMap((one) => ("reason" in one ? [one] : [])),
  };
}

type Refused = ShippingOffers["refused"][number];

function offerOf(
  method: ShippingMethod,
  parcel: Parcel,
  timeZone: string,
  live: number | undefined,
): ShippingOption | Refused {
  const { methodId } = method;
  const name = nameIn(method.name, parcel.locale);
  const flat = priceOf(method, parcel, live);
  if (typeof flat === "string") return { methodId, name, reason: flat };
  const rate = { flat, freeFrom: amountIn(method.freeFrom, parcel.book) ?? Number.POSITIVE_INFINITY };
  const terms = method.kind === "pickup" ? { ...method, transitDays: [0, 0] as const } : method;
  const window = deliveryWindow(terms, { at: parcel.at, timeZone, usual: parcel.usual });
  return { id: methodId, methodId, name, price: parcel.goods >= rate.freeFrom ? 0 : flat, rate, ...window };
}

/** What a method costs before it may be free, in the currency's steps. */
function priceOf(
  { bands, perKg, excluded }: ShippingMethod,
  { lines, goods, book, currency }: Parcel,
  live: number | undefined,
): number | RefusalReason {
  const isExcluded = lines.some(
    ({ productId, category }) =>
      excluded?.products.includes(productId) ||
      (category !== undefined && excluded?.categories.includes(category)),
  );
  if (isExcluded) return "excluded";
  const weight = lines.reduce((sum, line) => sum + (line.weight ?? 0) * line.quantity, 0);
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const band = bandFor(bands, { weight, quantity, price: goods });
  if (live === undefined && !band) return "above_bands";
  const base = live ?? amountIn(band?.price, book);
  const each = perKg && amountIn(perKg, book);
  if (base === undefined || (perKg && each === undefined)) return "no_price";
  const begun = live === undefined ? Math.ceil(weight / 1000) * (each ?? 0) : 0;
  const price = withTaxes(base + begun, 0, 0, stepOf(currency));
  return price > mostIn(currency) ? "too_dear" : price;
}

/** The first band that is not exceeded. */
const bandFor = (bands: readonly ShippingBand[], measured: Record<ShippingBand["by"], number>) =>
  bands.find(({ by, upTo }) => upTo === undefined || measured[by] <= upTo);

/** The amount in a book; own properties only, so that "constructor" is no book. */
export const amountIn = (amounts: ByBook | undefined, book: string): number | undefined =>
  amounts && Object.hasOwn(amounts, book) ? amounts[book] : undefined;

/** The name in the locale, else in its language, else in English, else any. */
export function nameIn(names: ShippingMethod["name"], locale: string): string {
  const wanted = [locale, locale.split("-")[0] ?? "", "en"];
  const known = wanted.find((one) => Object.hasOwn(names, one));
  return (known === undefined ? undefined : names[known]) ?? Object.values(names)[0] ?? "";
}

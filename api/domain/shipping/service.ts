import { type Actor, requireStaff } from "../actor.ts";
import type { MarketId } from "../markets/market.ts";
import { bindingMarket } from "../markets/service.ts";
import type { Destination } from "../taxes/places.ts";
import type { LiveShippingDeps } from "./delivery.ts";
import { liveRates } from "./live-rates.ts";
import { type ShippingOffers, shippingOffers } from "./options.ts";

/**
 * A parcel to try the settings with. `weight` in grams of a unit, `goods` in minor units after discounts. Without a market it is
 * the default one.
 */
export type TriedParcel = {
  readonly market?: MarketId | undefined;
  readonly destination: Destination;
  readonly weight: number;
  readonly goods: number;
  readonly quantity: number;
};

/**
 * What each method of an address's zone costs now by the market's price book, or why it cannot be had. For staff. Throws
 * VALIDATION_ERROR (no such market).
 */
export async function tryShipping(
  deps: LiveShippingDeps,
  actor: Actor,
  { market, destination, weight, goods, quantity }: TriedParcel,
): Promise<ShippingOffers> {
  requireStaff(actor, "settings:read");
  const { settings, carriers, now } = deps;
  const [{ value }, store, { book }] = await Promise.all([
    settings.find("shipping"),
    settings.read("store"),
    bindingMarket(deps, { market }),
  ]);
  const { bookId, currency } = book;
  const { locale, deliveryDays } = store;
  const lines = [{ productId: "", quantity, weight }];
  const live = await liveRates({ carriers }, { settings: value, destination, lines, currency });
  const usual = [deliveryDays.from, deliveryDays.to] as const;
  const parcel = { destination, lines, goods, book: bookId, currency, locale, at: now(), usual };
  return shippingOffers(value, parcel, live);
}

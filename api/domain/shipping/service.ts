import { type Actor, requireStaff } from "../actor.ts";
import type { Destination } from "../taxes/places.ts";
import type { LiveShippingDeps } from "./delivery.ts";
import { liveRates } from "./live-rates.ts";
import { type ShippingOffers, shippingOffers } from "./options.ts";
import { defaultBook } from "./settings.ts";

/** A parcel to try the settings with. `weight` in grams of a unit, `goods` in minor units after discounts. */
export type TriedParcel = {
  readonly destination: Destination;
  readonly weight: number;
  readonly goods: number;
  readonly quantity: number;
};

/** What each method of an address's zone costs now, or why it cannot be had. For staff. */
export async function tryShipping(
  deps: LiveShippingDeps,
  actor: Actor,
  { destination, weight, goods, quantity }: TriedParcel,
): Promise<ShippingOffers> {
  requireStaff(actor, "settings:read");
  const { settings, carriers, now } = deps;
  const [{ value }, store] = await Promise.all([settings.find("shipping"), settings.read("store")]);
  const { currency, locale, deliveryDays } = store;
  const lines = [{ productId: "", quantity, weight }];
  const live = await liveRates({ carriers }, { settings: value, destination, lines, currency });
  const usual = [deliveryDays.from, deliveryDays.to] as const;
  const parcel = { destination, lines, goods, book: defaultBook, currency, locale, at: now(), usual };
  return shippingOffers(value, parcel, live);
}

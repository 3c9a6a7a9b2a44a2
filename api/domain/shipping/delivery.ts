import type { Carriers } from "../../ports/carriers.ts";
import type { ShippingRate } from "../pricing/plan.ts";
import { goodsAfterDiscounts, type PriceableLine, priceCart } from "../pricing/quote.ts";
import type { ResolvedPlan } from "../pricing/resolve-plan.ts";
import type { Settings } from "../settings/store.ts";
import type { Destination } from "../taxes/places.ts";
import { liveRates, weightOf } from "./live-rates.ts";
import { type ParcelLine, type ShippingOffers, type ShippingOption, shippingOffers } from "./options.ts";
import { pinnedFor, pinnedId, readMethodId } from "./pin.ts";

export type ShippingDeps = {
  readonly settings: Pick<Settings, "read" | "find">;
  readonly now: () => number;
};
export type LiveShippingDeps = ShippingDeps & {
  readonly carriers: Pick<Carriers, "rates">;
  readonly config: { readonly secret: string };
};

export type ShippingInput = {
  readonly plan: ResolvedPlan;
  readonly destination: Destination | undefined;
  readonly lines: readonly (PriceableLine & ParcelLine)[];
  /** When it was ordered; left out: now. */
  readonly at?: number | undefined;
  readonly isBinding?: boolean | undefined;
};

/**
 * How lines can be delivered. `chosen` is the option that was asked for, or without a wish the cheapest; `asked` names the
 * method of a wish that cannot be had. `pinned` is the live rate of the chosen one, and `seen` what the shopper was quoted for
 * it, in minor units before it may be free.
 */
export type Delivery = Pick<ShippingOffers, "zone" | "options" | "refused"> & {
  readonly chosen: ShippingOption | undefined;
  readonly asked?: string | undefined;
  readonly pinned?: number | undefined;
  readonly seen?: number | undefined;
};

/**
 * What delivery costs with the carriers' live rates. `wish` is the id of an option as a quote had it. Throws
 * VALIDATION_ERROR for an id that the shop has not signed.
 */
export async function planShipping(
  shop: LiveShippingDeps,
  input: ShippingInput & { readonly wish?: string | undefined },
): Promise<Delivery> {
  const [at, { secret }] = [shop.now(), shop.config];
  const subject = subjectOf(input);
  const wish = input.wish === undefined ? undefined : await readMethodId(secret, input.wish, { subject, at });
  const parcel = await parcelOf(shop, input);
  const live = await liveRates(shop, parcel);
  if (wish?.pin?.isValid) live.set(wish.methodId, wish.pin.price);
  const offers = offersOf(input, parcel, live);
  const options = await Promise.all(
    offers.options.map(async (option): Promise<ShippingOption> => {
      const price = live.get(option.methodId);
      if (price === undefined) return option;
      const pin = { methodId: option.methodId, price, until: at + pinnedFor, subject };
      return { ...option, id: await pinnedId(secret, pin) };
    }),
  );
  const delivery = { ...offers, options, ...chosenOf(options, wish?.methodId) };
  const { methodId = "" } = delivery.chosen ?? {};
  return { ...delivery, pinned: live.get(methodId), seen: wish?.pin?.price };
}

/** The same for an order that was drafted: by the method and the live rate that its draft has. */
export async function confirmShipping(
  shop: ShippingDeps,
  input: ShippingInput & {
    readonly method: { readonly methodId: string; readonly pinned?: number | undefined } | undefined;
  },
): Promise<Delivery> {
  const { methodId, pinned } = input.method ?? {};
  const live = new Map(methodId === undefined || pinned === undefined ? [] : [[methodId, pinned]]);
  const offers = offersOf(input, await parcelOf(shop, input), live);
  return { ...offers, ...chosenOf(offers.options, methodId), pinned };
}

/** What the kernel charges for the chosen option; nothing where there is none. */
export const rateOf = ({ chosen }: Pick<Delivery, "chosen">): ShippingRate =>
  chosen?.rate ?? { flat: 0, freeFrom: 0 };

function chosenOf(options: readonly ShippingOption[], methodId: string | undefined) {
  const asked = options.find((option) => option.methodId === methodId);
  return { chosen: asked ?? options[0], asked: asked ? undefined : methodId };
}

async function parcelOf({ settings, now }: ShippingDeps, input: ShippingInput) {
  const { plan, destination, lines, at = now(), isBinding = false } = input;
  const [shipping, store, taxes] = await Promise.all([
    isBinding ? settings.find("shipping").then(({ value }) => value) : settings.read("shipping"),
    settings.read("store"),
    settings.read("taxes"),
  ]);
  const { from, to } = store.deliveryDays;
  return {
    settings: shipping,
    destination: destination ?? taxes.home,
    lines,
    goods: goodsAfterDiscounts(lines, plan),
    book: plan.bookId,
    currency: plan.currency,
    locale: store.locale,
    at,
    usual: [from, to] as const,
  };
}

/** Prices as they are charged: where they contain tax, an order that is not taxed pays the net. */
function offersOf(
  { plan, lines }: ShippingInput,
  { settings, ...parcel }: Awaited<ReturnType<typeof parcelOf>>,
  live: ReadonlyMap<string, number>,
): ShippingOffers {
  const offers = shippingOffers(settings, parcel, live);
  if (!plan.taxIncluded || lines.length === 0) return offers;
  const charged = offers.options.map((option) => ({
    ...option,
    price: priceCart(lines, { ...plan, shipping: option.rate }).shipping,
  }));
  return { ...offers, options: charged };
}

/** A pinned rate is for a parcel of this weight to this place in this book's currency. */
const subjectOf = ({ plan, destination, lines }: ShippingInput): string =>
  JSON.stringify([
    plan.bookId,
    plan.currency,
    destination?.country.toUpperCase(),
    destination?.state?.toUpperCase(),
    destination?.zipCode?.replace(/\s/g, "").toUpperCase(),
    weightOf(lines),
    lines
      .map(({ productId, variantId, quantity }) => `${productId}#${variantId ?? ""}#${quantity}`)
      .toSorted(),
  ]);

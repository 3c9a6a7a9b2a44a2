import { type PricedCart, quoteLines, showCart } from "../../api/domain/cart/service.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { ShopProcess, World } from "../testing/world/process.ts";
import { askUntilAnswered, shopperOf } from "./ask.ts";
import type { Place } from "./places.ts";
import type { Line } from "./scenario.ts";

/** What a shopper has seen before ordering, in minor units; `total` undefined: nothing. */
export type Seen = { readonly total: number | undefined; readonly method: string | undefined };

const nothing: Seen = { total: undefined, method: undefined };

/** The quote that the page of a buyer's cart shows. */
export const seenInCart = (
  world: World,
  { userId }: { readonly userId: string },
  place: Place,
): Promise<Seen> =>
  seen(world, place, ({ deps }, shippingMethodId) =>
    showCart(deps, shopperOf({ userId }), {
      market: place.market,
      destination: place.address,
      shippingMethodId,
    }),
  );

/** The quote that a guest's page shows. */
export const seenByGuest = (world: World, items: readonly Line[], place: Place): Promise<Seen> =>
  seen(world, place, ({ deps }, shippingMethodId) =>
    quoteLines(
      deps,
      { type: "guest" },
      { items, market: place.market, destination: place.address, shippingMethodId },
    ),
  );

async function seen(
  world: World,
  { quotes, method }: Place,
  ask: (shop: ShopProcess, shippingMethodId?: string) => Promise<PricedCart>,
): Promise<Seen> {
  if (!quotes) return nothing;
  const first = await askUntilAnswered(world, (shop) => ask(shop));
  if (!first || DomainError.is(first)) return nothing;
  const { options, chosen } = first.delivery;
  const wanted = options.find(({ methodId }) => method !== undefined && methodId.startsWith(method));
  if (!wanted || wanted === chosen) return { total: first.quote.total, method: chosen?.id };
  const second = await askUntilAnswered(world, (shop) => ask(shop, wanted.id));
  return !second || DomainError.is(second) ? nothing : { total: second.quote.total, method: wanted.id };
}

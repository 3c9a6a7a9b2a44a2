import { numberFormat, regionName } from "../../api/domain/formats.ts";
import type { Store } from "../lib/api-types.ts";

/** What delivery costs in a market, in a sentence for its product pages. */
export function deliveryPromise(
  { currency, delivery: { flat, freeFrom, country } }: Pick<Store, "currency" | "delivery">,
  locale: string,
): string {
  const format = { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" } as const;
  const money = (amount: number): string => numberFormat(locale, format).format(amount);
  const name = regionName("en", country);
  const delivery = country === "US" ? "US delivery" : `delivery to ${name}`;
  if (freeFrom === 0 || flat === 0) return `Free ${delivery}`;
  if (freeFrom !== undefined) return `Free ${delivery} on orders of ${money(freeFrom)} or more`;
  if (flat === undefined) return "Delivery is calculated at checkout";
  return `${delivery.charAt(0).toUpperCase()}${delivery.slice(1)} from ${money(flat)}`;
}

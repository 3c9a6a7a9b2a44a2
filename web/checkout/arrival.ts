import type { Cart } from "../lib/api-types.ts";
import { store } from "../lib/store.ts";

/** "Arrives Mon, Nov 30 – Tue, Dec 1" of ISO dates. */
export function arrival({ from, to }: { readonly from: string; readonly to: string }): string {
  const days = new Intl.DateTimeFormat(store().locale, {
    weekday: "short",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
  const written = days.formatRange(new Date(from), new Date(to));
  return `Arrives ${written}`;
}

/** The way of delivery that a quote's totals are for. */
export const chosenOption = ({
  shippingOptions,
  shippingMethodId,
}: Pick<Cart, "shippingOptions" | "shippingMethodId">) =>
  shippingOptions.find(({ id }) => id === shippingMethodId);

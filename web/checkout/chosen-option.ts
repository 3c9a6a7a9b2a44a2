import type { Cart } from "../lib/api-types.ts";

/** The way of delivery that a quote's totals are for. */
export const chosenOption = ({
  shippingOptions,
  shippingMethodId,
}: Pick<Cart, "shippingOptions" | "shippingMethodId">) =>
  shippingOptions.find(({ id }) => id === shippingMethodId);

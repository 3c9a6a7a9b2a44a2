/// <reference types="vite/client" />
import { numberFormat } from "../../api/domain/formats.ts";

/** How many decimals amounts of a currency have: yen have none. */
export const decimalsOf = (currency: string): number => {
  const options = { style: "currency", currency } as const;
  const format = import.meta.env.SSR ? numberFormat("en", options) : new Intl.NumberFormat("en", options);
  return format.resolvedOptions().maximumFractionDigits ?? 2;
};

import { numberFormat } from "../../api/domain/formats.ts";

/** How many decimals amounts of a currency have: yen have none. */
export const decimalsOf = (currency: string): number =>
  numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

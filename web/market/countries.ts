import type { OtherMarket } from "./address.ts";
import { market } from "./market.ts";

/** The market that sells to a country: this one, another one, or none. */
export function marketFor(country: string): OtherMarket | undefined {
  const all = [market(), ...market().others];
  return (
    all.find(({ countries }) => countries?.includes(country)) ??
    all.find(({ countries }) => countries === null)
  );
}

/** Whether this market sells to a country. */
export const sellsTo = (country: string): boolean => marketFor(country)?.prefix === market().prefix;

import { market } from "../market/market.ts";
import { store } from "./store.ts";

/** Up to this many units, a page shows how many are left. The edge purges the page when this changes. */
const lowStock = 5;

export type Availability = { readonly kind: "in" | "low" | "out"; readonly text: string };

/** The availability, in categories that do not change with every sale. */
export function availabilityOf(available: number): Availability {
  if (available <= 0) return { kind: "out", text: "Sold out" };
  if (available <= lowStock) return { kind: "low", text: `Only ${available} left` };
  return { kind: "in", text: "In stock" };
}

/** `many(3, "product")` → "3 products". */
export const many = (count: number, noun: string): string =>
  `${count.toLocaleString(market().locale ?? store().locale)} ${noun}${count === 1 ? "" : "s"}`;

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

/**
 * Server and browser format dates alike: in the shop's language, and in UTC until the browser's zone is
 * known.
 */
export const dateOf = (time: number, zone?: string): string =>
  new Intl.DateTimeFormat(dates(), { dateStyle: "long", ...(zone && { timeZone: zone }) }).format(time);

/** Date and time in the browser's time zone. `time` is epoch milliseconds. */
export const timeOf = (time: number): string =>
  new Intl.DateTimeFormat(dates(), { dateStyle: "medium", timeStyle: "short" }).format(time);

/** "Arrives Mon, Nov 30 – Tue, Dec 1" of ISO dates. */
export function arrival({ from, to }: { readonly from: string; readonly to: string }): string {
  const days = new Intl.DateTimeFormat(dates(), {
    weekday: "short",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
  const written = days.formatRange(new Date(from), new Date(to));
  return `Arrives ${written}`;
}

const dates = (): string => market().dates ?? store().locale;

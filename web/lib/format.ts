/** Reached at this many or fewer: a page says how many are left. The edge purges a page when this changes. */
const lowStock = 5;

export type Availability = { readonly kind: "in" | "low" | "out"; readonly text: string };

/** What can be bought, in words that do not change with every sale. */
export function availabilityOf(available: number): Availability {
  if (available <= 0) return { kind: "out", text: "Sold out" };
  if (available <= lowStock) return { kind: "low", text: `Only ${available} left` };
  return { kind: "in", text: "In stock" };
}

/** "Bedding & Bath" → "bedding-bath": a category's place in an address. */
export const categorySlug = (category: string): string =>
  category
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** `many(3, "product")` → "3 products". */
export const many = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;

/** Server and browser write times alike: in the shop's language, in UTC until the browser knows better. */
export const dateOf = (time: number, zone?: string): string =>
  new Intl.DateTimeFormat("en-US", { dateStyle: "long", ...(zone && { timeZone: zone }) }).format(time);

export const timeOf = (time: number): string =>
  new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" }).format(time);

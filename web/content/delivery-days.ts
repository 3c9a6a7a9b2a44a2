import type { Store } from "../lib/api-types.ts";

/** "3–5 business days" */
export const daysOf = ({ from, to }: Pick<Store["delivery"], "from" | "to">): string =>
  from === to ? `${to} business day${to === 1 ? "" : "s"}` : `${from}–${to} business days`;

import type { Table } from "../../api/client.ts";
import { store } from "../../web/lib/store.ts";
import { written } from "../../web/ui/price.tsx";

/** A cell as staff read it, in the store's language; a dash where there is nothing. Days are UTC. */
export function cellText(
  cell: string | number | null,
  kind: Table["columns"][number]["kind"],
  currency: string,
): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return kind === "date" ? dayOf(cell) : cell;
  if (kind === "money") return written(cell / 100, currency);
  if (kind === "percent")
    return cell.toLocaleString(store().locale, { style: "percent", maximumFractionDigits: 1 });
  return cell.toLocaleString(store().locale, { maximumFractionDigits: 2 });
}

const dayOf = (day: string): string =>
  new Intl.DateTimeFormat(store().locale, { dateStyle: "medium", timeZone: "UTC" }).format(Date.parse(day));

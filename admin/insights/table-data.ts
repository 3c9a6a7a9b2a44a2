import type { Table } from "../../api/client.ts";

type Cell = string | number | null;
export type Sorting = { readonly column: number; readonly descending: boolean };

/** The rows in the order of a column; what is missing comes last either way. Without sorting as the answer has them. */
export function sorted(rows: Table["rows"], sorting: Sorting | undefined): Table["rows"] {
  if (!sorting) return rows;
  const { column, descending } = sorting;
  return rows.toSorted((one, other) => {
    const [a = null, b = null] = [one[column], other[column]];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const by = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
    return descending ? -by : by;
  });
}

/** The table as CSV (RFC 4180): amounts as decimals, and text that a spreadsheet would run as a formula made harmless. */
export function csvOf({ columns, rows }: Table, separator = ","): string {
  const lines = rows.map((row) => columns.map(({ kind }, place) => plainOf(row[place] ?? null, kind)));
  return [columns.map(({ name }) => name), ...lines]
    .map((line) => line.map((cell) => quoted(cell, separator)).join(separator))
    .join("\r\n");
}

function plainOf(cell: Cell, kind: Table["columns"][number]["kind"]): string {
  if (cell === null) return "";
  if (typeof cell === "number") return kind === "money" ? (cell / 100).toFixed(2) : String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

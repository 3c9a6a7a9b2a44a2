import type { Chart, Table } from "../../api/client.ts";
import { store } from "../../web/lib/store.ts";
import { writtenShort } from "../../web/ui/price.tsx";
import { type Plot, PlotCanvas } from "../ui/chart.tsx";
import { cellText } from "./cells.ts";

/** Rows that a chart has room for. */
const mostBars = 30;

/** Columns of a table, drawn. The table beside it says the same in figures. */
export function AnswerChart(props: { readonly chart: Chart; readonly table: Table }) {
  return <PlotCanvas plot={plotOf(props.chart, props.table)} />;
}

function plotOf({ kind, x, y }: Chart, { columns, rows, currency }: Table): Plot {
  const drawn = kind === "bar" ? rows.slice(0, mostBars) : rows;
  const measure = columns[y[0] ?? 0]?.kind ?? "count";
  const figureIn = (cell: string | number | null | undefined): number | null =>
    typeof cell !== "number" ? null : measure === "money" ? cell / 100 : cell;
  const show = (value: number) => cellText(measure === "money" ? value * 100 : value, measure, currency);
  return {
    kind,
    labels: drawn.map((row) => cellText(row[x] ?? null, columns[x]?.kind ?? "text", currency)),
    series: y.map((column, place) => ({
      label: columns[column]?.name ?? "",
      values: drawn.map((row) => figureIn(row[column])),
      tone: place === 0 ? undefined : "quiet",
    })),
    show,
    showShort: (value) =>
      measure === "money" ? writtenShort(value, currency) : value.toLocaleString(store().locale),
  };
}

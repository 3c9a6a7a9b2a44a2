import { createSignal, For } from "solid-js";
import type { Table } from "../../api/client.ts";
import { Button } from "../../web/ui/button.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { Card } from "../ui/page.tsx";
import { cellText } from "./cells.ts";
import { csvOf, type Sorting, sorted } from "./table-data.ts";

/** A table of an answer: sorted by a press on a column's heading, copied, or saved as CSV, in the order that is shown. */
export function AnswerTable(props: { readonly table: Table }) {
  const [sorting, setSorting] = createSignal<Sorting>();
  const rows = () => sorted(props.table.rows, sorting());
  const shown = (): Table => ({ ...props.table, rows: rows() });
  const sortBy = (column: number) => {
    const before = sorting();
    const isNumber = props.table.columns[column]?.kind !== "text";
    setSorting({ column, descending: before?.column === column ? !before.descending : isNumber });
  };
  const sortOf = (column: number) =>
    sorting()?.column !== column ? "none" : sorting()?.descending ? "descending" : "ascending";
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(csvOf(shown(), "\t"));
      toast("Table copied.");
    } catch {
      toast("The browser did not allow copying. Save the table as CSV instead.", "problem");
    }
  };
  return (
    <Card
      title={props.table.title}
      flush
      actions={
        <>
          <Button look="plain" onClick={() => void copy()}>
            Copy table
          </Button>
          <Button look="plain" onClick={() => save(`${props.table.title}.csv`, csvOf(shown()))}>
            Save as CSV
          </Button>
        </>
      }
    >
      <section class="max-h-112 overflow-auto" aria-label={props.table.title} tabindex="0">
        <table class="w-full border-collapse text-left" aria-label={props.table.title}>
          <thead>
            <tr class="border-b border-line text-label text-quiet">
              <For each={props.table.columns}>
                {({ name, kind }, place) => (
                  <th
                    scope="col"
                    aria-sort={sortOf(place())}
                    class="px-3 font-medium first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5"
                    classList={{ "text-right": isFigure(kind) }}
                  >
                    <button
                      type="button"
                      class="inline-flex min-h-11 items-center gap-1 hover:text-ink lg:min-h-9"
                      onClick={() => sortBy(place())}
                    >
                      {name}
                      <span aria-hidden="true">
                        {sortOf(place()) === "none" ? "" : sortOf(place()) === "descending" ? "↓" : "↑"}
                      </span>
                    </button>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr class="border-b border-line last:border-0">
                  <For each={props.table.columns}>
                    {({ kind }, place) => (
                      <td
                        class="px-3 py-2 first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5"
                        classList={{
                          "text-right tabular-nums": isFigure(kind),
                          "whitespace-nowrap": kind !== "text",
                          "min-w-32 wrap-anywhere": kind === "text",
                        }}
                      >
                        {cellText(row[place()] ?? null, kind, props.table.currency)}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </Card>
  );
}

const isFigure = (kind: Table["columns"][number]["kind"]): boolean =>
  kind === "count" || kind === "money" || kind === "percent";

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

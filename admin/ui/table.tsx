import { For, type JSX, Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { Notice } from "../../web/ui/notice.tsx";

export type Column<T> = {
  readonly label: string;
  readonly cell: (row: T) => JSX.Element;
  /** Numbers and amounts end at the same place. */
  readonly align?: "end" | undefined;
  /** Shown from tablets (`desk`: from 1024 px) upwards only; the others are on phones too. */
  readonly from?: "tablet" | "desk" | undefined;
  /** The column's heading is for screen readers only. */
  readonly quiet?: boolean | undefined;
};

/** A table of records in the order of the API. With `href` a row leads to its record by its first cell. */
export function DataTable<T>(props: {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly href?: ((row: T) => string) | undefined;
  /** Shown when there are no rows: EmptyState with the next step. */
  readonly empty: JSX.Element;
  readonly busy?: boolean | undefined;
}) {
  return (
    <Show when={props.rows.length > 0} fallback={props.empty}>
      <section class="relative overflow-x-auto" aria-label={props.label} tabindex="0">
        <table class="w-full border-collapse text-left" aria-label={props.label} aria-busy={props.busy}>
          <thead>
            <tr class="border-b border-line text-label text-quiet">
              <For each={props.columns}>
                {(column) => (
                  <th
                    scope="col"
                    class={`px-3 py-2 font-medium first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5 ${placeOf(column)}`}
                  >
                    <span classList={{ "sr-only": column.quiet ?? false }}>{column.label}</span>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr
                  class="relative border-b border-line last:border-0"
                  classList={{ "hover:bg-sunken": props.href !== undefined }}
                >
                  <For each={props.columns}>
                    {(column, place) => (
                      <td
                        class={`px-3 py-2.5 align-middle first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5 ${placeOf(column)}`}
                      >
                        <Show when={place() === 0 && props.href} fallback={column.cell(row)}>
                          {(href) => (
                            <a
                              href={href()(row)}
                              class="font-medium underline-offset-4 after:absolute after:inset-0 hover:underline"
                            >
                              {column.cell(row)}
                            </a>
                          )}
                        </Show>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </Show>
  );
}

/** What stands above the row's link, so that it can be pressed: buttons and links in other cells. */
export function Above(props: { readonly children: JSX.Element }) {
  return <div class="relative z-10 inline-flex">{props.children}</div>;
}

/** The end of a list that has more pages. */
export function LoadMore(props: {
  readonly list: {
    readonly hasMore: () => boolean;
    readonly loadingMore: () => boolean;
    readonly problem: () => string | undefined;
    readonly loadMore: () => Promise<void>;
  };
}) {
  return (
    <Show when={props.list.hasMore() || props.list.problem()}>
      <div class="grid justify-items-center gap-3 p-4">
        <Show when={props.list.problem()}>
          <Notice kind="problem">{props.list.problem()}</Notice>
        </Show>
        <Button look="secondary" busy={props.list.loadingMore()} onClick={() => void props.list.loadMore()}>
          {props.list.problem() ? "Try again" : "Load more"}
        </Button>
      </div>
    </Show>
  );
}

const placeOf = <T,>({ align, from }: Column<T>): string =>
  `${align === "end" ? "text-right tabular-nums" : ""} ${from === "tablet" ? "max-md:hidden" : from === "desk" ? "max-lg:hidden" : ""}`;

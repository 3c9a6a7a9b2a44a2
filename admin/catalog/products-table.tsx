import { createTable, FlexRender, type Header, type SortingState } from "@tanstack/solid-table";
import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, createMemo, createSignal, For, Show } from "solid-js";
import { createMedia } from "../ui/media.ts";
import type { Paged } from "../ui/paged.ts";
import type { AdminProduct } from "./catalog.data.ts";
import { columns, features, layouts } from "./product-columns.tsx";

export type Selection = Record<string, true>;

/**
 * Products in rows of which only those in sight are in the page. More are loaded when its end comes near. With the keyboard:
 * arrows move, Space selects, Shift with an arrow or a press selects a range, Ctrl+A all that is loaded, Escape nothing.
 */
export function ProductsTable(props: {
  readonly products: Paged<AdminProduct>;
  readonly sorting: SortingState;
  readonly onSort: (id: string) => void;
  readonly hidden: readonly string[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}) {
  const wide = createMedia("(min-width: 48rem)");
  let box: HTMLElement | undefined;
  const table = createTable({
    features,
    columns,
    get data() {
      return [...props.products.items()];
    },
    getRowId: ({ productId }) => productId,
    manualSorting: true,
    get state() {
      const visible = Object.entries(layouts).map(
        ([id, { narrow }]) => [id, (wide() || narrow === true) && !props.hidden.includes(id)] as const,
      );
      return {
        rowSelection: props.selection,
        sorting: props.sorting,
        columnVisibility: Object.fromEntries(visible),
      };
    },
    onRowSelectionChange: (change) =>
      props.onSelect(typeof change === "function" ? change(props.selection) : change),
  });
  const rows = () => table.getRowModel().rows;
  const virtual = createVirtualizer<HTMLElement, HTMLTableRowElement>({
    get count() {
      return rows().length;
    },
    getScrollElement: () => box ?? null,
    estimateSize: () => 57,
    getItemKey: (place) => rows()[place]?.id ?? place,
    overscan: 8,
  });
  const inSight = () => virtual.getVirtualItems();
  const above = () => inSight()[0]?.start ?? 0;
  const below = () => virtual.getTotalSize() - (inSight().at(-1)?.end ?? 0);
  createEffect(() => {
    const last = inSight().at(-1)?.index ?? 0;
    const { hasMore, loadingMore, problem, loadMore } = props.products;
    if (last >= rows().length - 15 && hasMore() && !loadingMore() && problem() === undefined) void loadMore();
  });
  const [at, setAt] = createSignal(0);
  /** Where a range begins that is selected by pressing with Shift. */
  let anchor = 0;
  /** Moves to another row's box; with `to` the rows on the way are selected or not as well. */
  const moveTo = (place: number, range: boolean): void => {
    const next = Math.max(0, Math.min(rows().length - 1, place));
    if (range) selectBetween(at(), next);
    else anchor = next;
    setAt(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => box?.querySelector<HTMLInputElement>(`[data-place="${next}"]`)?.focus());
  };
  const selectBetween = (one: number, other: number): void => {
    const ids = rows()
      .slice(Math.min(one, other), Math.max(one, other) + 1)
      .map(({ id }) => [id, true] as const);
    props.onSelect({ ...props.selection, ...Object.fromEntries(ids) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const inBox = event.target instanceof HTMLElement && event.target.dataset["place"] !== undefined;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at() + 1,
      ArrowUp: at() - 1,
      Home: 0,
      End: rows().length - 1,
    };
    const move = moves[event.key];
    if (inBox && move !== undefined) moveTo(move, event.shiftKey);
    else if (event.key === "a" && (event.ctrlKey || event.metaKey)) table.toggleAllRowsSelected(true);
    else if (event.key === "Escape" && Object.keys(props.selection).length > 0) props.onSelect({});
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const all = createMemo(() => rows().length > 0 && table.getIsAllRowsSelected());
  return (
    <section
      ref={(element) => {
        box = element;
        element.addEventListener("keydown", onKeyDown);
      }}
      class="relative max-h-[max(24rem,calc(100dvh-13rem))] overflow-auto overscroll-contain"
      aria-label="Products"
      tabindex="0"
    >
      <table
        class="w-full table-fixed border-collapse text-left"
        aria-label="Products"
        aria-rowcount={rows().length + 1}
      >
        <thead class="sticky top-0 z-10 bg-raised shadow-[inset_0_-1px_var(--color-line)]">
          <tr class="text-label text-quiet" aria-rowindex={1}>
            <th scope="col" class="w-12 pl-2">
              <label class="grid size-11 place-items-center">
                <span class="sr-only">Select all loaded products</span>
                <input
                  type="checkbox"
                  class="size-4.5"
                  checked={all()}
                  ref={(element) =>
                    createEffect(() => {
                      element.indeterminate = !all() && Object.keys(props.selection).length > 0;
                    })
                  }
                  onChange={({ currentTarget }) => table.toggleAllRowsSelected(currentTarget.checked)}
                />
              </label>
            </th>
            <For each={table.getHeaderGroups()[0]?.headers}>
              {(header) => <HeaderCell header={header} onSort={() => props.onSort(header.column.id)} />}
            </For>
          </tr>
        </thead>
        <tbody>
          <Space height={above()} />
          <For each={inSight()}>
            {(item) => {
              const row = () => rows()[item.index];
              return (
                <Show when={row()}>
                  {(shown) => (
                    <tr
                      data-index={item.index}
                      ref={(element) => queueMicrotask(() => virtual.measureElement(element))}
                      aria-rowindex={item.index + 2}
                      aria-selected={shown().getIsSelected()}
                      class="border-b border-line hover:bg-sunken aria-selected:bg-moss/8"
                    >
                      <td class="pl-2">
                        <label class="grid size-11 place-items-center">
                          <span class="sr-only">Select {shown().original.name}</span>
                          <input
                            type="checkbox"
                            class="size-4.5"
                            data-place={item.index}
                            tabindex={item.index === at() ? 0 : -1}
                            checked={shown().getIsSelected()}
                            onFocus={() => setAt(item.index)}
                            onClick={(event) => {
                              if (event.shiftKey) return selectBetween(anchor, item.index);
                              anchor = item.index;
                              shown().toggleSelected(event.currentTarget.checked);
                            }}
                          />
                        </label>
                      </td>
                      <For each={shown().getVisibleCells()}>
                        {(cell) => (
                          <td
                            class="px-2 py-1.5 align-middle last:pr-4"
                            classList={{ "text-right tabular-nums": layouts[cell.column.id]?.end ?? false }}
                          >
                            <FlexRender cell={cell} />
                          </td>
                        )}
                      </For>
                    </tr>
                  )}
                </Show>
              );
            }}
          </For>
          <Space height={below()} />
        </tbody>
      </table>
    </section>
  );
}

/** Stands for the rows that are not in sight. */
const Space = (props: { readonly height: number }) => (
  <Show when={props.height > 0}>
    {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without tabindex cannot be focused. */}
    <tr aria-hidden="true" style={{ height: `${props.height}px` }} />
  </Show>
);

function HeaderCell(props: {
  readonly header: Header<typeof features, AdminProduct>;
  readonly onSort: () => void;
}) {
  const layout = () => layouts[props.header.column.id];
  const sorted = () => props.header.column.getIsSorted();
  return (
    <th
      scope="col"
      class="px-2 py-2 font-medium last:pr-4"
      classList={{ "text-right": layout()?.end ?? false }}
      style={{ width: layout()?.width ?? "auto" }}
      aria-sort={sorted() === false ? undefined : sorted() === "asc" ? "ascending" : "descending"}
    >
      <Show when={props.header.column.getCanSort()} fallback={<FlexRender header={props.header} />}>
        <button
          type="button"
          class="inline-flex min-h-11 items-center gap-1 hover:text-ink lg:min-h-8"
          classList={{ "flex-row-reverse": layout()?.end ?? false }}
          onClick={() => props.onSort()}
        >
          <FlexRender header={props.header} />
          <span aria-hidden="true" class="w-3">
            {sorted() === false ? "" : sorted() === "asc" ? "↑" : "↓"}
          </span>
        </button>
      </Show>
    </th>
  );
}

import { createSignal, For, Show } from "solid-js";
import { box } from "../../../web/ui/field.tsx";
import { may } from "../../shell/staff.ts";
import { Badge } from "../../ui/badge.tsx";
import { type Field, isGap, ownPrice, shownAmount, typedAmount, wrongAmount } from "./cells.ts";
import type { Book, PriceRow } from "./prices.data.ts";

type Variant = PriceRow["variants"][number];
/** Saves one amount; answers what is wrong with it, or undefined once it is stored. */
export type SaveCell = (
  row: PriceRow,
  cell: { readonly book: Book; readonly variantId: string | undefined; readonly value: number | null },
) => Promise<string | undefined>;

/**
 * Products and their variants by the books that sell them. Enter and the arrows up and down save and move within a book, Tab to the next
 * one, Escape takes back what was typed. Cells without a price are marked.
 */
export function PriceGrid(props: {
  readonly rows: readonly PriceRow[];
  readonly books: readonly Book[];
  readonly field: Field;
  readonly onSave: SaveCell;
}) {
  // By id, so that a row that was saved keeps its inputs and the focus in them.
  const ids = () => props.rows.map(({ productId }) => productId);
  const rowOf = (id: string) => props.rows.find(({ productId }) => productId === id);
  let table: HTMLTableElement | undefined;
  const move = (from: HTMLInputElement, by: number): void => {
    const column = [
      ...(table?.querySelectorAll<HTMLInputElement>(`input[data-book="${from.dataset["book"]}"]`) ?? []),
    ];
    const next = column[column.indexOf(from) + by];
    // At the end of the grid the cell is left for a moment, which saves it.
    if (!next) from.blur();
    (next ?? from).focus();
  };
  return (
    <section class="relative overflow-x-auto" aria-label="Prices" tabindex="0">
      <table
        ref={(element) => (table = element)}
        class="w-full border-collapse text-left"
        aria-label="Prices by book"
      >
        <thead>
          <tr class="border-b border-line text-label text-quiet">
            <th
              scope="col"
              class="sticky left-0 z-10 min-w-36 bg-raised py-2 pr-3 pl-4 align-bottom font-medium sm:min-w-64 sm:pl-5"
            >
              Product
            </th>
            <For each={props.books}>
              {(book) => (
                <th
                  scope="col"
                  class="min-w-36 px-2 py-2 text-right align-bottom font-medium last:pr-4 sm:last:pr-5"
                >
                  <span class="block text-ink">
                    {book.bookId === "default" ? "Default" : book.bookId} ({book.currency})
                  </span>
                  <span class="block font-normal wrap-anywhere">
                    {book.markets.join(", ") || "No market"}
                  </span>
                  <span class="block font-normal">{book.taxIncluded ? "Tax included" : "Tax added"}</span>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={ids()}>
            {(id) => (
              <Show when={rowOf(id)}>
                {(row) => (
                  <>
                    <Line {...props} row={row()} variant={undefined} onMove={move} />
                    <For each={row().variants.map((variant) => variant.id)}>
                      {(variantId) => (
                        <Line
                          {...props}
                          row={row()}
                          variant={row().variants.find((variant) => variant.id === variantId)}
                          onMove={move}
                        />
                      )}
                    </For>
                  </>
                )}
              </Show>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

function Line(props: {
  readonly row: PriceRow;
  readonly variant: Variant | undefined;
  readonly books: readonly Book[];
  readonly field: Field;
  readonly onSave: SaveCell;
  readonly onMove: (from: HTMLInputElement, by: number) => void;
}) {
  const name = () => (props.variant ? Object.values(props.variant.options).join(" / ") : props.row.name);
  return (
    <tr class="border-b border-line last:border-0">
      <th
        scope="row"
        class="sticky left-0 z-10 max-w-36 bg-raised py-1.5 pr-3 pl-4 align-top font-medium lg:py-3 wrap-anywhere sm:max-w-md sm:pl-5"
        classList={{ "pl-8! font-normal sm:pl-10!": props.variant !== undefined }}
      >
        <Show
          when={props.variant}
          fallback={
            <a
              href={`/products/${props.row.productId}`}
              class="inline-flex min-h-11 items-center underline-offset-4 hover:underline lg:min-h-0"
            >
              {name()}
            </a>
          }
        >
          {name()}
        </Show>
        <Show when={!props.variant && !props.row.isActive}>
          {" "}
          <Badge tone="plain">Off sale</Badge>
        </Show>
      </th>
      <For each={props.books}>{(book) => <Cell {...props} book={book} name={name()} />}</For>
    </tr>
  );
}

function Cell(props: {
  readonly row: PriceRow;
  readonly variant: Variant | undefined;
  readonly name: string;
  readonly book: Book;
  readonly field: Field;
  readonly onSave: SaveCell;
  readonly onMove: (from: HTMLInputElement, by: number) => void;
}) {
  const [problem, setProblem] = createSignal<string>();
  const [saving, setSaving] = createSignal(false);
  const owner = () => props.variant ?? props.row;
  const own = () => ownPrice(owner(), props.book.bookId);
  const stored = () => shownAmount(own()?.[props.field], props.book);
  const inherited = () =>
    props.variant && shownAmount(ownPrice(props.row, props.book.bookId)?.[props.field], props.book);
  const gap = () => props.field === "amount" && isGap(props.row, props.variant, props.book.bookId);
  const label = () =>
    `${props.field === "amount" ? "Price" : "Compare-at price"} of ${props.variant ? `${props.row.name}, ` : ""}${props.name} in ${props.book.bookId} (${props.book.currency})`;
  const commit = async (input: HTMLInputElement): Promise<void> => {
    const value = typedAmount(input.value, props.book);
    if (value === undefined) {
      setProblem(wrongAmount(props.book));
      return;
    }
    setProblem(undefined);
    if (shownAmount(value ?? undefined, props.book) !== stored()) {
      setSaving(true);
      setProblem(await props.onSave(props.row, { book: props.book, variantId: props.variant?.id, value }));
      setSaving(false);
    }
    if (problem() === undefined) input.value = stored();
  };
  return (
    <td class="min-w-36 px-2 py-1.5 align-top last:pr-4 sm:last:pr-5">
      <input
        class={`${box} ml-auto block max-w-48 text-right tabular-nums`}
        classList={{ "border-dashed border-clay!": gap() && !problem() }}
        inputmode="decimal"
        autocomplete="off"
        aria-label={label()}
        aria-invalid={problem() ? "true" : undefined}
        aria-busy={saving() ? "true" : undefined}
        data-book={props.book.bookId}
        data-gap={gap() ? "" : undefined}
        disabled={!may("catalog:write")}
        placeholder={inherited() || (gap() ? "No price" : "")}
        value={stored()}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => void commit(currentTarget)}
        onKeyDown={(event) => {
          const by =
            event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" || event.key === "Enter" ? 1 : 0;
          if (by !== 0) {
            event.preventDefault();
            props.onMove(event.currentTarget, by);
          } else if (event.key === "Escape") {
            event.currentTarget.value = stored();
            setProblem(undefined);
          }
        }}
      />
      <Show when={problem()}>
        <p role="alert" class="mt-1 ml-auto max-w-48 text-label text-clay">
          {problem()}
        </p>
      </Show>
    </td>
  );
}

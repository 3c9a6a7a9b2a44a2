import { For, Show } from "solid-js";
import { written } from "../../../web/ui/price.tsx";
import { EditResults } from "../bulk/edit-results.tsx";
import type { Book, Proposed } from "./prices.data.ts";

/** What a proposal does to each product: the amounts of its book before and after. */
export function ProposalResults(props: { readonly results: readonly Proposed[]; readonly book: Book }) {
  const money = (amount: number | undefined) =>
    amount === undefined ? "None" : written(amount, props.book.currency);
  return (
    <EditResults
      results={props.results}
      shown={props.results.filter(({ outcome }) => outcome !== "unchanged")}
      unchanged="stay as they are"
    >
      {(changed) => (
        <For each={differences(changed, props.book.bookId)}>
          {([before, after]) => (
            <span class="tabular-nums">
              <Show when={before !== undefined}>
                <del class="text-quiet">{money(before)}</del>{" "}
              </Show>
              <ins class="no-underline">{money(after)}</ins>
            </span>
          )}
        </For>
      )}
    </EditResults>
  );
}

type Changed = Extract<Proposed, { before: object }>;

/** The amounts of a book that change: of the product, then of its variants. */
function differences(
  { before, after }: Changed,
  bookId: string,
): readonly (readonly [number | undefined, number | undefined])[] {
  const ids = Object.keys(after.variantBookPrices ?? {});
  const pairs = [
    [before.prices?.[bookId]?.amount, after.prices?.[bookId]?.amount] as const,
    ...ids.map(
      (id) =>
        [
          before.variantBookPrices?.[id]?.[bookId]?.amount,
          after.variantBookPrices?.[id]?.[bookId]?.amount,
        ] as const,
    ),
  ];
  return pairs.filter(([was, is]) => was !== is);
}

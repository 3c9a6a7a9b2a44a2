import { For, Match, Show, Switch } from "solid-js";
import { many } from "../../../web/lib/format.ts";
import { written } from "../../../web/ui/price.tsx";
import { Badge } from "../../ui/badge.tsx";
import type { Book, Proposed } from "./prices.data.ts";

/** How many products a proposal changes, leaves or refuses. */
export const counted = (results: readonly Proposed[], outcome: Proposed["outcome"]): number =>
  results.filter((result) => result.outcome === outcome).length;

/** What a proposal does to each product: the amounts of its book before and after. */
export function ProposalResults(props: { readonly results: readonly Proposed[]; readonly book: Book }) {
  const shown = () => props.results.filter(({ outcome }) => outcome !== "unchanged");
  return (
    <div class="grid gap-3">
      <p role="status">
        {many(counted(props.results, "changed"), "product")} will change
        <Show when={counted(props.results, "unchanged") > 0}>
          , {counted(props.results, "unchanged")} stay as they are
        </Show>
        <Show when={counted(props.results, "refused") > 0}>
          , {counted(props.results, "refused")} can't be changed
        </Show>
        .
      </p>
      <Show when={shown().length > 0}>
        <ul class="grid gap-px overflow-hidden rounded-sm border border-line">
          <For each={shown().slice(0, 200)}>{(result) => <Result result={result} book={props.book} />}</For>
        </ul>
      </Show>
      <Show when={shown().length > 200}>
        <p class="text-quiet">And {many(shown().length - 200, "more product")}.</p>
      </Show>
    </div>
  );
}

function Result(props: { readonly result: Proposed; readonly book: Book }) {
  const money = (amount: number | undefined) =>
    amount === undefined ? "None" : written(amount, props.book.currency);
  return (
    <li class="grid gap-1 border-b border-line bg-raised p-3 last:border-0">
      <span class="font-medium wrap-anywhere">{props.result.name ?? "Deleted product"}</span>
      <Switch>
        <Match when={props.result.outcome === "refused" && props.result}>
          {(refused) => (
            <span>
              <Badge tone="bad">Not changed</Badge> {refused().reason}
            </span>
          )}
        </Match>
        <Match when={props.result.outcome === "changed" && props.result}>
          {(changed) => (
            <For each={differences(changed(), props.book.bookId)}>
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
        </Match>
      </Switch>
    </li>
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

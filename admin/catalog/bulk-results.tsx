import { For, type JSX, Match, Show, Switch } from "solid-js";
import { many } from "../../web/lib/format.ts";
import { store } from "../../web/lib/store.ts";
import { written } from "../../web/ui/price.tsx";
import { Badge } from "../ui/badge.tsx";
import type { BulkResult } from "./bulk.data.ts";

type Compared = Extract<BulkResult, { before: object }>;

/** How many products a bulk edit changed, left or refused. */
export const counted = (results: readonly BulkResult[], outcome: BulkResult["outcome"]): number =>
  results.filter((result) => result.outcome === outcome).length;

/** What a bulk edit does to each product: first those that it cannot change, then before and after. */
export function BulkResults(props: { readonly results: readonly BulkResult[] }) {
  const refused = () => props.results.filter(({ outcome }) => outcome === "refused");
  const rest = () => props.results.filter(({ outcome }) => outcome !== "refused");
  const unchanged = () => counted(props.results, "unchanged");
  return (
    <div class="grid gap-3">
      <p role="status">
        {many(counted(props.results, "changed"), "product")} will change
        <Show when={unchanged() > 0}>, {unchanged()} already have these values</Show>
        <Show when={refused().length > 0}>, {refused().length} can't be changed</Show>.
      </p>
      <ul class="grid gap-px overflow-hidden rounded-sm border border-line">
        <For each={[...refused(), ...rest()].slice(0, 200)}>{(result) => <Result result={result} />}</For>
      </ul>
      <Show when={props.results.length > 200}>
        <p class="text-quiet">And {(props.results.length - 200).toLocaleString(store().locale)} more.</p>
      </Show>
    </div>
  );
}

function Result(props: { readonly result: BulkResult }) {
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
        <Match when={props.result.outcome === "unchanged"}>
          <span class="text-quiet">No change</span>
        </Match>
        <Match when={props.result.outcome === "changed" && props.result}>
          {(changed) => <Differences result={changed()} />}
        </Match>
      </Switch>
    </li>
  );
}

function Differences(props: { readonly result: Compared }) {
  const rows = (): readonly (readonly [string, string, string])[] => {
    const { before, after } = props.result;
    const money = (amount: number) => written(amount, store().currency);
    const sale = (isActive: boolean) => (isActive ? "On sale" : "Off sale");
    const all = [
      ["Price", money(before.price), money(after.price)],
      ["Variant prices", pricesOf(before.variantPrices, money), pricesOf(after.variantPrices, money)],
      ["Category", before.category, after.category],
      ["Status", sale(before.isActive), sale(after.isActive)],
      ["Tags", before.tags.join(", ") || "none", after.tags.join(", ") || "none"],
    ] as const;
    return all.filter(([, from, to]) => from !== to);
  };
  return <For each={rows()}>{([label, from, to]) => <Difference label={label} from={from} to={to} />}</For>;
}

/** "Price: ~~$10.00~~ → $9.00" */
const Difference = (props: {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}): JSX.Element => (
  <span class="text-label tabular-nums">
    {props.label}: <del class="text-quiet">{props.from}</del> →{" "}
    <ins class="font-medium no-underline">{props.to}</ins>
  </span>
);

const pricesOf = (prices: Readonly<Record<string, number>>, money: (amount: number) => string): string =>
  Object.values(prices).map(money).join(", ") || "as the product";

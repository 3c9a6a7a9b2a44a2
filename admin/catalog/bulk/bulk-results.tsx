import { For, type JSX } from "solid-js";
import { store } from "../../../web/lib/store.ts";
import { written } from "../../../web/ui/price.tsx";
import type { BulkResult } from "./bulk.data.ts";
import { EditResults } from "./edit-results.tsx";

type Compared = Extract<BulkResult, { before: object }>;

/** What a bulk edit does to each product: first those that it cannot change, then before and after. */
export function BulkResults(props: { readonly results: readonly BulkResult[] }) {
  const refusedFirst = () => [...props.results].sort((one, other) => rank[one.outcome] - rank[other.outcome]);
  return (
    <EditResults results={props.results} shown={refusedFirst()} unchanged="already have these values">
      {(changed) => <Differences result={changed} />}
    </EditResults>
  );
}

const rank = { refused: 0, changed: 1, unchanged: 1 } as const;

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

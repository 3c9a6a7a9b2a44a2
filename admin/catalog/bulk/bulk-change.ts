import type { Entries } from "../../../web/lib/form.ts";
import { Problem } from "../../../web/lib/problem.ts";
import type { BulkChange } from "./bulk.data.ts";

/** What a bulk edit changes, as staff choose it. */
export const changes = [
  { value: "set", label: "Set the price" },
  { value: "percent-less", label: "Lower prices by percent" },
  { value: "percent-more", label: "Raise prices by percent" },
  { value: "amount-less", label: "Lower prices by an amount" },
  { value: "amount-more", label: "Raise prices by an amount" },
  { value: "category", label: "Move to a category" },
  { value: "on", label: "Put on sale" },
  { value: "off", label: "Take off sale" },
  { value: "tags", label: "Add or remove tags" },
] as const;
export type ChangeKind = (typeof changes)[number]["value"];

type Price = NonNullable<BulkChange["price"]>;
type Rounding = NonNullable<Extract<Price, { percent: number }>["rounding"]>;

/** To what computed prices are rounded. */
export const roundings: readonly { readonly value: Rounding; readonly label: string }[] = [
  { value: "0.01", label: "Cents" },
  { value: "0.05", label: "5 cents" },
  { value: "0.10", label: "10 cents" },
  { value: "1.00", label: "Whole units" },
  { value: "x.95", label: "Ending in .95" },
  { value: "x.99", label: "Ending in .99" },
];

/** The change in the form, as the API takes it. Throws a Problem that names the field when a number is none. */
export function changeIn(kind: ChangeKind, entry: Entries): BulkChange {
  switch (kind) {
    case "category":
      return { category: entry("category") };
    case "on":
    case "off":
      return { isActive: kind === "on" };
    case "tags":
      return { tags: { add: listIn(entry("add")), remove: listIn(entry("remove")) } };
    case "set":
      return { price: { set: numberIn(entry, "amount") } };
    case "percent-less":
    case "percent-more":
    case "amount-less":
    case "amount-more": {
      const by = numberIn(entry, "amount") * (kind.endsWith("less") ? -1 : 1);
      const rounding = roundings.find(({ value }) => value === entry("rounding"))?.value ?? "0.01";
      return { price: kind.startsWith("percent") ? { percent: by, rounding } : { amount: by, rounding } };
    }
  }
}

function numberIn(entry: Entries, name: string): number {
  const value = Number(entry(name).replace(",", "."));
  if (entry(name) !== "" && Number.isFinite(value) && value >= 0) return value;
  const issues = [{ path: name, message: "must be a number, such as 12.50" }];
  throw new Problem("VALIDATION_ERROR", "Check the highlighted fields.", 400, { issues });
}

const listIn = (text: string): string[] =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

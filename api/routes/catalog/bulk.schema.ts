import { z } from "@hono/zod-openapi";
import type { BulkResult } from "../../domain/catalog/bulk.ts";
import { type BulkChange, type BulkFields, mostTags, roundings } from "../../domain/catalog/bulk-change.ts";
import { majorOf, maxMinor, moneySchema } from "../../domain/money.ts";
import { textOf } from "../../domain/text.ts";
import { ProductId } from "../cart/cart.schema.ts";
import { MoneyView } from "../shared.schema.ts";
import { PricesView, pricesView } from "./products.schema.ts";

const mostItems = 500;

/** Names a bulk edit. */
export const BatchId = z.uuid().openapi({
  description: "The bulk edit's id",
  example: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
});

const Rounding = z
  .enum(Object.keys(roundings) as [keyof typeof roundings, ...(keyof typeof roundings)[]])
  .default("0.01")
  .openapi({ description: "To a multiple of this, or to the nearest price that ends so" });

/** Up to two decimals, of either sign. */
const signed = (most: number) =>
  z
    .number()
    .min(-most)
    .max(most)
    .refine((value) => /^-?\d+(\.\d{1,2})?$/.test(String(value)), "must have at most two decimals")
    .refine((value) => value !== 0, "must not be 0");

const PriceChangeBody = z.union([
  z.strictObject({ set: moneySchema().openapi({ example: 19.99 }) }),
  z.strictObject({
    percent: signed(1000)
      .min(-100)
      .openapi({ description: "Negative for less; not 0", example: -10, not: { const: 0 } }),
    rounding: Rounding,
  }),
  z.strictObject({
    amount: signed(majorOf(maxMinor)).openapi({
      description: "Negative for less; not 0",
      example: 1.5,
      not: { const: 0 },
    }),
    rounding: Rounding,
  }),
]);

const TagsBody = z.strictObject({
  add: z.array(textOf(40)).max(mostTags).default([]),
  remove: z.array(textOf(40)).max(mostTags).default([]),
});

const ChangeBody = z
  .strictObject({
    price: PriceChangeBody.optional(),
    category: textOf(60).optional(),
    isActive: z.boolean().optional(),
    tags: TagsBody.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "must change something")
  .openapi("BulkChange", { minProperties: 1 });

/** A change, and the products that it is for. */
export const BulkBody = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          productId: ProductId,
          version: z
            .int()
            .min(1)
            .max(1_000_000_000)
            .optional()
            .openapi({ description: "The version that staff saw" }),
        }),
      )
      .min(1)
      .max(mostItems),
    change: ChangeBody,
    dryRun: z.boolean().default(false),
    batchId: BatchId.optional(),
  })
  .openapi("BulkEdit");

/** The change as the domain takes it: amounts in minor units, percent in hundredths. */
export function bulkChangeOf({ price, ...rest }: z.output<typeof ChangeBody>): BulkChange {
  if (price === undefined) return rest;
  if ("set" in price) return { price, ...rest };
  const { rounding } = price;
  return "percent" in price
    ? { price: { percent: Math.round(price.percent * 100), rounding }, ...rest }
    : { price: { amount: Math.round(price.amount * 100), rounding }, ...rest };
}

const FieldsView = z
  .strictObject({
    price: MoneyView,
    variantPrices: z.record(z.string(), MoneyView).openapi({
      description: "By variant id, where a variant has a price of its own",
    }),
    prices: PricesView.optional(),
    variantBookPrices: z.record(z.string(), PricesView).optional().openapi({
      description: "In other books than the default one, by variant id",
    }),
    category: z.string(),
    isActive: z.boolean(),
    tags: z.array(z.string()),
  })
  .openapi("BulkFields");

const ResultView = z
  .discriminatedUnion("outcome", [
    z.strictObject({
      outcome: z.enum(["changed", "unchanged"]),
      productId: z.string(),
      name: z.string(),
      version: z.int(),
      before: FieldsView,
      after: FieldsView,
    }),
    z.strictObject({
      outcome: z.literal("refused"),
      productId: z.string(),
      name: z.string().optional(),
      version: z.int().optional().openapi({ description: "The version that stands" }),
      problem: z.enum(["not_found", "stale", "not_valid", "conflict"]),
      reason: z.string(),
    }),
  ])
  .openapi("BulkResult");

const results = {
  items: z.array(ResultView),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
};

/** What a bulk edit did. There is a `batchId` when something was written. */
export const BulkView = z
  .strictObject({ batchId: z.string().optional(), ...results })
  .openapi("BulkEditResult");

export const UndoView = z
  .strictObject({ ...results, lastKey: z.string().optional() })
  .openapi("BulkEditUndone");

const fieldsView = ({ prices, variantBookPrices, ...fields }: BulkFields): z.input<typeof FieldsView> => ({
  ...fields,
  ...(prices && { prices: pricesView(prices) }),
  ...(variantBookPrices && {
    variantBookPrices: Object.fromEntries(
      Object.entries(variantBookPrices).map(([id, own]) => [id, pricesView(own)]),
    ),
  }),
  price: majorOf(fields.price),
  variantPrices: Object.fromEntries(
    Object.entries(fields.variantPrices).map(([id, price]) => [id, majorOf(price)]),
  ),
  tags: [...fields.tags],
});

function resultView(result: BulkResult): z.input<typeof ResultView> {
  if (result.outcome !== "refused")
    return { ...result, before: fieldsView(result.before), after: fieldsView(result.after) };
  const { name, version, ...rest } = result;
  return { ...rest, ...(name !== undefined && { name }), ...(version !== undefined && { version }) };
}

/** The results as JSON, with how many there are of each outcome. */
export function bulkView(all: readonly BulkResult[]): Omit<z.input<typeof BulkView>, "batchId"> {
  const count = (outcome: BulkResult["outcome"]) => all.filter((one) => one.outcome === outcome).length;
  return {
    items: all.map(resultView),
    changed: count("changed"),
    unchanged: count("unchanged"),
    refused: count("refused"),
  };
}

import { z } from "@hono/zod-openapi";
import { majorOf } from "../../domain/money.ts";
import { percentOf } from "../../domain/pricing/plan.ts";
import type { TaxTotal } from "../../domain/pricing/taxes.ts";
import { MoneyView } from "../shared.schema.ts";

/** One tax of an order or a cart. */
export const TaxView = z
  .strictObject({
    name: z.string(),
    percent: z.number(),
    net: MoneyView.openapi({ description: "What it is charged on, without tax" }),
    amount: MoneyView,
  })
  .openapi("Tax");

export const TaxIncludedView = z
  .boolean()
  .openapi({ description: "Whether tax is inside the other amounts; otherwise it is added to them" });

/** Taxes as the API shows them; amounts in decimal major units. */
export const taxViews = (taxes: readonly TaxTotal[]): z.input<typeof TaxView>[] =>
  taxes.map((tax) => ({
    name: tax.name,
    percent: percentOf(tax),
    net: majorOf(tax.net),
    amount: majorOf(tax.amount),
  }));

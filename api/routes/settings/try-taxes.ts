import { createRoute, z } from "@hono/zod-openapi";
import { percentOf, taxClasses, taxSchemes, untaxedReasons } from "../../domain/pricing/plan.ts";
import { tryTaxes } from "../../domain/taxes/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { PlaceBody } from "../addresses/address.schema.ts";

const TaxesView = z
  .strictObject({
    scheme: z.enum(taxSchemes),
    reason: z.enum(untaxedReasons).optional().openapi({ description: "Why no tax is charged" }),
    country: z.string().optional().openapi({ description: "Whose tax is charged" }),
    shipping: z.enum(["follows", "standard", "untaxed"]).openapi({
      description:
        "Shipping is taxed in shares at the rates of the goods, at the standard rate, or not at all",
    }),
    classes: z.array(
      z.strictObject({
        taxClass: z.enum(taxClasses),
        taxes: z.array(z.strictObject({ name: z.string(), percent: z.number() })),
      }),
    ),
  })
  .openapi("TaxesOfPlace");

const attempt = createRoute({
  ...staffOnly("settings:read"),
  tags: ["settings admin"],
  method: "post",
  path: "/admin/settings/taxes/try",
  operationId: "tryTaxes",
  summary: "Show the taxes of an address",
  description: "What an order to this place would be taxed at now, by the settings as they are saved.",
  request: { body: jsonBody(PlaceBody) },
  responses: { 200: jsonOf("The taxes", TaxesView), ...problems(400, 401, 403, 413, 415, 503) },
});

/** What the tax settings come to. */
export const taxesOfPlace = newRouter().openapi(attempt, async (c) => {
  const { scheme, reason, as, rates, shipping } = await tryTaxes(
    c.var.deps,
    c.var.actor,
    c.req.valid("json"),
  );
  const classes = taxClasses.map((taxClass) => ({
    taxClass,
    taxes: rates[taxClass].map((one) => ({ name: one.name, percent: percentOf(one) })),
  }));
  const decided = { scheme, ...(reason && { reason }), ...(as && { country: as.country }) };
  return c.json({ ...decided, shipping, classes }, 200);
});

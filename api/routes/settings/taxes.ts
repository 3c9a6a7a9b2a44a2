import { createRoute, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { DomainError } from "../../domain/errors.ts";
import { percentOf, taxClasses, taxSchemes, untaxedReasons } from "../../domain/pricing/plan.ts";
import { importZipRates, tryTaxes } from "../../domain/taxes/service.ts";
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

const ImportedView = z
  .strictObject({ states: z.array(z.strictObject({ state: z.string(), count: z.int() })) })
  .openapi("ImportedZipRates");

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

/** Before the body is read: who may change settings sends a CSV file, of at most 2 MB. */
const takesCsv = createMiddleware(async (c, next) => {
  if (!/^text\/csv\b/i.test(c.req.header("content-type") ?? ""))
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", { expected: "text/csv" });
  await next();
});
const largestFile = 2 * 1024 * 1024;
const boundFile = bodyLimit({
  maxSize: largestFile,
  onError: () => {
    throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes: largestFile });
  },
});

const importRates = createRoute({
  method: "post",
  path: "/admin/settings/taxes/zip-rates",
  tags: ["settings admin"],
  operationId: "importZipRates",
  summary: "Import tax rates by ZIP code",
  description:
    "Takes a CSV file of a state of the United States with the columns State, ZipCode, StateRate and, as far as there are any, EstimatedCountyRate, EstimatedCityRate and EstimatedSpecialRate, of at most 10,000 rows. It replaces what is stored of its states; a file with a wrong row changes nothing. A ZIP code without a row has the state's rate.",
  ...staffOnly("settings:write"),
  middleware: [staffOnly("settings:write").middleware, takesCsv, boundFile] as const,
  request: { body: { required: true, content: { "text/csv": { schema: z.string() } } } },
  responses: {
    200: jsonOf("The rows of each state", ImportedView),
    ...problems(400, 401, 403, 413, 415),
  },
});

/** What the tax settings come to, and the rates by ZIP code. */
export const taxesOfPlace = newRouter()
  .openapi(importRates, async (c) => {
    const file = new Uint8Array(await c.req.arrayBuffer());
    const states = await importZipRates(c.var.deps, c.var.actor, file);
    return c.json({ states: states.map((one) => ({ ...one })) }, 200);
  })
  .openapi(attempt, async (c) => {
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

import { createRoute, z } from "@hono/zod-openapi";
import { MarketIdParam } from "../../domain/markets/schema.ts";
import { majorOf, moneySchema } from "../../domain/money.ts";
import { refusalReasons } from "../../domain/shipping/options.ts";
import { tryShipping } from "../../domain/shipping/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { PlaceBody } from "../addresses/address.schema.ts";
import { MoneyView } from "../shared.schema.ts";

const TryBody = z
  .strictObject({
    address: PlaceBody,
    market: MarketIdParam.optional().openapi({
      description: "By whose price book; without it the default market's",
    }),
    weight: z.int().min(0).max(1_000_000).openapi({ description: "Of a unit in grams" }),
    goods: moneySchema().openapi({
      description: "What the goods cost after discounts, in the market's currency",
    }),
    quantity: z.int().min(1).max(999).default(1),
  })
  .openapi("ShippingAttempt");

const OffersView = z
  .strictObject({
    zone: z.strictObject({ zoneId: z.string(), name: z.string() }).optional().openapi({
      description: "The zone that describes the address most closely; none: nothing is delivered",
    }),
    options: z.array(
      z.strictObject({
        methodId: z.string(),
        name: z.string(),
        price: MoneyView,
        from: z.iso.date(),
        to: z.iso.date(),
      }),
    ),
    refused: z
      .array(z.strictObject({ methodId: z.string(), name: z.string(), reason: z.enum(refusalReasons) }))
      .openapi({ description: "The zone's other methods, and why they cannot be had" }),
  })
  .openapi("ShippingOfPlace");

const attempt = createRoute({
  ...staffOnly("settings:read"),
  tags: ["settings admin"],
  method: "post",
  path: "/admin/settings/shipping/try",
  operationId: "tryShipping",
  summary: "Show the shipping methods of an address",
  description:
    "What each method costs for a parcel to this place now, or why it cannot be had, by the settings as they are saved.",
  request: { body: jsonBody(TryBody) },
  responses: { 200: jsonOf("The methods", OffersView), ...problems(400, 401, 403, 413, 415) },
});

/** What the shipping settings come to. */
export const shippingOfPlace = newRouter().openapi(attempt, async (c) => {
  const { address: destination, ...parcel } = c.req.valid("json");
  const { zone, options, refused } = await tryShipping(c.var.deps, c.var.actor, { destination, ...parcel });
  return c.json(
    {
      ...(zone && { zone: { zoneId: zone.zoneId, name: zone.name } }),
      options: options.map(({ methodId, name, price, from, to }) => ({
        methodId,
        name,
        price: majorOf(price),
        from,
        to,
      })),
      refused: refused.map((one) => ({ ...one })),
    },
    200,
  );
});

import { createRoute, z } from "@hono/zod-openapi";
import { listMarkets } from "../../domain/markets/service.ts";
import { conditional, ifNoneMatch, notModified } from "../../http/conditional.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { Currency } from "../cart/cart.schema.ts";

const MarketView = z
  .strictObject({
    marketId: z
      .string()
      .openapi({ description: "Also the prefix of its pages' addresses; default has none" }),
    name: z.string(),
    countries: z
      .array(z.string())
      .nullable()
      .openapi({ description: "ISO 3166-1 codes; null: every country that no other market lists" }),
    bookId: z.string(),
    currency: Currency,
    taxIncluded: z.boolean().openapi({ description: "Its prices contain tax" }),
    locales: z.array(z.string()).openapi({ description: "BCP 47; empty: the store's" }),
    returnDays: z.int(),
    withdrawal: z.boolean().openapi({ description: "Shoppers have the EU's right to withdraw" }),
    isDefault: z.boolean(),
  })
  .openapi("Market");

const list = createRoute({
  method: "get",
  path: "/markets",
  tags: ["catalog"],
  operationId: "listMarkets",
  summary: "List the markets of the shop",
  description:
    "Where the shop sells, and in which currency. The `marketId` is what catalog, search, cart and orders take as `market`.",
  middleware: conditional,
  parameters: ifNoneMatch,
  responses: {
    200: jsonOf("Every market, the default one first", z.strictObject({ items: z.array(MarketView) })),
    ...notModified,
    ...problems(),
  },
});

/** Where the shop sells, for everybody. */
export const markets = newRouter().openapi(list, async (c) => {
  const items = await listMarkets(c.var.deps, c.var.actor);
  const views = items.map(({ market, book }) => ({
    marketId: market.marketId,
    name: market.name,
    countries: market.countries && [...market.countries],
    bookId: book.bookId,
    currency: book.currency,
    taxIncluded: book.taxIncluded,
    locales: [...market.locales],
    returnDays: market.returnDays,
    withdrawal: market.withdrawal,
    isDefault: market.isDefault,
  }));
  return c.json({ items: views }, 200, { "cache-control": "public, max-age=60" });
});

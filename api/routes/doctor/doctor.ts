import { createRoute, z } from "@hono/zod-openapi";
import { examineProducts, examineShop } from "../../domain/doctor/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { limitQuery, PageQuery } from "../shared.schema.ts";

const MarketIdView = z.string().openapi({ example: "de" });

const ShopFindingsView = z
  .strictObject({
    items: z.array(
      z.strictObject({
        code: z.enum(["no_zone", "no_method", "no_registration"]).openapi({
          description:
            "no_zone: no shipping zone covers the country; no_method: its zone has no method with a price in the market's book; no_registration: no tax is collected there",
        }),
        marketId: MarketIdView,
        country: z
          .string()
          .nullable()
          .openapi({ description: "Null: every country that nothing in the settings names", example: "DE" }),
        address: z
          .string()
          .openapi({ description: "The admin's page that mends it", example: "/settings/shipping" }),
      }),
    ),
  })
  .openapi("ShopFindings");

const VariantIds = z
  .array(z.string())
  .openapi({ description: "The variants that it is about; none: the product as a whole" });

const ProductFindingsView = z
  .strictObject({
    examined: z.int().openapi({ description: "How many products this page looked at" }),
    items: z
      .array(
        z.strictObject({
          productId: z.string(),
          name: z.string(),
          findings: z.array(
            z.union([
              z.strictObject({ code: z.literal("no_price"), marketId: MarketIdView, variantIds: VariantIds }),
              z.strictObject({ code: z.literal("no_weight"), variantIds: VariantIds }),
            ]),
          ),
          address: z
            .string()
            .openapi({ description: "The admin's page that mends it", example: "/products/4f6c0b1e" }),
        }),
      )
      .openapi({ description: "Those that lack something; a page may have none and be followed by others" }),
    lastKey: z.string().optional(),
  })
  .openapi("ProductFindings");

const shop = createRoute({
  method: "get",
  path: "/admin/doctor",
  tags: ["settings admin"],
  operationId: "examineShop",
  summary: "List what keeps the markets from selling",
  description:
    "The countries of each market to which nothing can be delivered, or where no tax is collected, by the settings as they are saved.",
  ...staffOnly("settings:read"),
  responses: { 200: jsonOf("What is missing", ShopFindingsView), ...problems(401, 403) },
});

const products = createRoute({
  method: "get",
  path: "/admin/doctor/products",
  tags: ["catalog admin"],
  operationId: "examineProducts",
  summary: "List what products lack",
  description:
    "Goes through the products on sale by name, page by page: those without a price in a market's book are not sold there, and those without a weight are delivered as if they weighed nothing.",
  ...staffOnly("catalog:read"),
  request: { query: PageQuery.extend({ limit: limitQuery(100) }) },
  responses: { 200: jsonOf("A page of products", ProductFindingsView), ...problems(400, 401, 403) },
});

const scope = "doctor-products";

/** What keeps a shop from selling. */
export const doctor = newRouter()
  .openapi(shop, async (c) => {
    const items = await examineShop(c.var.deps, c.var.actor);
    return c.json({ items: items.map((one) => ({ ...one })) }, 200);
  })
  .openapi(products, async (c) => {
    const { deps, actor } = c.var;
    const { limit, lastKey } = c.req.valid("query");
    const { secret } = deps.config;
    const cursor = readCursor(secret, scope, lastKey);
    const page = await examineProducts(deps, actor, { limit, cursor });
    return c.json(
      {
        examined: page.examined,
        items: page.products.map(({ product: { productId, name }, findings }) => ({
          productId,
          name,
          findings: findings.map((one) => ({ ...one, variantIds: [...one.variantIds] })),
          address: `/products/${productId}`,
        })),
        ...(page.cursor && { lastKey: signCursor(secret, scope, page.cursor) }),
      },
      200,
    );
  });

import { createRoute, z } from "@hono/zod-openapi";
import { guest } from "../../domain/actor.ts";
import { mergeCart, quoteLines, removeCartLine, setCartLine, showCart } from "../../domain/cart/service.ts";
import { shopperOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter, sendJson } from "../../http/router.ts";
import { placeOf, placeQuery } from "../addresses/address.schema.ts";
import {
  CartView,
  Currency,
  cartView,
  LineBody,
  MarketParam,
  MergeBody,
  MergedCartView,
  ProductId,
  QuoteBody,
  VariantId,
} from "./cart.schema.ts";
import { ShippingMethodId } from "./shipping.schema.ts";

const inMarket = { market: MarketParam };

const show = createRoute({
  method: "get",
  path: "/cart",
  tags: ["cart"],
  operationId: "getCart",
  summary: "Get the caller's cart",
  description:
    "Prices are today's. A line whose product is gone, sold out or dearer than when it was added says so in `problem`. With country and state, shipping and tax are those of the destination.",
  security: shopperOnly.security,
  middleware: shopperOnly.middleware,
  request: {
    query: z.object({
      ...inMarket,
      currency: Currency.optional(),
      shippingMethodId: ShippingMethodId.optional(),
      ...placeQuery,
    }),
  },
  responses: { 200: jsonOf("The cart", CartView), ...problems(400, 401) },
});

const setLine = createRoute({
  method: "post",
  path: "/cart",
  tags: ["cart"],
  operationId: "setCartLine",
  summary: "Set the quantity of a line",
  description:
    "Sets the quantity of one line, so repeating the request changes nothing. More than is available is refused with 409.",
  security: shopperOnly.security,
  middleware: shopperOnly.middleware,
  request: { query: z.object(inMarket), body: jsonBody(LineBody) },
  responses: {
    200: jsonOf("The cart after the change", CartView),
    ...problems(400, 401, 404, 409, 413, 415, 503),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/cart",
  tags: ["cart"],
  operationId: "removeCartLine",
  summary: "Remove a line, or all of them",
  description:
    "A productId without a variantId removes the line of the product itself, or if there is none, the lines of all its variants. A variantId needs its productId.",
  security: shopperOnly.security,
  middleware: shopperOnly.middleware,
  request: {
    query: z
      .object({ ...inMarket, productId: ProductId.optional(), variantId: VariantId.optional() })
      .refine(({ productId, variantId }) => productId !== undefined || variantId === undefined, {
        path: ["productId"],
        error: "is required together with variantId",
      }),
  },
  responses: { 200: jsonOf("The cart after the change", CartView), ...problems(400, 401, 503) },
});

const merge = createRoute({
  method: "post",
  path: "/cart/merge",
  tags: ["cart"],
  operationId: "mergeCart",
  summary: "Merge a guest's lines into the cart",
  description:
    "For a shopper who signs in with a guest's cart. Lines that are no longer sold or do not fit are answered in `dropped`.",
  security: shopperOnly.security,
  middleware: shopperOnly.middleware,
  request: { query: z.object(inMarket), body: jsonBody(MergeBody) },
  responses: {
    200: jsonOf("The cart after the merge, and what could not be moved to it", MergedCartView),
    ...problems(400, 401, 413, 415, 503),
  },
});

const quote = createRoute({
  method: "post",
  path: "/cart/quote",
  tags: ["cart"],
  operationId: "quoteCart",
  summary: "Price lines without an account",
  description: "Totals of any lines for any destination, without an account. Nothing is stored.",
  request: { query: z.object(inMarket), body: jsonBody(QuoteBody) },
  responses: { 200: jsonOf("What the lines cost", CartView), ...problems(400, 413, 415) },
});

/** The shopper's cart, and prices for a guest's. */
export const cart = newRouter()
  .openapi(show, async (c) => {
    const { market, currency, shippingMethodId, country, ...rest } = c.req.valid("query");
    const destination = country === undefined ? undefined : placeOf({ country, ...rest });
    return sendJson(
      c,
      cartView(
        await showCart(c.get("deps"), c.get("actor"), { market, currency, destination, shippingMethodId }),
      ),
      200,
    );
  })
  .openapi(setLine, async (c) =>
    sendJson(
      c,
      cartView(
        await setCartLine(c.get("deps"), c.get("actor"), { ...c.req.valid("json"), ...c.req.valid("query") }),
      ),
      200,
    ),
  )
  .openapi(remove, async (c) => {
    const { productId, variantId, market } = c.req.valid("query");
    const line = productId === undefined ? undefined : { productId, variantId };
    return sendJson(c, cartView(await removeCartLine(c.get("deps"), c.get("actor"), { line, market })), 200);
  })
  .openapi(merge, async (c) => {
    const merged = await mergeCart(c.get("deps"), c.get("actor"), {
      ...c.req.valid("json"),
      ...c.req.valid("query"),
    });
    return sendJson(c, { ...cartView(merged), dropped: merged.dropped.map((line) => ({ ...line })) }, 200);
  })
  .openapi(quote, async (c) => {
    const { items, shippingAddress: destination, shippingMethodId, currency } = c.req.valid("json");
    const { market } = c.req.valid("query");
    return sendJson(
      c,
      cartView(
        await quoteLines(c.get("deps"), guest, { items, destination, market, currency, shippingMethodId }),
      ),
      200,
    );
  });

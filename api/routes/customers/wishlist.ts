import { createRoute } from "@hono/zod-openapi";
import { saveProduct, showSavedProducts, unsaveProduct } from "../../domain/customers/saved-products.ts";
import { shopperOnly } from "../../http/auth.ts";
import { conditional, ifNoneMatch, notModified } from "../../http/conditional.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { SavedParam, WishlistView, wishlistView } from "./wishlist.schema.ts";

const mine = { tags: ["me"], security: shopperOnly.security, middleware: shopperOnly.middleware };

const show = createRoute({
  ...mine,
  method: "get",
  path: "/me/wishlist",
  operationId: "getWishlist",
  summary: "List saved products",
  description:
    "Products that the caller saved, with today's price and availability. Those no longer sold are marked.",
  middleware: [shopperOnly.middleware, conditional] as const,
  parameters: ifNoneMatch,
  responses: { 200: jsonOf("The saved products", WishlistView), ...notModified, ...problems(401) },
});

const save = createRoute({
  ...mine,
  method: "put",
  path: "/me/wishlist/{productId}",
  operationId: "saveProduct",
  summary: "Save a product",
  description: "Saving a product twice changes nothing. The list holds at most 200 products.",
  request: { params: SavedParam },
  responses: { 204: { description: "It is saved" }, ...problems(400, 401, 404, 409) },
});

const unsave = createRoute({
  ...mine,
  method: "delete",
  path: "/me/wishlist/{productId}",
  operationId: "unsaveProduct",
  summary: "Remove a saved product",
  description: "Answers 204 whether or not the product was on the list.",
  request: { params: SavedParam },
  responses: { 204: { description: "It is not saved" }, ...problems(400, 401, 409) },
});

/** The wishlist of an account. */
export const wishlist = newRouter()
  .openapi(show, async (c) => c.json(wishlistView(await showSavedProducts(c.var.deps, c.var.actor)), 200))
  .openapi(save, async (c) => {
    await saveProduct(c.var.deps, c.var.actor, c.req.valid("param").productId);
    return c.body(null, 204);
  })
  .openapi(unsave, async (c) => {
    await unsaveProduct(c.var.deps, c.var.actor, c.req.valid("param").productId);
    return c.body(null, 204);
  });

import { createRoute, z } from "@hono/zod-openapi";
import { guest } from "../../domain/actor.ts";
import { categoriesTag } from "../../domain/catalog/cache-tags.ts";
import { findCategorySlugs, listCategories } from "../../domain/catalog/categories.ts";
import { listProducts } from "../../domain/catalog/lists.ts";
import type { Product } from "../../domain/catalog/product.ts";
import {
  createProduct,
  deactivateProduct,
  showProduct,
  updateProduct,
} from "../../domain/catalog/service.ts";
import { DomainError } from "../../domain/errors.ts";
import { staffOnly } from "../../http/auth.ts";
import { conditional, ifNoneMatch, notModified } from "../../http/conditional.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import type { HttpEnv } from "../../http/env.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonBytes, jsonOf, newRouter } from "../../http/router.ts";
import { MarketParam } from "../cart/cart.schema.ts";
import { IdParam, IfMatch, limitQuery, PageQuery } from "../shared.schema.ts";
import { cachedUnder, pageAnswer, productAnswer } from "./product-bytes.ts";
import {
  AdminProductView,
  adminProductView,
  CategoriesView,
  ProductEditBody,
  ProductInputBody,
  ProductPageView,
  ProductView,
} from "./products.schema.ts";

const list = createRoute({
  method: "get",
  path: "/products",
  tags: ["catalog"],
  operationId: "listProducts",
  summary: "List products on sale",
  description:
    "Products that are on sale, in pages. `lastKey` of a page, sent with the same filters, gives the next one; the last page has none.",
  parameters: ifNoneMatch,
  request: {
    query: PageQuery.extend({
      limit: limitQuery(20),
      category: z
        .string()
        .min(1)
        .max(60)
        .optional()
        .openapi({ description: "Only products of this category", example: "Kitchen" }),
      market: MarketParam,
      sort: z
        .enum(["newest", "price-asc", "price-desc"])
        .default("newest")
        .openapi({ description: "Order of the products" }),
    }),
  },
  responses: {
    200: jsonOf("One page, and the key of the next", ProductPageView),
    ...notModified,
    ...problems(400),
  },
});

const show = createRoute({
  method: "get",
  path: "/products/{id}",
  tags: ["catalog"],
  operationId: "getProduct",
  summary: "Get a product by id or slug",
  description:
    "A product that is on sale, by id or by slug. A former slug finds its product until another product takes it. The ETag begins with the version that If-Match takes.",
  parameters: ifNoneMatch,
  request: { params: IdParam, query: z.object({ market: MarketParam }) },
  responses: { 200: jsonOf("The product", ProductView), ...notModified, ...problems(400, 404) },
});

const categories = createRoute({
  method: "get",
  path: "/categories",
  tags: ["catalog"],
  operationId: "listCategories",
  summary: "List categories with their number of products",
  description:
    "Categories exist by the products in them that the market sells. Each has a slug, which is the address of its page and never changes.",
  middleware: conditional,
  parameters: ifNoneMatch,
  request: { query: z.object({ market: MarketParam }) },
  responses: {
    200: jsonOf("Every category with an active product", CategoriesView),
    ...notModified,
    ...problems(400, 503),
  },
});

const create = createRoute({
  method: "post",
  path: "/products",
  tags: ["catalog admin"],
  operationId: "createProduct",
  summary: "Create a product",
  description:
    "Adds a product with its first units. Without a slug one is made from the name. A slug or SKU that belongs to another product on sale is refused with 409; `details.issues` names the field.",
  ...staffOnly("catalog:write"),
  request: { body: jsonBody(ProductInputBody) },
  responses: { 201: jsonOf("The new product", AdminProductView), ...problems(400, 401, 403, 409, 413, 415) },
});

const update = createRoute({
  method: "put",
  path: "/products/{id}",
  tags: ["catalog admin"],
  operationId: "updateProduct",
  summary: "Update a product",
  description:
    "Changes the fields that are given; the others stay as they are. Units are changed under /admin/inventory: stock that is given here must be what is on hand, else the answer is 409. Only a new variant may come with its first units. An edit of an old version is refused with 409; `details` has the product as it stands (`current`) and, as far as it is known, as the edit saw it (`base`).",
  ...staffOnly("catalog:write"),
  request: { params: IdParam, headers: IfMatch, body: jsonBody(ProductEditBody) },
  responses: {
    200: jsonOf("The product after the change", AdminProductView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/products/{id}",
  tags: ["catalog admin"],
  operationId: "deleteProduct",
  summary: "Take a product off sale",
  description:
    "The product is no longer listed or sold; orders that hold it still show it. Its slug and SKUs may be used again. Doing it twice changes nothing.",
  ...staffOnly("catalog:write"),
  request: { params: IdParam, headers: IfMatch },
  responses: { 204: { description: "It is no longer sold" }, ...problems(400, 401, 403, 404, 409) },
});

/** The catalog, for shoppers and for staff. */
export const products = newRouter()
  .openapi(list, async (c) => {
    const deps = c.get("deps");
    const { limit, lastKey, category, market, sort } = c.req.valid("query");
    const scope = `products|${category ?? ""}|${sort}${market === undefined ? "" : `|${market}`}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const page = await listProducts(deps, guest, { category, market, sort, limit, cursor });
    const { bytes, headers } = await pageAnswer(page, category, {
      slugsOf: (names) => findCategorySlugs(deps, guest, names),
      sign: (end) => signCursor(deps.config.secret, scope, end),
    });
    return jsonBytes<z.input<typeof ProductPageView>, 200>(c, bytes, 200, headers);
  })
  .openapi(show, async (c) => {
    const deps = c.get("deps");
    const product = await showProduct(deps, guest, {
      idOrSlug: c.req.valid("param").id,
      market: c.req.valid("query").market,
    });
    const { bytes, headers } = await productAnswer(product, (names) => findCategorySlugs(deps, guest, names));
    return jsonBytes<z.input<typeof ProductView>, 200>(c, bytes, 200, headers);
  })
  .openapi(categories, async (c) => {
    const items = await listCategories(c.var.deps, guest, c.req.valid("query"));
    return c.json(
      { items: items.map(({ category, slug, count }) => ({ category, slug, count })), count: items.length },
      200,
      cachedUnder([categoriesTag]),
    );
  })
  .openapi(create, async (c) => {
    const product = await createProduct(c.var.deps, c.var.actor, c.req.valid("json"));
    c.header("location", `/products/${product.productId}`);
    return c.json(await staffView(c.var, product), 201, etag(product));
  })
  .openapi(update, async (c) => {
    const edit = c.req.valid("json");
    const input = {
      productId: c.req.valid("param").id,
      edit,
      expectedVersions: c.req.valid("header")["if-match"],
    };
    const product = await updateProduct(c.var.deps, c.var.actor, input).catch(async (error: unknown) => {
      throw await shownConflict(c.var, error);
    });
    return c.json(await staffView(c.var, product), 200, etag(product));
  })
  .openapi(remove, async (c) => {
    const input = { productId: c.req.valid("param").id, expectedVersions: c.req.valid("header")["if-match"] };
    await deactivateProduct(c.var.deps, c.var.actor, input);
    return c.body(null, 204);
  });

/** A product as staff see it, with the address of its category. */
export async function staffView(
  { deps, actor }: Pick<HttpEnv["Variables"], "deps" | "actor">,
  product: Product,
) {
  const slugs = await findCategorySlugs(deps, actor, [product.category]);
  return adminProductView(product, slugs.get(product.category) ?? "");
}

/** A conflict of two edits with both versions of the product as staff see it; another error as it is. */
async function shownConflict(
  vars: Pick<HttpEnv["Variables"], "deps" | "actor">,
  error: unknown,
): Promise<unknown> {
  if (!DomainError.is(error, "CONFLICT") || error.details.current === undefined) return error;
  // Where `updateProduct` says what stands, these are products.
  const { current, base } = error.details as { current: Product; base?: Product };
  const [is, was] = await Promise.all([staffView(vars, current), base && staffView(vars, base)]);
  return new DomainError("CONFLICT", { ...error.details, current: is, ...(was && { base: was }) });
}

/** The version, as If-Match takes it. */
export const etag = (product: Product) => ({ etag: `"${product.version}"` });

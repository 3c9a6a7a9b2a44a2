import { createRoute, z } from "@hono/zod-openapi";
import type { Product } from "../../domain/catalog/product.ts";
import { DomainError } from "../../domain/errors.ts";
import { changePrices, listPrices } from "../../domain/markets/prices.ts";
import { proposePrices } from "../../domain/markets/propose.ts";
import { BookIdParam } from "../../domain/markets/schema.ts";
import { staffOnly, staffReads } from "../../http/auth.ts";
import { notModified } from "../../http/conditional.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { catalogFilters } from "../catalog/admin-filters.schema.ts";
import { bulkView } from "../catalog/bulk.schema.ts";
import { IdParam, limitQuery, PageQuery, RequiredIfMatch } from "../shared.schema.ts";
import {
  bookView,
  PriceChangesBody,
  PriceRowsView,
  PriceRowView,
  ProposalBody,
  ProposedView,
  priceCellsOf,
  priceRowView,
} from "./admin-prices.schema.ts";

const tags = ["catalog admin"];

const list = createRoute({
  method: "get",
  path: "/admin/prices",
  tags,
  operationId: "listPrices",
  summary: "List products with their prices in every book",
  description:
    "For staff: products by name, those off sale too, with their own prices and those of their variants. With `missing` only those for which that book has no price, or not for each variant; a page may then be short, or empty, and still have a `lastKey`.",
  ...staffReads("catalog:read"),
  request: {
    query: PageQuery.extend({
      limit: limitQuery(50),
      missing: BookIdParam.optional().openapi({
        description: "A book in which prices are missing",
        example: "eur",
      }),
      ...catalogFilters,
    }),
  },
  responses: {
    200: jsonOf("One page, and the key of the next", PriceRowsView),
    ...notModified,
    ...problems(400, 401, 403),
  },
});

const change = createRoute({
  method: "put",
  path: "/admin/products/{id}/prices",
  tags,
  operationId: "changePrices",
  summary: "Change prices of a product",
  description:
    "Changes the prices that are given, in any book, of the product itself and of its variants; all others stay. If-Match names the version that was edited: an edit of another one is refused with 409, and `details.current` has the prices as they stand.",
  ...staffOnly("catalog:write"),
  request: { params: IdParam, headers: RequiredIfMatch, body: jsonBody(PriceChangesBody) },
  responses: {
    200: jsonOf("The prices after the change", PriceRowView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

const propose = createRoute({
  method: "post",
  path: "/admin/books/{id}/propose",
  tags,
  operationId: "proposePrices",
  summary: "Make a book's prices from those of another one",
  description:
    "Multiplies the prices of `from` by a factor, rounds them to the ending and stores them, for a page of all products by name; `lastKey` of an answer continues. `dryRun` answers what would change. Send `batchId` with each page: a page that was cut off may be sent again, and the whole can be undone as a bulk edit for 30 days.",
  ...staffOnly("catalog:write"),
  request: {
    params: z.object({
      id: BookIdParam.meta({ description: "The book whose prices are made", example: "eur" }),
    }),
    query: PageQuery.extend({ limit: limitQuery(100) }),
    body: jsonBody(ProposalBody),
  },
  responses: {
    200: jsonOf("What became of each product, and the key of the next page", ProposedView),
    ...problems(400, 401, 403, 413, 415, 422),
  },
});

/** The prices of all products in all books, as staff work with them. */
export const adminPrices = newRouter()
  .openapi(list, async (c) => {
    const { deps, actor } = c.var;
    const { limit, lastKey, missing, category, active: isActive } = c.req.valid("query");
    const scope = JSON.stringify(["admin-prices", missing, category, isActive]);
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const page = await listPrices(deps, actor, { missing, category, isActive, limit, cursor });
    return c.json(
      {
        items: page.products.map(priceRowView),
        books: page.books.map(bookView),
        ...(page.cursor && { lastKey: signCursor(deps.config.secret, scope, page.cursor) }),
      },
      200,
    );
  })
  .openapi(change, async (c) => {
    const product = await changePrices(c.var.deps, c.var.actor, {
      productId: c.req.valid("param").id,
      changes: priceCellsOf(c.req.valid("json")),
      expectedVersions: c.req.valid("header")["if-match"],
    }).catch((error: unknown) => {
      throw shownConflict(error);
    });
    return c.json(priceRowView(product), 200, { etag: `"${product.version}"` });
  })
  .openapi(propose, async (c) => {
    const { deps, actor } = c.var;
    const { id: bookId } = c.req.valid("param");
    const { limit, lastKey } = c.req.valid("query");
    const proposal = c.req.valid("json");
    const scope = JSON.stringify(["propose", proposal.category]);
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const {
      batchId,
      results,
      cursor: end,
    } = await proposePrices(deps, actor, {
      ...proposal,
      bookId,
      limit,
      cursor,
    });
    return c.json(
      {
        ...(batchId !== undefined && { batchId }),
        ...bulkView(results),
        ...(end && { lastKey: signCursor(deps.config.secret, scope, end) }),
      },
      200,
    );
  });

/** A conflict of two edits with the prices as they stand; another error as it is. */
function shownConflict(error: unknown): unknown {
  if (!DomainError.is(error, "CONFLICT") || error.details.current === undefined) return error;
  // Where `changePrices` says what stands, it is a product.
  const current = priceRowView(error.details.current as Product);
  return new DomainError("CONFLICT", { ...error.details, current });
}

import { createRoute } from "@hono/zod-openapi";
import { listTags } from "../../domain/catalog/cache-tags.ts";
import { findCategorySlugs } from "../../domain/catalog/categories.ts";
import { noteClick, searchProducts, suggestProducts } from "../../domain/search/service.ts";
import { limited } from "../../http/limits.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter, sendJson } from "../../http/router.ts";
import {
  ClickBody,
  SearchParameters,
  SearchView,
  SuggestParameters,
  SuggestView,
  searchView,
  suggestView,
} from "./search.schema.ts";

/** Results are revalidated, so that changes of products show at once. */
const fresh = { "cache-control": "no-cache" };

const find = createRoute({
  method: "get",
  path: "/search",
  tags: ["search"],
  operationId: "searchProducts",
  summary: "Search products",
  description:
    "Full-text search with filters, facets and sorting. Without words it lists all products. Facets count what another choice in them would show.",
  middleware: limited("search", 300, 60),
  request: { query: SearchParameters },
  responses: {
    200: jsonOf("One page, with facets over all that was found", SearchView),
    ...problems(400, 429, 503),
  },
});

const suggest = createRoute({
  method: "get",
  path: "/search/suggest",
  tags: ["search"],
  operationId: "suggestProducts",
  summary: "Suggest products and categories while typing",
  description:
    "For a search field: products and categories for what has been typed so far, with typing errors forgiven.",
  middleware: limited("suggest", 600, 60),
  request: { query: SuggestParameters },
  responses: { 200: jsonOf("Products and categories", SuggestView), ...problems(400, 429, 503) },
});

const click = createRoute({
  method: "post",
  path: "/search/click",
  tags: ["search"],
  operationId: "clickSearchHit",
  summary: "Report that a result was opened",
  description: "Counts the click for the search report. Nothing about the shopper is stored.",
  middleware: limited("search-click", 120, 60),
  request: { body: jsonBody(ClickBody) },
  responses: { 204: { description: "Noted" }, ...problems(400, 413, 415, 429) },
});

/** Search, for everybody. */
export const search = newRouter()
  .openapi(find, async (c) => {
    const { q, category, tags, market, minPrice, maxPrice, inStock, sort, limit, offset } =
      c.req.valid("query");
    const started = performance.now();
    const result = await searchProducts(c.get("deps"), c.get("actor"), {
      text: q,
      market,
      filters: {
        categories: category ?? [],
        tags: tags ?? [],
        minPrice,
        maxPrice,
        inStock: inStock === "true",
      },
      sort,
      offset,
      limit,
    });
    const took = since(started);
    const productIds = result.hits.map(({ document }) => document.productId);
    return sendJson(c, searchView(result, { offset, limit, took }), 200, {
      ...fresh,
      ...timing(took),
      // For pages that are made of the results.
      "cache-tag": listTags(productIds, category).join(","),
    });
  })
  .openapi(suggest, async (c) => {
    const { q, limit, market } = c.req.valid("query");
    const started = performance.now();
    const suggestions = await suggestProducts(c.get("deps"), c.get("actor"), { text: q, limit, market });
    const slugs = await findCategorySlugs(c.get("deps"), c.get("actor"), suggestions.categories);
    const took = since(started);
    return sendJson(c, suggestView(suggestions, slugs, took), 200, { ...fresh, ...timing(took) });
  })
  .openapi(click, async (c) => {
    await noteClick(c.get("deps"), c.get("actor"), c.req.valid("json").q);
    return c.body(null, 204);
  });

const since = (started: number): number => Math.round((performance.now() - started) * 100) / 100;

/** https://www.w3.org/TR/server-timing/ */
const timing = (took: number) => ({ "server-timing": `search;dur=${took}` });

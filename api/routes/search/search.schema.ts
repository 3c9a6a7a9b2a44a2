import { z } from "@hono/zod-openapi";
import { majorOf } from "../../domain/money.ts";
import { anyText, textOf } from "../../domain/text.ts";
import {
  type Facets,
  type SearchDocument,
  type SearchResult,
  type Suggestions,
  searchSorts,
} from "../../ports/search-index.ts";
import { MarketParam } from "../cart/cart.schema.ts";
import { limitQuery, MoneyView, TimeView } from "../shared.schema.ts";

/** The largest offset that the engines rank. */
export const maxOffset = 50_000;

/** One value, or several: `tags=a&tags=b`. */
const Values = (maxEach: number, maxValues: number, description: string, example: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat())
    .pipe(z.array(anyText(maxEach)).max(maxValues))
    .transform((parts) => [...new Set(parts.filter((part) => part !== ""))])
    .optional()
    .openapi({
      type: "array",
      items: { type: "string", maxLength: maxEach },
      maxItems: maxValues,
      description,
      example: [example],
    });

const Price = z
  .string()
  .regex(/^\d{1,8}(\.\d{1,2})?$/, "must be an amount from 0 to 99999999.99 with at most two decimals")
  .transform((text) => Math.round(Number(text) * 100))
  .optional();
const price = { type: "number", minimum: 0, maximum: 99_999_999.99 } as const;

const Text = anyText(200).openapi({ description: "What the shopper typed", example: "water bottle" });

/** Other parameters, such as those that an advertisement adds to a link, are ignored. */
export const SearchParameters = z
  .object({
    q: Text.default(""),
    category: Values(
      60,
      20,
      "Categories: products of any of them. Repeat the parameter for several",
      "Kitchen",
    ),
    tags: Values(40, 30, "Tags: products with any of them. Repeat the parameter for several", "steel"),
    market: MarketParam,
    minPrice: Price.openapi({ ...price, description: "Lowest price, inclusive", example: 10 }),
    maxPrice: Price.openapi({ ...price, description: "Highest price, inclusive", example: 50 }),
    inStock: z
      .enum(["true", "false"])
      .optional()
      .openapi({ type: "boolean", description: "true: only products that can be bought now" }),
    sort: z.enum(searchSorts).default("relevance").openapi({ description: "Order of the results" }),
    limit: limitQuery(20),
    offset: z
      .string()
      .regex(/^\d{1,5}$/, `must be a whole number from 0 to ${maxOffset}`)
      .transform(Number)
      .pipe(z.int().max(maxOffset))
      .default(0)
      .openapi({
        type: "integer",
        minimum: 0,
        maximum: maxOffset,
        default: 0,
        description: "How many results to pass over",
      }),
  })
  .refine(({ minPrice = 0, maxPrice = Number.POSITIVE_INFINITY }) => !(minPrice > maxPrice), {
    path: ["maxPrice"],
    error: "must not be less than minPrice",
  });

export const SuggestParameters = z.object({ q: Text, limit: limitQuery(6), market: MarketParam });

const FacetView = z.array(z.strictObject({ value: z.string(), count: z.int() }).openapi("FacetCount"));

const FoundProduct = {
  productId: z.string(),
  name: z.string(),
  slug: z.string(),
  price: MoneyView,
  maxPrice: MoneyView.optional(),
  compareAt: MoneyView.optional().openapi({
    description: "Struck through beside `price`, as `compareAt` of a product is",
  }),
  category: z.string(),
  tags: z.array(z.string()),
  available: z.int(),
  imageUrl: z.string(),
};

/**
 * `price` is the lowest that can be paid, `maxPrice` that of the dearest variant where it costs more. `highlights` are safe
 * HTML: the found words in `<mark>`, all else escaped. Facets count what another choice in them would show.
 */
export const SearchView = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          ...FoundProduct,
          description: z.string(),
          createdAt: TimeView,
          score: z.number(),
          highlights: z.strictObject({ name: z.string(), description: z.string() }),
          missingWords: z
            .array(z.string())
            .optional()
            .openapi({ description: "Words of the query, as typed, that the product does not have" }),
        })
        .openapi("SearchHit"),
    ),
    count: z.int(),
    total: z.int(),
    offset: z.int(),
    limit: z.int(),
    facets: z
      .strictObject({
        categories: FacetView,
        tags: FacetView,
        prices: z.array(z.strictObject({ from: MoneyView, to: MoneyView.optional(), count: z.int() })),
        inStock: z.int(),
      })
      .openapi("SearchFacets"),
    correction: z
      .string()
      .optional()
      .openapi({ description: "What was searched for instead: words of the query are known to no product" }),
    relaxed: z.boolean().optional().openapi({
      description:
        "True when fewer than ten products have all words: those that have some of them follow, with their missingWords",
    }),
    took: z.number().openapi({ description: "Milliseconds that the engine took" }),
  })
  .openapi("SearchResult");

export const SuggestView = z
  .strictObject({
    products: z.array(z.strictObject(FoundProduct).openapi("SuggestedProduct")),
    categories: z.array(
      z.strictObject({ category: z.string(), slug: z.string() }).openapi("SuggestedCategory"),
    ),
    correction: z.string().optional(),
    took: z.number(),
  })
  .openapi("Suggestions");

export const ClickBody = z
  .strictObject({
    q: textOf(200),
    productId: z.uuid(),
    position: z.int().min(0).max(maxOffset).optional(),
  })
  .openapi("SearchClick");

const productView = (document: SearchDocument) => ({
  productId: document.productId,
  name: document.name,
  slug: document.slug,
  price: majorOf(document.price),
  ...(document.maxPrice !== undefined && { maxPrice: majorOf(document.maxPrice) }),
  ...(document.compareAt !== undefined && { compareAt: majorOf(document.compareAt) }),
  category: document.category,
  tags: [...document.tags],
  available: document.available,
  imageUrl: document.imageUrl,
});

const facetsView = ({ categories, tags, prices, inStock }: Facets) => ({
  categories: categories.map(({ value, count }) => ({ value, count })),
  tags: tags.map(({ value, count }) => ({ value, count })),
  prices: prices.map(({ from, to, count }) => ({
    from: majorOf(from),
    ...(to !== undefined && { to: majorOf(to) }),
    count,
  })),
  inStock,
});

/** A page of results as the API shows it; `took` in milliseconds. */
export const searchView = (
  result: SearchResult,
  page: { readonly offset: number; readonly limit: number; readonly took: number },
): z.input<typeof SearchView> => ({
  items: result.hits.map(({ document, score, highlights, missingWords }) => ({
    ...productView(document),
    description: document.description,
    createdAt: document.createdAt,
    score,
    highlights,
    ...(missingWords && { missingWords: [...missingWords] }),
  })),
  count: result.hits.length,
  total: result.total,
  offset: page.offset,
  limit: page.limit,
  facets: facetsView(result.facets),
  ...(result.correction !== undefined && { correction: result.correction }),
  ...(result.relaxed && { relaxed: true }),
  took: page.took,
});

/** Suggestions as the API shows them. `slugs` has the slug of each category by its name. */
export const suggestView = (
  { products, categories, correction }: Suggestions,
  slugs: ReadonlyMap<string, string>,
  took: number,
): z.input<typeof SuggestView> => ({
  products: products.map(productView),
  categories: categories.map((category) => ({ category, slug: slugs.get(category) ?? "" })),
  ...(correction !== undefined && { correction }),
  took,
});

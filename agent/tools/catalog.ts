import * as z from "zod";
import { type Categories, listCategories } from "../../api/domain/catalog/categories.ts";
import { listOffered } from "../../api/domain/catalog/offered.ts";
import { showProduct } from "../../api/domain/catalog/service.ts";
import type { Products } from "../../api/domain/catalog/store.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { Currency } from "../../api/domain/money.ts";
import { nounOf } from "../../api/domain/search/text/names.ts";
import { searchSorts } from "../../api/ports/search-index.ts";
import { categoryMeant, categoryNamed } from "./categories.ts";
import { differencesOf } from "./differences.ts";
import { type FindingDeps, findFitting, type Wishes } from "./finding.ts";
import { productCard, productFacts } from "./offered.ts";
import { refusal, type WritingDeps, writingOf } from "./outcomes.ts";
import { budgetOf, findingOutcome } from "./recommendations.ts";
import type { AgentTool, InMarket, ToolOutcome } from "./tool.ts";

export type CatalogToolDeps = FindingDeps &
  WritingDeps & { readonly products: Products; readonly categories: Categories };

export const productIdInput = z.string().min(1).max(120).describe("The productId from an earlier result");
const amount = z.number("must be an amount").min(0, "must not be negative").max(999_999.99, "is too high");

const SearchInput = z.strictObject({
  query: z
    .string()
    .max(300, "is too long")
    .optional()
    .describe('A plain noun phrase, such as "desk lamp". No prices, no sizes, no colours'),
  category: z.string().max(60).optional().describe("A category of the shop, if the shopper names one"),
  minPrice: amount.optional().describe("Lowest price, inclusive, in the currency of the prices"),
  maxPrice: amount.optional().describe("The shopper's budget, inclusive, in the currency of the prices"),
  options: z
    .array(z.string().min(1).max(60))
    .max(6)
    .optional()
    .describe('Colours, sizes, materials that the shopper wants, such as ["blue", "L"]'),
  inStock: z.boolean().default(true).describe("False to include products that are sold out"),
  sort: z.enum(searchSorts).default("relevance"),
  limit: z.int().min(1).max(6).default(4),
  without: z
    .array(z.string().min(1).max(60))
    .max(6)
    .optional()
    .describe('What no product may be or have, such as ["leather"] of "a bag, but not leather"'),
  sure: z
    .boolean()
    .default(false)
    .describe(
      "True where it is not clear that a product is meant: finds nothing rather than what comes near",
    ),
  similarTo: productIdInput.optional().describe("Find products like this one, without it"),
});

/** Product search by words, category, budget and options. */
export const searchProductsTool: AgentTool<CatalogToolDeps, typeof SearchInput> = {
  name: "search_products",
  description:
    "Finds products of the shop. Use it for every question about what the shop sells, also for recommendations and alternatives. Answers products with price, options, units available and a reason why each fits. `relaxed` lists wishes that had to be given up: tell the shopper. When nothing fits, `categories` has what to choose from.",
  input: SearchInput,
  label: "Searching the shop",
  for: "anyone",
  async run(deps, context, input) {
    const { actor, market } = context;
    const [writing, categories] = await Promise.all([
      writingOf(deps, context),
      listCategories(deps, actor, { market }).then((all) => all.map(({ category }) => category)),
    ]);
    // What is not sold here may be like something that is.
    const like =
      input.similarTo === undefined
        ? undefined
        : await showProduct(deps, actor, { idOrSlug: input.similarTo });
    const wishes = wishesOf(input, { categories, like, currency: writing.currency });
    const finding = await findFitting(deps, context, wishes);
    return findingOutcome({
      finding,
      wishes,
      categories,
      limit: input.limit,
      like: like?.name,
      input,
      writing,
    });
  },
};

function wishesOf(
  input: z.output<typeof SearchInput>,
  {
    categories,
    like,
    currency,
  }: {
    readonly categories: readonly string[];
    readonly like:
      | { readonly productId: string; readonly name: string; readonly category: string }
      | undefined;
    readonly currency: Currency;
  },
): Wishes {
  const { minPrice, maxPrice } = budgetOf(input, currency);
  const asked = input.category === undefined ? undefined : categoryMeant(categories, input.category);
  // What the shop has no category for is looked for as a word.
  const words = [input.query ?? "", asked === undefined ? (input.category ?? "") : ""];
  const query = [...new Set(words.map((one) => one.trim()))].join(" ").trim();
  const isCategory = asked === undefined ? categoryMeant(categories, query, { whole: true }) : undefined;
  const ofLike = like && query === "" ? nounOf(like.name) : undefined;
  return {
    text: isCategory === undefined ? (ofLike ?? query) : "",
    category: asked ?? isCategory ?? (ofLike === undefined ? undefined : like?.category),
    minPrice,
    maxPrice,
    options: input.options ?? [],
    inStock: input.inStock,
    sort: input.sort,
    without: (input.without ?? []).flatMap((word) => {
      const category = categoryMeant(categories, word, { whole: true }) ?? categoryNamed(categories, word);
      return category === undefined ? [word] : [word, category];
    }),
    sure: input.sure,
    except: like?.productId,
  };
}

const ProductInput = z.strictObject({ productId: productIdInput });

/** One product, whole. */
export const showProductTool: AgentTool<CatalogToolDeps, typeof ProductInput> = {
  name: "show_product",
  description:
    "Answers everything about one product: description, price, tags, variants with their prices and units available. Use it before you say what a product is made of, or which sizes and colours there are.",
  input: ProductInput,
  label: "Looking at a product",
  for: "anyone",
  async run(deps, context, { productId }) {
    const [writing, product] = await Promise.all([
      writingOf(deps, context),
      offeredOne(deps, context, productId),
    ]);
    return {
      facts: { currency: writing.currency, product: productFacts(product, writing) },
      cards: { products: [productCard(product, writing)] },
      buttons: [
        ...(product.available > 0 && product.variants.length === 0
          ? [
              {
                text: "Add to cart",
                action: "add_to_cart",
                payload: { productId: product.productId, quantity: 1 },
              } as const,
            ]
          : []),
        { text: "View product", action: "open", payload: { path: `/p/${product.slug}` } },
      ],
    };
  },
};

/**
 * A product at the market's prices with the units that the inventory has. Throws PRODUCT_NOT_FOUND, and NOT_SOLD_HERE for one that
 * another market sells.
 */
export async function offeredOne(
  deps: Pick<CatalogToolDeps, "products" | "inventory" | "settings">,
  { actor, market }: InMarket,
  idOrSlug: string,
) {
  const product = await showProduct(deps, actor, { idOrSlug, market }).catch(async (error: unknown) => {
    if (market === undefined || !DomainError.is(error, "PRODUCT_NOT_FOUND")) throw error;
    const { productId } = await showProduct(deps, actor, { idOrSlug });
    throw new DomainError("NOT_SOLD_HERE", { lines: [{ productId }] });
  });
  const [offered = product] = await listOffered(deps, actor, { productIds: [product.productId], market });
  return offered;
}

const CompareInput = z.strictObject({
  productIds: z.array(productIdInput).min(2).max(4).describe("The productIds of the products to compare"),
});

/** Two to four products side by side. */
export const compareProductsTool: AgentTool<CatalogToolDeps, typeof CompareInput> = {
  name: "compare_products",
  description:
    "Compares two to four products: prices, options, stock. Answers each product, which is the cheapest, and the differences as sentences.",
  input: CompareInput,
  label: "Comparing products",
  for: "anyone",
  async run(deps, context, { productIds }): Promise<ToolOutcome> {
    const [writing, ...products] = await Promise.all([
      writingOf(deps, context),
      ...[...new Set(productIds)].map((productId) => offeredOne(deps, context, productId)),
    ]);
    const distinct = products.filter(
      ({ productId }, place) => products.findIndex((one) => one.productId === productId) === place,
    );
    if (distinct.length < 2) return refusal("VALIDATION_ERROR", "Name two different products to compare.");
    return {
      facts: {
        currency: writing.currency,
        products: distinct.map((product) => {
          const { description: _, ...rest } = productFacts(product, writing);
          return rest;
        }),
        ...differencesOf(distinct, writing),
      },
      cards: { products: distinct.map((product) => productCard(product, writing)) },
    };
  },
};

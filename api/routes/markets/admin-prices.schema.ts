import { z } from "@hono/zod-openapi";
import type { Product } from "../../domain/catalog/product.ts";
import type { PriceCell } from "../../domain/markets/price-cells.ts";
import { endingNames, endingsOf } from "../../domain/markets/proposed-price.ts";
import { BookIdParam } from "../../domain/markets/schema.ts";
import { currencies, majorOf, moneySchema } from "../../domain/money.ts";
import { textOf } from "../../domain/text.ts";
import { BatchId, BulkView } from "../catalog/bulk.schema.ts";
import { PricesView, pricesView } from "../catalog/products.schema.ts";
import { MoneyView } from "../shared.schema.ts";

/** Most prices that one request changes: every variant in every book. */
const mostChanges = 2_000;

const Amount = moneySchema().nullable().optional();

/** Changes of single prices of a product. */
export const PriceChangesBody = z
  .strictObject({
    changes: z
      .array(
        z.strictObject({
          book: BookIdParam,
          variantId: z
            .string()
            .regex(/^[\w-]{1,64}$/, "must be a variant's id")
            .optional()
            .openapi({ description: "Without it the price of the product itself" }),
          amount: Amount.openapi({ description: "Null: no price of its own in this book", example: 18.5 }),
          compareAt: Amount.openapi({
            description: "A higher price that is shown struck through beside it; null: none",
            example: 22,
          }),
        }),
      )
      .min(1)
      .max(mostChanges),
  })
  .openapi("PriceChanges");

/** The changes as the domain takes them. */
export const priceCellsOf = ({ changes }: z.output<typeof PriceChangesBody>): readonly PriceCell[] =>
  changes.map(({ book: bookId, ...cell }) => ({ bookId, ...cell }));

const own = {
  price: MoneyView.optional().openapi({ description: "In the default book" }),
  compareAt: MoneyView.optional(),
  prices: PricesView,
};

/** A product with all its prices, as they were written. */
export const PriceRowView = z
  .strictObject({
    productId: z.string(),
    name: z.string(),
    isActive: z.boolean(),
    version: z.int(),
    ...own,
    variants: z.array(
      z.strictObject({
        id: z.string(),
        sku: z.string(),
        options: z.record(z.string(), z.string()),
        ...own,
      }),
    ),
  })
  .openapi("PriceRow");

const BookView = z.strictObject({
  bookId: z.string(),
  currency: z.enum(currencies),
  taxIncluded: z.boolean(),
  markets: z.array(z.string()).openapi({ description: "Names of the markets that sell by it" }),
  endings: z.array(z.enum(endingNames)).openapi({ description: "How proposed prices may end" }),
});

/** A page of products with their prices, and every book. */
export const PriceRowsView = z
  .strictObject({
    items: z.array(PriceRowView),
    books: z.array(BookView).openapi({ description: "Every book of the shop" }),
    lastKey: z.string().optional(),
  })
  .openapi("PriceRows");

/** A book as JSON carries it. */
export const bookView = ({
  bookId,
  currency,
  taxIncluded,
  markets,
}: Omit<z.input<typeof BookView>, "endings" | "markets"> & {
  readonly markets: readonly string[];
}): z.input<typeof BookView> => ({
  bookId,
  currency,
  taxIncluded,
  markets: [...markets],
  endings: endingNames.filter((name) => name in endingsOf(currency)),
});

const wrongFactor = "must be from 0.000001 to 100,000 with at most six decimals";
const hasSixDecimals = (factor: number): boolean => Number(factor.toFixed(6)) === factor;

/** A proposal of prices. */
export const ProposalBody = z
  .strictObject({
    from: BookIdParam,
    factor: z
      .number()
      .min(0.000001, wrongFactor)
      .max(100_000, wrongFactor)
      .refine(hasSixDecimals, wrongFactor)
      .openapi({ description: "What the prices are multiplied by; at most six decimals", example: 0.92 }),
    ending: z.enum(endingNames).default("none").openapi({
      description: "How the prices end: cents, or the last digits where the currency has no decimals",
    }),
    onlyMissing: z.boolean().default(true).openapi({ description: "Prices that are there stay" }),
    category: textOf(60).optional().openapi({ description: "Only products of this category" }),
    dryRun: z.boolean().default(false).openapi({ description: "Says what would change and writes nothing" }),
    batchId: BatchId.optional(),
  })
  .openapi("PriceProposal");

/** What a page of a proposal did, or would do. */
export const ProposedView = BulkView.extend({ lastKey: z.string().optional() })
  .strict()
  .openapi("PriceProposalResult");

type Own = Pick<Product, "compareAt" | "prices"> & { readonly price?: number | undefined };

const ownView = ({ price, compareAt, prices }: Own) => ({
  ...(price !== undefined && { price: majorOf(price) }),
  ...(compareAt !== undefined && { compareAt: majorOf(compareAt) }),
  prices: pricesView(prices),
});

/** The row of a product. */
export const priceRowView = (product: Product): z.input<typeof PriceRowView> => ({
  productId: product.productId,
  name: product.name,
  isActive: product.isActive,
  version: product.version,
  ...ownView(product),
  variants: product.variants.map((variant) => ({
    id: variant.id,
    sku: variant.sku,
    options: variant.options,
    ...ownView(variant),
  })),
});

import type { Currency } from "../money.ts";
import type { DayFigures, Figures, ProductFigures, ProductMeasure } from "./figures.ts";
import type { Notice, NoticeKind } from "./notices.ts";
import type { Bucket, Period } from "./period.ts";

/** A product that was paid for, and when. */
export type Sale = { readonly productId: string; readonly at: number };

/** What a product's version says of its being on sale. Times are epoch milliseconds. */
export type ShelfNote = {
  readonly productId: string;
  readonly isActive: boolean;
  readonly version: number;
  readonly createdAt: number;
};

/** An order as it stands, with what it adds to the counters. */
export type Countable = { readonly orderId: string; readonly version: number; readonly figures: Figures };

/** Figures of one product over a period. */
export type ProductTotal = ProductFigures & { readonly productId: string };

/** `others` is how many units a product that is not among `productIds` may have sold in one bucket. */
export type SoldMost = { readonly productIds: readonly string[]; readonly others: number };

/** A product that waits to be sold; `soldAt` is when it was last, in epoch milliseconds. */
export type IdleProduct = {
  readonly productId: string;
  readonly idleSince: number;
  readonly soldAt: number | undefined;
};

/** Counters that orders add to. They are counted once per version of an order, whatever is repeated or late. */
export interface Metrics {
  /**
   * Replaces what each order added before by what it adds now, each in one transaction with a note of the version that was
   * counted; a version that is no newer than the note changes nothing. An order of many lines takes several transactions,
   * and a repeat goes on where a crash stopped it.
   */
  count(orders: readonly Countable[]): Promise<void>;
  /** Days on which anything was counted, in order. */
  days(currency: Currency, period: Period): Promise<ReadonlyMap<string, DayFigures>>;
  /**
   * Products with the most of a measure over all buckets, the most first. Only those among the first fifty of a bucket are
   * candidates; the figures of each are complete.
   */
  topProducts(
    currency: Currency,
    buckets: readonly Bucket[],
    limit: number,
    measure?: ProductMeasure,
  ): Promise<readonly ProductTotal[]>;
  /** The figures of these products over all buckets; one of which nothing was counted has none. */
  productFigures(
    currency: Currency,
    buckets: readonly Bucket[],
    productIds: readonly string[],
  ): Promise<ReadonlyMap<string, ProductFigures>>;
  /** The fifty products of each bucket that sold the most units, and the most that another one sold in any bucket. */
  soldMost(currency: Currency, buckets: readonly Bucket[]): Promise<SoldMost>;
  /** Notes when products were sold. The latest time stays, whatever is repeated or late. */
  noteSales(sales: readonly Sale[]): Promise<void>;
  /** Notes which products are on sale. The newest version of a product stays, whatever is repeated or late. */
  noteProducts(products: readonly ShelfNote[]): Promise<void>;
  /** Products on sale of which nothing was sold since `before`, those that waited longest first. */
  idle(query: {
    readonly before: number;
    readonly limit: number;
  }): Promise<{ readonly products: readonly IdleProduct[]; readonly isComplete: boolean }>;
  /** How many notices of each kind there are, and how many orders are to be packed. */
  counts(): Promise<Readonly<Record<NoticeKind | "pack", number>>>;
  /** Oldest first. */
  notices(kind: NoticeKind, limit: number): Promise<readonly Notice[]>;
}

import type { Currency } from "../money.ts";
import type { DayFigures, Figures, ProductFigures } from "./figures.ts";
import type { Notice, NoticeKind } from "./notices.ts";
import type { Bucket, Period } from "./period.ts";

/** An order as it stands, with what it adds to the counters. */
export type Countable = { readonly orderId: string; readonly version: number; readonly figures: Figures };

/** Figures of one product over a period. */
export type ProductTotal = ProductFigures & { readonly productId: string };

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
   * Products with the highest revenue over all buckets, highest first. Only those among the first fifty of a bucket are
   * candidates; the figures of each are complete.
   */
  topProducts(
    currency: Currency,
    buckets: readonly Bucket[],
    limit: number,
  ): Promise<readonly ProductTotal[]>;
  /** How many notices of each kind there are, and how many orders are to be packed. */
  counts(): Promise<Readonly<Record<NoticeKind | "pack", number>>>;
  /** Oldest first. */
  notices(kind: NoticeKind, limit: number): Promise<readonly Notice[]>;
}

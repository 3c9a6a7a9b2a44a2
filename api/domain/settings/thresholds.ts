/** Numbers from which the shop acts or warns. Amounts are minor units of the store's currency, scores 0–100. */
export type Thresholds = {
  /** Staff hear of a product once its units for sale fall to this. */
  readonly lowStock: number;
  /** Staff hear of an order of this total or more. */
  readonly highValueOrder: number;
  readonly fraud: FraudThresholds;
  readonly holds: HoldThresholds;
};

/**
 * For how long and how often units are held by orders that wait for their shopper's bank. A hold is large with
 * `largeQuantity` units or more of a SKU that are `largeShare` percent or more of its stock.
 */
export type HoldThresholds = {
  readonly seconds: number;
  readonly perAccount: number;
  readonly perAddress: number;
  readonly largeShare: number;
  readonly largeQuantity: number;
  readonly largeSeconds: number;
  /** Large holds in an hour by one account, and from one network address; above, all holds. */
  readonly largePerAccount: number;
  readonly largePerAddress: number;
};

/** When an order looks like fraud (api/domain/checkout/fraud.ts says how the score is made). */
export type FraudThresholds = {
  readonly reviewFrom: number;
  readonly blockFrom: number;
  /** An amount above this counts against the order. */
  readonly highAmount: number;
  /** An account younger than this is new, and an amount above `newAccountAmount` then counts against the order. */
  readonly newAccountHours: number;
  readonly newAccountAmount: number;
  /** Orders of one account within an hour beyond these count against it. */
  readonly ordersPerHour: number;
};

export const defaultThresholds: Thresholds = {
  lowStock: 10,
  highValueOrder: 100_000,
  fraud: {
    reviewFrom: 30,
    blockFrom: 50,
    highAmount: 1_000_000,
    newAccountHours: 24,
    newAccountAmount: 100_000,
    ordersPerHour: 3,
  },
  holds: {
    seconds: 900,
    perAccount: 20,
    perAddress: 100,
    largeShare: 50,
    largeQuantity: 3,
    largeSeconds: 300,
    largePerAccount: 3,
    largePerAddress: 10,
  },
};

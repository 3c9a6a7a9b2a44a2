/** Numbers from which the shop acts or warns. Amounts are minor units, scores 0–100. */
export type Thresholds = {
  /** Staff hear of a product once its units for sale fall to this. */
  readonly lowStock: number;
  /** Staff hear of an order of this total or more. */
  readonly highValueOrder: number;
  readonly fraud: FraudThresholds;
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
};

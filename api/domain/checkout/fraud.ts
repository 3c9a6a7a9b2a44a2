import type { FraudThresholds } from "../settings/thresholds.ts";

/** What the score is made of. `amount` is in minor units of the store's currency. */
export type FraudSignals = {
  readonly amount: number;
  readonly ordersInLastHour: number;
  readonly declinesInLastDay: number;
  /** Milliseconds since the account was opened; undefined when unknown. */
  readonly accountAge: number | undefined;
  /** Countries of the delivery address and of the card; undefined when unknown. */
  readonly shippingCountry: string;
  readonly cardCountry: string | undefined;
  readonly radar: "normal" | "elevated" | "highest" | "not_assessed";
};

export type FraudVerdict = { readonly score: number; readonly decision: "accept" | "review" | "block" };

const hour = 60 * 60 * 1000;

/** 0–100: from `thresholds.blockFrom` on the order is blocked, from `reviewFrom` on it is flagged for review. */
export function scoreFraud(signals: FraudSignals, thresholds: FraudThresholds): FraudVerdict {
  const { accountAge } = signals;
  const newAccount = accountAge !== undefined && accountAge < thresholds.newAccountHours * hour;
  const points = [
    signals.amount > thresholds.highAmount ? 30 : 0,
    Math.max(0, Math.min(30, (signals.ordersInLastHour - thresholds.ordersPerHour) * 10)),
    Math.min(30, signals.declinesInLastDay * 5),
    newAccount && signals.amount > thresholds.newAccountAmount ? 20 : 0,
    signals.cardCountry !== undefined && signals.cardCountry !== signals.shippingCountry ? 10 : 0,
    { normal: 0, not_assessed: 0, elevated: 25, highest: 60 }[signals.radar],
  ];
  const score = Math.min(
    100,
    points.reduce((sum, one) => sum + one, 0),
  );
  const { blockFrom, reviewFrom } = thresholds;
  return { score, decision: score >= blockFrom ? "block" : score >= reviewFrom ? "review" : "accept" };
}

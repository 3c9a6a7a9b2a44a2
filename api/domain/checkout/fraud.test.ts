import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultThresholds } from "../settings/thresholds.ts";
import { type FraudSignals, scoreFraud } from "./fraud.ts";

const score = (signals: FraudSignals) => scoreFraud(signals, defaultThresholds.fraud);

const calm: FraudSignals = {
  amount: 5_000,
  ordersInLastHour: 0,
  declinesInLastDay: 0,
  accountAge: 90 * 24 * 60 * 60 * 1000,
  shippingCountry: "US",
  cardCountry: "US",
  radar: "normal",
};

test.each<[string, Partial<FraudSignals>, "accept" | "review" | "block"]>([
  ["an everyday order", {}, "accept"],
  ["an amount over 10,000", { amount: 1_000_001 }, "review"],
  ["exactly 10,000", { amount: 1_000_000 }, "accept"],
  ["a new account with a high amount", { accountAge: 1000, amount: 200_000 }, "accept"],
  ["a new account with an amount over 10,000", { accountAge: 1000, amount: 1_000_001 }, "block"],
  ["six orders within the hour", { ordersInLastHour: 6 }, "review"],
  ["six orders within the hour after four declines", { ordersInLastHour: 6, declinesInLastDay: 4 }, "block"],
  ["a card from another country", { cardCountry: "FR" }, "accept"],
  ["Radar's highest level", { radar: "highest" }, "block"],
  ["Radar's elevated level with a card from elsewhere", { radar: "elevated", cardCountry: "FR" }, "review"],
])("%s: %o → %s", (_, signals, decision) => {
  expect(score({ ...calm, ...signals }).decision).toBe(decision);
});

test("the score stays within 0–100 and never falls when a signal gets worse", () => {
  const count = fc.nat(50);
  fc.assert(
    fc.property(fc.nat(9_999_999), count, count, count, (amount, orders, declines, more) => {
      const signals = { ...calm, amount, ordersInLastHour: orders, declinesInLastDay: declines };
      const { score: points } = score(signals);
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(100);
      expect(score({ ...signals, declinesInLastDay: declines + more }).score).toBeGreaterThanOrEqual(points);
      expect(score({ ...signals, radar: "elevated" }).score).toBeGreaterThanOrEqual(points);
    }),
  );
});

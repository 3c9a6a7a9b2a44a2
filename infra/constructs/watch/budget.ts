import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { Construct } from "constructs";
import type { Stage } from "../../stage.ts";

/**
 * The stage's budget of a month in US dollars; staff are mailed when 80 % of it are spent, and when the forecast is above it.
 * It counts the costs of the whole account.
 */
export function monthlyBudget(scope: Construct, { prefix, budget, staffMail }: Stage): void {
  const subscribers = staffMail === undefined ? [] : [{ subscriptionType: "EMAIL", address: staffMail }];
  const warnings = [
    { notificationType: "ACTUAL", threshold: 80 },
    { notificationType: "FORECASTED", threshold: 100 },
  ];
  void new CfnBudget(scope, "budget", {
    budget: {
      budgetName: `${prefix}e-com67`,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      budgetLimit: { amount: budget.dollars, unit: "USD" },
    },
    ...(subscribers.length > 0 && {
      notificationsWithSubscribers: warnings.map((notification) => ({
        notification: { ...notification, comparisonOperator: "GREATER_THAN", thresholdType: "PERCENTAGE" },
        subscribers,
      })),
    }),
  });
}

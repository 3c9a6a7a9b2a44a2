import { stateMachine } from "../asl/types.ts";
import { persistent, transient } from "../retries.ts";

export type RefundTask = "refundPayment" | "settleRefund" | "failRefund";

const input = {
  orderId: "{% $states.context.Execution.Input.orderId %}",
  refundId: "{% $states.context.Execution.Input.refundId %}",
};

/**
 * Has Stripe pay a refund that is recorded on its order, then settles it there unless it is pending at Stripe. The execution
 * and Stripe's idempotency key are named by the refund, so that it refunds once, however often it runs.
 */
export const refund = stateMachine<RefundTask>()({
  Comment: "Refund the money, then return the units",
  QueryLanguage: "JSONata",
  StartAt: "RefundPayment",
  States: {
    RefundPayment: {
      Type: "Task",
      Resource: "task:refundPayment",
      Arguments: input,
      TimeoutSeconds: 60,
      Retry: transient,
      Catch: [{ ErrorEquals: ["PAYMENT_INVALID", "PAYMENT_NOT_FOUND"], Next: "FailRefund" }],
      Next: "SettleRefund",
    },
    SettleRefund: {
      Type: "Task",
      Resource: "task:settleRefund",
      Arguments: input,
      TimeoutSeconds: 30,
      Retry: persistent,
      Next: "Refunded",
    },
    Refunded: { Type: "Succeed" },
    FailRefund: {
      Type: "Task",
      Resource: "task:failRefund",
      Arguments: input,
      TimeoutSeconds: 30,
      Retry: persistent,
      Next: "NotRefunded",
    },
    NotRefunded: { Type: "Fail", Error: "PAYMENT_INVALID", Cause: "Stripe refused the refund" },
  },
});

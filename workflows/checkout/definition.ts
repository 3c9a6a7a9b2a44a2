import { stateMachine } from "../asl/types.ts";
import { persistent, transient, transientWhileWaiting } from "../retries.ts";

export type CheckoutTask =
  | "priceOrder"
  | "reserveStock"
  | "screenOrder"
  | "authorizePayment"
  | "grantHold"
  | "awaitShopper"
  | "screenPayment"
  | "capturePayment"
  | "commitOrder"
  | "queueOrder"
  | "undoPayment"
  | "releaseStock";

/** The tasks that change nothing: the engine need not write the state before it runs one. */
export const checkoutReads: readonly CheckoutTask[] = ["screenOrder", "screenPayment"];

const orderId = "{% $states.context.Execution.Input.orderId %}";

/** `failure` is unset when the shopper cancelled the order while it was being paid. */
const failureCode = "{% $exists($failure.code) ? $failure.code : 'CONFLICT' %}";

const failed = (code: string) => ({ code });

/**
 * Cart to paid order. The execution is named by the order and every task by order and step, so whatever runs twice acts
 * once. What a shop says no to is an outcome; an error is a failure of the machinery. Reserve, authorize, capture,
 * commit; undone in reverse.
 */
export const checkout = stateMachine<CheckoutTask>()({
  Comment: "Cart to paid order",
  QueryLanguage: "JSONata",
  StartAt: "PriceOrder",
  States: {
    PriceOrder: {
      Type: "Task",
      Resource: "task:priceOrder",
      Arguments: { orderId },
      TimeoutSeconds: 30,
      Retry: transient,
      Assign: { versions: "{% $states.result.versions %}" },
      Catch: [
        {
          ErrorEquals: ["States.ALL"],
          Assign: { failure: failed("SERVICE_UNAVAILABLE") },
          Next: "ReleaseStock",
        },
      ],
      Next: "Priced",
    },
    Priced: {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.outcome = 'priced' %}", Next: "ReserveStock" }],
      Default: "Refused",
    },
    ReserveStock: {
      Type: "Task",
      Resource: "task:reserveStock",
      Arguments: { orderId, versions: "{% $versions %}" },
      TimeoutSeconds: 30,
      Retry: transient,
      Catch: [
        {
          ErrorEquals: ["States.ALL"],
          Assign: { failure: failed("SERVICE_UNAVAILABLE") },
          Next: "ReleaseStock",
        },
      ],
      Next: "Reserved",
    },
    Reserved: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $states.input.outcome = 'reserved' %}", Next: "ScreenOrder" },
        // A product was edited between pricing and reserving: what is charged must be what is sold.
        { Condition: "{% $states.input.outcome = 'changed' %}", Next: "PriceOrder" },
      ],
      Default: "Refused",
    },
    ScreenOrder: {
      Type: "Task",
      Resource: "task:screenOrder",
      Arguments: { orderId },
      TimeoutSeconds: 30,
      Retry: transient,
      Catch: [
        {
          ErrorEquals: ["States.ALL"],
          Assign: { failure: failed("SERVICE_UNAVAILABLE") },
          Next: "ReleaseStock",
        },
      ],
      Next: "Screened",
    },
    Screened: {
      Type: "Choice",
      Choices: [
        {
          Condition: "{% $states.input.decision = 'block' %}",
          Assign: { failure: failed("ORDER_BLOCKED") },
          Next: "ReleaseStock",
        },
      ],
      Default: "AuthorizePayment",
    },
    AuthorizePayment: {
      Type: "Task",
      Resource: "task:authorizePayment",
      Arguments: { orderId },
      TimeoutSeconds: 60,
      Retry: transient,
      Assign: { paymentId: "{% $states.result.paymentId %}", seen: "{% $states.result.seen %}" },
      Catch: [
        {
          ErrorEquals: ["States.ALL"],
          Assign: { failure: failed("SERVICE_UNAVAILABLE") },
          Next: "UndoPayment",
        },
      ],
      Next: "Authorized",
    },
    Authorized: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $states.input.outcome = 'authorized' %}", Next: "ScreenPayment" },
        { Condition: "{% $states.input.outcome = 'requires_action' %}", Next: "GrantHold" },
        {
          Condition: "{% $states.input.outcome = 'invalid' %}",
          Assign: { failure: failed("PAYMENT_INVALID") },
          Next: "UndoPayment",
        },
      ],
      Default: "Declined",
    },
    Declined: {
      Type: "Pass",
      Assign: { failure: failed("PAYMENT_DECLINED") },
      Next: "UndoPayment",
    },
    GrantHold: {
      Type: "Task",
      Resource: "task:grantHold",
      Arguments: { orderId },
      TimeoutSeconds: 30,
      Retry: transient,
      Assign: { holdSeconds: "{% $states.result.seconds %}" },
      Catch: [
        {
          ErrorEquals: ["States.ALL"],
          Assign: { failure: failed("SERVICE_UNAVAILABLE") },
          Next: "UndoPayment",
        },
      ],
      Next: "HoldGranted",
    },
    HoldGranted: {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.outcome = 'granted' %}", Next: "AwaitShopper" }],
      Default: "HoldRefused",
    },
    HoldRefused: {
      Type: "Pass",
      Assign: { failure: failed("RATE_LIMITED") },
      Next: "UndoPayment",
    },
    /** Until the shopper has answered their bank; when the hold ends, the authorization is cancelled. */
    AwaitShopper: {
      Type: "Task",
      Resource: "task:awaitShopper.waitForTaskToken",
      Arguments: { orderId, paymentId: "{% $paymentId %}" },
      TimeoutSeconds: "{% $holdSeconds %}",
      Retry: transientWhileWaiting,
      Catch: [
        { ErrorEquals: ["States.ALL"], Assign: { failure: failed("PAYMENT_DECLINED") }, Next: "UndoPayment" },
      ],
      Next: "ScreenPayment",
    },
    ScreenPayment: {
      Type: "Task",
      Resource: "task:screenPayment",
      Arguments: { orderId, paymentId: "{% $paymentId %}", seen: "{% $seen %}" },
      TimeoutSeconds: 30,
      Retry: transient,
      Assign: { score: "{% $states.result.score %}", decision: "{% $states.result.decision %}" },
      Catch: [
        {
          ErrorEquals: ["States.ALL"],
          Assign: { failure: failed("SERVICE_UNAVAILABLE") },
          Next: "UndoPayment",
        },
      ],
      Next: "PaymentScreened",
    },
    PaymentScreened: {
      Type: "Choice",
      Choices: [
        {
          Condition: "{% $states.input.decision = 'block' %}",
          Assign: { failure: failed("ORDER_BLOCKED") },
          Next: "UndoPayment",
        },
      ],
      Default: "CapturePayment",
    },
    CapturePayment: {
      Type: "Task",
      Resource: "task:capturePayment",
      Arguments: { orderId, paymentId: "{% $paymentId %}" },
      TimeoutSeconds: 60,
      Retry: transient,
      Assign: { card: "{% $exists($states.result.card) ? $states.result.card : null %}" },
      Catch: [
        { ErrorEquals: ["States.ALL"], Assign: { failure: failed("PAYMENT_INVALID") }, Next: "UndoPayment" },
      ],
      Next: "CommitOrder",
    },
    CommitOrder: {
      Type: "Task",
      Resource: "task:commitOrder",
      Arguments: {
        orderId,
        paymentId: "{% $paymentId %}",
        score: "{% $score %}",
        decision: "{% $decision %}",
        card: "{% $card %}",
      },
      TimeoutSeconds: 30,
      Retry: transient,
      Catch: [
        {
          ErrorEquals: ["States.ALL"],
          Assign: { failure: failed("SERVICE_UNAVAILABLE") },
          Next: "UndoPayment",
        },
      ],
      Next: "Committed",
    },
    Committed: {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.outcome = 'paid' %}", Next: "QueueOrder" }],
      // Cancelled while it was being paid: its units were released then, its money is still to be undone.
      Default: "UndoPayment",
    },
    QueueOrder: {
      Type: "Task",
      Resource: "task:queueOrder",
      Arguments: { orderId },
      TimeoutSeconds: 30,
      Retry: transient,
      // The order is paid and stays so: the sweeper sends what a dead queue did not take.
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Paid" }],
      Next: "Paid",
    },
    Paid: { Type: "Succeed", Output: { orderId, outcome: "paid" } },
    UndoPayment: {
      Type: "Task",
      Resource: "task:undoPayment",
      Arguments: { orderId },
      TimeoutSeconds: 60,
      Retry: persistent,
      Next: "ReleaseStock",
    },
    ReleaseStock: {
      Type: "Task",
      Resource: "task:releaseStock",
      Arguments: { orderId, code: failureCode },
      TimeoutSeconds: 30,
      Retry: persistent,
      Next: "NotPlaced",
    },
    NotPlaced: { Type: "Succeed", Output: { orderId, outcome: "failed", code: failureCode } },
    Refused: { Type: "Succeed", Output: { orderId, outcome: "refused" } },
  },
});

import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DomainError, type ErrorCode } from "../domain/errors.ts";
import { sentenceOf } from "../domain/issues.ts";
import { majorOf } from "../domain/money.ts";

/** The HTTP status of each error code; a new code does not compile until it has one. */
export const statusOf = {
  VALIDATION_ERROR: 400,
  INVALID_SIGNATURE: 400,
  CODE_INVALID: 400,
  CODE_EXPIRED: 400,
  INVITATION_INVALID: 400,
  UNSUBSCRIBE_LINK_INVALID: 404,
  INVITATION_EXPIRED: 400,
  CART_EMPTY: 400,
  PAYMENT_INVALID: 400,
  UNAUTHORIZED: 401,
  INVALID_CREDENTIALS: 401,
  PAYMENT_DECLINED: 402,
  FORBIDDEN: 403,
  ACCOUNT_NOT_CONFIRMED: 403,
  ORDER_BLOCKED: 403,
  ROUTE_NOT_FOUND: 404,
  PRODUCT_NOT_FOUND: 404,
  ORDER_NOT_FOUND: 404,
  SHIPMENT_NOT_FOUND: 404,
  PAYMENT_NOT_FOUND: 404,
  ADDRESS_NOT_FOUND: 404,
  USER_NOT_FOUND: 404,
  NOTIFICATION_NOT_FOUND: 404,
  RUN_NOT_FOUND: 404,
  MESSAGE_NOT_FOUND: 404,
  UPLOAD_NOT_FOUND: 404,
  CHAT_NOT_FOUND: 404,
  DOCUMENT_NOT_FOUND: 404,
  PAGE_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  CHAT_BUSY: 409,
  EMAIL_TAKEN: 409,
  OUT_OF_STOCK: 409,
  PRODUCT_UNAVAILABLE: 409,
  NOT_SOLD_HERE: 409,
  PRICE_CHANGED: 409,
  NO_SHIPPING: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>;

/** What an error code says, unless the error has words of its own. */
export const messageOf: Record<ErrorCode, string> = {
  VALIDATION_ERROR: "Some of the fields are not valid. See details.issues.",
  INVALID_SIGNATURE: "The signature does not match the body.",
  CODE_INVALID: "That code isn't right. Check it and try again.",
  CODE_EXPIRED: "That code has expired. Request a new one.",
  UNSUBSCRIBE_LINK_INVALID: "This link doesn't work. Open the link in the email again.",
  INVITATION_INVALID: "This invitation link was already used or withdrawn. Ask an admin to invite you again.",
  INVITATION_EXPIRED: "This invitation has expired. Ask an admin to invite you again.",
  CART_EMPTY: "Your cart is empty.",
  PAYMENT_INVALID: "We couldn't process this payment.",
  UNAUTHORIZED: "Sign in to continue.",
  INVALID_CREDENTIALS: "Incorrect email address or password.",
  PAYMENT_DECLINED: "Your card was declined, and you haven't been charged. Try another card.",
  FORBIDDEN: "Your account doesn't have permission to do this.",
  ACCOUNT_NOT_CONFIRMED: "Verify your email address first.",
  ORDER_BLOCKED: "We couldn't accept this order. You haven't been charged.",
  ROUTE_NOT_FOUND: "Nothing was found at this address.",
  PRODUCT_NOT_FOUND: "Product not found.",
  ORDER_NOT_FOUND: "Order not found.",
  SHIPMENT_NOT_FOUND: "Shipment not found.",
  PAYMENT_NOT_FOUND: "Payment not found.",
  NOTIFICATION_NOT_FOUND: "Notification not found.",
  RUN_NOT_FOUND: "Workflow run not found.",
  MESSAGE_NOT_FOUND: "Message not found. It may have been redriven or deleted already.",
  CHAT_NOT_FOUND: "This conversation has ended. Start a new one.",
  CHAT_BUSY: "The assistant is still answering your last message.",
  UPLOAD_NOT_FOUND: "This upload has expired. Upload the file again.",
  DOCUMENT_NOT_FOUND: "This document was deleted.",
  PAGE_NOT_FOUND: "There is no page at this address.",
  ADDRESS_NOT_FOUND: "Address not found.",
  USER_NOT_FOUND: "User not found.",
  METHOD_NOT_ALLOWED: "This method is not allowed here.",
  CONFLICT: "This was changed in the meantime. Reload it and try again.",
  EMAIL_TAKEN: "An account with this email address already exists.",
  OUT_OF_STOCK: "Some items are no longer available in the quantity you chose. You haven't been charged.",
  PRODUCT_UNAVAILABLE: "Some items in your cart are no longer available.",
  NOT_SOLD_HERE: "Some items in your cart are not sold in this country. Remove them to place your order.",
  PRICE_CHANGED: "The total has changed since you last saw it. Review it and place your order again.",
  NO_SHIPPING:
    "We can't deliver these items to this address in the way you chose. Choose another delivery or another address.",
  PAYLOAD_TOO_LARGE: "The request is too large.",
  UNSUPPORTED_MEDIA_TYPE: "The body has an unsupported content type.",
  IDEMPOTENCY_KEY_REUSED: "This Idempotency-Key was already used with a different request.",
  RATE_LIMITED: "Too many requests. Please wait a moment and try again.",
  INTERNAL_ERROR: "Something went wrong on our end. Please try again.",
  SERVICE_UNAVAILABLE: "Temporarily unavailable. Please try again shortly.",
};

/** The body of every error response, which problem.ts documents. */
export type ProblemBody = {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly details: {
      readonly timestamp: string;
      readonly requestId: string;
      readonly [more: string]: unknown;
    };
  };
};

/** The error response of a DomainError, with the headers that its status needs. */
export function problem(c: Context, error: DomainError): Response {
  const headers: Record<string, string> = { "cache-control": "no-store" };
  if (DomainError.is(error, "RATE_LIMITED") || DomainError.is(error, "SERVICE_UNAVAILABLE"))
    headers["retry-after"] = String(Math.ceil(error.details.retryAfter));
  if (DomainError.is(error, "METHOD_NOT_ALLOWED")) headers["allow"] = error.details.allowed.join(", ");
  if (DomainError.is(error, "UNAUTHORIZED")) headers["www-authenticate"] = "Bearer";
  return c.json(problemBody(error, c.get("requestId"), Date.now()), statusOf[error.code], headers);
}

/** What is wrong with which field, or why there is a conflict; else what the code means. */
function messageFor(error: DomainError): string {
  if (DomainError.is(error, "VALIDATION_ERROR"))
    return sentenceOf(error.details.issues) ?? messageOf.VALIDATION_ERROR;
  if (DomainError.is(error, "CONFLICT") && error.details.reason !== "") {
    const { reason } = error.details;
    return `${reason.charAt(0).toUpperCase()}${reason.slice(1).replace(/[.]$/, "")}.`;
  }
  return messageOf[error.code];
}

/** The body of an error response; amounts are converted to decimal major units. */
export function problemBody(error: DomainError, requestId: string, now: number): ProblemBody {
  const details = DomainError.is(error, "PRICE_CHANGED")
    ? { quoteTotal: majorOf(error.details.quoteTotal), total: majorOf(error.details.total) }
    : error.details;
  return {
    error: {
      code: error.code,
      message: error.message === error.code ? messageFor(error) : error.message,
      details: { ...details, timestamp: new Date(now).toISOString(), requestId },
    },
  };
}

/** Translates Hono's own errors into DomainErrors; undefined for unexpected errors, which callers answer as INTERNAL_ERROR. */
export function domainErrorOf(error: unknown): DomainError | undefined {
  if (DomainError.is(error)) return error;
  if (!(error instanceof HTTPException)) return undefined;
  if (error.status === 415)
    return new DomainError("UNSUPPORTED_MEDIA_TYPE", { expected: "application/json" });
  if (error.status === 400)
    return new DomainError("VALIDATION_ERROR", { issues: [{ path: "", message: error.message }] });
  return undefined;
}

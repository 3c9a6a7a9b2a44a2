import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DomainError, type ErrorCode } from "../domain/errors.ts";
import { sentenceOf } from "../domain/issues.ts";
import { majorOf } from "../domain/money.ts";

/** The HTTP status of each error code; a new code does not compile until it has one. */
const statusOf = {
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

const messageOf: Record<ErrorCode, string> = {
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

/** The body of every error response. */
export const Problem = z
  .strictObject({
    error: z.strictObject({
      code: z
        .enum(Object.keys(statusOf) as [ErrorCode, ...ErrorCode[]])
        .openapi({ example: "PRODUCT_NOT_FOUND" }),
      message: z.string(),
      details: z
        .looseObject({ timestamp: z.iso.datetime(), requestId: z.string() })
        .openapi({ description: "Details of the error code: issues, lines, orderId, retryAfter…" }),
    }),
  })
  .openapi("Problem");

/** The answer to an error of the first code that has the status. */
function contentOf(status: ProblemStatus) {
  const [code] = Object.entries(statusOf).find(([, of]) => of === status) ?? [];
  const example = {
    error: {
      code,
      message: messageOf[code as ErrorCode],
      details: {
        ...(status === 400 && { issues: [{ path: "quantity", message: "must be at least 0" }] }),
        timestamp: "2026-11-26T09:30:00.000Z",
        requestId: "5d2f6a0e-8f0c-4d5b-9a43-0c1f0d8a7b62",
      },
    },
  };
  return { "application/json": { schema: Problem, example } };
}
type ProblemContent = ReturnType<typeof contentOf>;

type ProblemStatus = (typeof statusOf)[ErrorCode];

const descriptions: Record<ProblemStatus, string> = {
  400: "Not valid: details.issues names the fields",
  401: "No token, or an invalid one",
  402: "The card was declined",
  403: "Not allowed for this account",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict: not enough stock, a changed price, a change by somebody else, or a cart that another order has claimed (details.orderId names it)",
  413: "Too large",
  415: "Not the expected content type",
  422: "The Idempotency-Key belongs to another request",
  429: "Too many requests; Retry-After says when",
  500: "Unexpected error",
  503: "Temporarily not available",
};

/** Declares a route's error responses: `...problems(400, 404)`. 500 is always included. */
export function problems<S extends ProblemStatus>(...statuses: readonly S[]) {
  const entries = [...statuses, 500 as const].map((status) => [
    status,
    { description: descriptions[status], content: contentOf(status) },
  ]);
  // Object.fromEntries loses the types of its keys.
  return Object.fromEntries(entries) as Record<S | 500, { description: string; content: ProblemContent }>;
}

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
export function problemBody(error: DomainError, requestId: string, now: number): z.input<typeof Problem> {
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

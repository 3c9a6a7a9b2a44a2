import { z } from "@hono/zod-openapi";
import type { ErrorCode } from "../domain/errors.ts";
import { messageOf, statusOf } from "./answered.ts";

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

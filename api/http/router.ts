import { OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Context, TypedResponse } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DomainError } from "../domain/errors.ts";
import { issuesOf } from "../domain/issues.ts";
import { hasTag } from "./conditional.ts";
import type { HttpEnv } from "./env.ts";
import { secureRecord } from "./headers.ts";

/** A router that turns failed validation into VALIDATION_ERROR with the paths of the fields. */
export const newRouter = () =>
  new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new DomainError("VALIDATION_ERROR", { issues: issuesOf(result.error) });
    },
  });

/** A required JSON body of a route. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true as const,
  content: { "application/json": { schema } },
});

/** A JSON answer of a route. */
export const jsonOf = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { "application/json": { schema } },
});

/**
 * Sends JSON that is encoded already, typed as its content; 304 when the caller has what its ETag names. Requests without
 * an Origin get a plain Response, which takes the fastest path of @hono/node-server.
 */
export function jsonBytes<T, S extends ContentfulStatusCode>(
  c: Context<HttpEnv>,
  bytes: Uint8Array<ArrayBuffer>,
  status: S,
  headers: Record<string, string>,
): Response & TypedResponse<T, S, "json"> {
  const tag = headers["etag"];
  if (tag !== undefined && hasTag(c.req.header("if-none-match"), tag))
    // Declared as `notModified`; the type of the answer is that of 200.
    return c.body(null, 304, headers) as unknown as Response & TypedResponse<T, S, "json">;
  const response =
    c.req.header("origin") === undefined
      ? new Response(bytes, {
          status,
          headers: {
            "content-type": "application/json",
            ...secureRecord,
            ...headers,
            "x-request-id": c.var.requestId,
          },
        })
      : c.body(bytes, status, { "content-type": "application/json", ...headers });
  // Only the marker type is added: the bytes were made from a value of T.
  return response as unknown as Response & TypedResponse<T, S, "json">;
}

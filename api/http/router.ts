import { OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Context, TypedResponse } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { JSONParsed } from "hono/utils/types";
import { DomainError } from "../domain/errors.ts";
import { issuesOf } from "../domain/issues.ts";
import { hasTag } from "./conditional.ts";
import type { HttpEnv } from "./env.ts";
import { completeResponse } from "./headers.ts";
import { MatchCache } from "./match-cache.ts";

/** A router that turns failed validation into VALIDATION_ERROR with the paths of the fields. */
export const newRouter = () =>
  new OpenAPIHono<HttpEnv>({
    router: new MatchCache(),
    defaultHook: (result) => {
      if (!result.success) throw new DomainError("VALIDATION_ERROR", { issues: issuesOf(result.error) });
    },
  });

/** Routes that an app can take in. */
export type Routes = OpenAPIHono<HttpEnv>;

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
 * Sends JSON that is encoded already, typed as its content; 304 when the caller has what its ETag names.
 */
export function jsonBytes<T, S extends ContentfulStatusCode>(
  c: Context<HttpEnv>,
  bytes: Uint8Array<ArrayBuffer>,
  status: S,
  headers: Readonly<Record<string, string>>,
): Response & TypedResponse<T, S, "json"> {
  const tag = headers["etag"];
  const response =
    tag !== undefined && hasTag(c.req.header("if-none-match"), tag)
      ? c.body(null, 304, headers)
      : completeResponse(c, bytes, status, { "content-type": "application/json", ...headers });
  // Only the marker type is added: the bytes were made from a value of T. A 304 is declared as `notModified`.
  return response as unknown as Response & TypedResponse<T, S, "json">;
}

/** What `c.json` sends, on the fast path of @hono/node-server: for routes that shoppers call often. */
export function sendJson<T, S extends ContentfulStatusCode>(
  c: Context,
  value: T,
  status: S,
  headers: Readonly<Record<string, string>> = {},
): Response & TypedResponse<JSONParsed<T>, S, "json"> {
  const response = completeResponse(c, JSON.stringify(value), status, {
    "content-type": "application/json",
    ...headers,
  });
  // Only the marker type is added, as `c.json` does.
  return response as Response & TypedResponse<JSONParsed<T>, S, "json">;
}

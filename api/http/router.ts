import { OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Context, TypedResponse } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Deps } from "../deps.ts";
import { DomainError } from "../domain/errors.ts";

/** What every handler finds on its context. */
export type HttpEnv = { Variables: { deps: Deps; requestId: string } };

/** A router whose validation failures leave as VALIDATION_ERROR with the failing paths. */
export const newRouter = () =>
  new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new DomainError("VALIDATION_ERROR", { issues: issuesOf(result.error) });
    },
  });

/** Zod's issues as ours; an unknown field is named by its own path. */
export function issuesOf(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== "unrecognized_keys") return [{ path: path.join("."), message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key].join("."), message: "unknown field" }));
  });
}

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

/** Sends JSON text that is ready already, typed as what it says. */
export function jsonText<T, S extends ContentfulStatusCode>(
  c: Context,
  text: string,
  status: S,
  headers?: Record<string, string>,
): Response & TypedResponse<T, S, "json"> {
  // Only the marker type is added: the text was made from a value of T.
  return c.body(text, status, { "content-type": "application/json", ...headers }) as unknown as Response &
    TypedResponse<T, S, "json">;
}

import type { Context } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { DomainError } from "../domain/errors.ts";
import { problem } from "./answered.ts";
import type { Routes } from "./router.ts";

/** OPTIONS asks which methods there are. https://www.rfc-editor.org/rfc/rfc9110#section-9.3.7 */
const notAllowed = (c: Context, allowed: string[]) =>
  c.req.method === "OPTIONS"
    ? c.body(null, 204, { allow: [...allowed, "OPTIONS"].join(", ") })
    : problem(c, new DomainError("METHOD_NOT_ALLOWED", { allowed }));

/** Answers what comes to a route's path by another method. After all routes, so that only what none of them took comes by. */
export function refuseOtherMethods(app: Routes): void {
  app.use(methodNotAllowed({ app, onMethodNotAllowed: notAllowed }));
}

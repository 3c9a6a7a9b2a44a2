import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { DomainError } from "../../domain/errors.ts";
import {
  homeAfter,
  showUnsubscription,
  type Unsubscription,
  unsubscribe,
} from "../../domain/notifications/unsubscribe.ts";
import { type UnsubscribeStep, unsubscribePage } from "../../domain/notifications/unsubscribe-page.ts";
import { showStore } from "../../domain/settings/service.ts";
import type { HttpEnv } from "../../http/env.ts";
import { limited } from "../../http/limits.ts";
import { problems } from "../../http/problem.ts";
import { newRouter } from "../../http/router.ts";

const page = { "text/html": { schema: z.string() } };
const { 404: unknown, ...others } = problems(400, 404, 429);
const invalid = { ...unknown, content: { ...unknown.content, ...page } };
/** Mail providers unsubscribe for many readers from few addresses. */
const middleware = limited("unsubscribe", 600, 60);
const request = {
  params: z.object({
    token: z
      .string()
      .min(1)
      .max(1_000)
      .openapi({ description: "From the link of a mail", example: "b3JkZXIuc2hpcHBlZAp1.c2ln" }),
  }),
};

const ask = createRoute({
  method: "get",
  path: "/unsubscribe/{token}",
  tags: ["orders"],
  operationId: "showUnsubscribe",
  summary: "Show the page of an unsubscribe link",
  description:
    "A page with a button, in the reader's language. It changes nothing: programs open links before readers do.",
  middleware,
  request,
  responses: { 200: { description: "The page", content: page }, 404: invalid, ...others },
});

const stop = createRoute({
  method: "post",
  path: "/unsubscribe/{token}",
  tags: ["orders"],
  operationId: "unsubscribe",
  summary: "Stop the mails that a link is about",
  description:
    "Takes the POST of mail programs (RFC 8058) and of the page; its body is not read. Other kinds of mails go on, and those that the law requires cannot be stopped. Repeating it changes nothing.",
  middleware,
  request,
  responses: { 200: { description: "Stopped", content: page }, 404: invalid, ...others },
});

async function pageOf(c: Context<HttpEnv>, step: UnsubscribeStep, about?: Unsubscription): Promise<string> {
  const store = await showStore(c.var.deps, c.var.actor);
  const [language] = (c.req.header("accept-language") ?? "").split(/[,;]/, 1);
  c.header("cache-control", "no-store");
  c.header(
    "content-security-policy",
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  );
  return unsubscribePage(step, {
    store,
    homeUrl: await homeAfter(c.var.deps, about),
    language: language?.trim() || undefined,
  });
}

/** The page says what is wrong to people; programs get a Problem. */
async function pageOfError(c: Context<HttpEnv>, error: unknown): Promise<string> {
  const isRead = c.req.header("accept")?.includes("text/html") ?? false;
  if (!isRead || !DomainError.is(error, "UNSUBSCRIBE_LINK_INVALID")) throw error;
  return pageOf(c, "invalid");
}

/** Links of mails that stop them, for whoever has one. */
export const unsubscribing = newRouter()
  .openapi(ask, async (c) => {
    try {
      const about = await showUnsubscription(c.var.deps, c.var.actor, c.req.valid("param").token);
      return c.html(await pageOf(c, "ask", about), 200);
    } catch (error) {
      return c.html(await pageOfError(c, error), 404);
    }
  })
  .openapi(stop, async (c) => {
    try {
      const about = await unsubscribe(c.var.deps, c.var.actor, c.req.valid("param").token);
      return c.html(await pageOf(c, "done", about), 200);
    } catch (error) {
      return c.html(await pageOfError(c, error), 404);
    }
  });

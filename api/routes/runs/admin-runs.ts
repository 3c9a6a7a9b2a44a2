import { createRoute, z } from "@hono/zod-openapi";
import { deleteDeadLetter, listDeadLetters, redriveDeadLetters } from "../../domain/runs/dead-letters.ts";
import { listRuns, showRun } from "../../domain/runs/service.ts";
import { textOf } from "../../domain/text.ts";
import { staffOnly } from "../../http/auth.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { queueNames } from "../../ports/messages.ts";
import { runStatuses, workflowNames } from "../../ports/workflows.ts";
import { limitQuery } from "../shared.schema.ts";
import { DeadLettersView, queueView, RunPageView, RunView, runView } from "./runs.schema.ts";

const Workflow = z.enum(workflowNames).openapi({ description: "The workflow", example: "checkout" });
const Queue = z.enum(queueNames).openapi({ description: "The queue", example: "notifications" });
const MessageId = z
  .string()
  .min(1)
  .max(120)
  .openapi({ description: "The message's id", example: "7c9e6679-7425-40de-944b-e07fc1f90ae7" });

const list = createRoute({
  method: "get",
  path: "/admin/runs",
  tags: ["operations admin"],
  operationId: "listRuns",
  summary: "List workflow runs",
  description: "For staff: the runs of one workflow, newest first. A checkout has the id of its order.",
  ...staffOnly("operations:read"),
  request: {
    query: z.object({
      workflow: Workflow.default("checkout"),
      status: z.enum(runStatuses).optional().openapi({ description: "Only runs in this state" }),
      limit: limitQuery(50),
      // Step Functions' own position is longer than that of a table.
      lastKey: z
        .string()
        .max(8000)
        .regex(/^[\w-]+\.[\w-]{22}$/, "must be the lastKey of the page before")
        .optional()
        .openapi({
          description: "The lastKey of the page before, with the same filters",
          example: "eyJuYW1lIjoiNGY2YyJ9.0aBcDeFgHiJkLmNoPqRsTu",
        }),
    }),
  },
  responses: { 200: jsonOf("One page, and the key of the next", RunPageView), ...problems(400, 401, 403) },
});

const show = createRoute({
  method: "get",
  path: "/admin/runs/{workflow}/{id}",
  tags: ["operations admin"],
  operationId: "getRun",
  summary: "Get a workflow run with its steps",
  description:
    "For staff: each step with its input, output and error. Secrets, card data, addresses and telephone numbers are hidden.",
  ...staffOnly("operations:read"),
  request: {
    params: z.object({
      workflow: Workflow,
      id: z.string().min(1).max(80).openapi({
        description: "The order's or the refund's id",
        example: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
      }),
    }),
  },
  responses: { 200: jsonOf("The run", RunView), ...problems(400, 401, 403, 404) },
});

const dead = createRoute({
  method: "get",
  path: "/admin/dead-letters",
  tags: ["operations admin"],
  operationId: "listDeadLetters",
  summary: "List dead letters by queue",
  description:
    "For staff: every queue with what is waiting, and the first 50 messages that failed too often. Secrets and addresses are hidden.",
  ...staffOnly("operations:read"),
  responses: { 200: jsonOf("Every queue", DeadLettersView), ...problems(401, 403) },
});

const redrive = createRoute({
  method: "post",
  path: "/admin/dead-letters/{queue}/redrive",
  tags: ["operations admin"],
  operationId: "redriveDeadLetters",
  summary: "Redrive dead letters",
  description:
    "Puts the dead letters of a queue back into it, all or the one that is named. One that was redriven already is not redriven again.",
  ...staffOnly("operations:write"),
  request: {
    params: z.object({ queue: Queue }),
    body: jsonBody(z.strictObject({ id: MessageId.optional() }).openapi("Redrive")),
  },
  responses: {
    200: jsonOf("How many went back", z.strictObject({ redriven: z.int() })),
    ...problems(400, 401, 403, 413, 415),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/admin/dead-letters/{queue}/{id}",
  tags: ["operations admin"],
  operationId: "deleteDeadLetter",
  summary: "Delete a dead letter",
  description:
    "Deletes a message that must not be delivered any more. The audit log keeps it with the reason.",
  ...staffOnly("operations:write"),
  request: {
    params: z.object({ queue: Queue, id: MessageId }),
    query: z.object({
      reason: textOf(300).openapi({ description: "Why it is deleted", example: "sent by mistake" }),
    }),
  },
  responses: { 204: { description: "It is deleted" }, ...problems(400, 401, 403, 404) },
});

/** Workflow runs and dead letters, for staff. */
export const adminRuns = newRouter()
  .openapi(list, async (c) => {
    const { deps, actor } = c.var;
    const { lastKey, ...query } = c.req.valid("query");
    const scope = `admin-runs|${query.workflow}|${query.status ?? ""}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const page = await listRuns(deps, actor, { ...query, cursor });
    return c.json(
      {
        items: page.runs.map((run) => ({ ...run })),
        count: page.runs.length,
        ...(page.cursor && { lastKey: signCursor(deps.config.secret, scope, page.cursor) }),
      },
      200,
    );
  })
  .openapi(show, async (c) =>
    c.json(runView(await showRun(c.var.deps, c.var.actor, c.req.valid("param"))), 200),
  )
  .openapi(dead, async (c) => {
    const queues = await listDeadLetters(c.var.deps, c.var.actor);
    return c.json({ items: queues.map(queueView) }, 200);
  })
  .openapi(redrive, async (c) => {
    const { queue } = c.req.valid("param");
    const redriven = await redriveDeadLetters(c.var.deps, c.var.actor, { queue, ...c.req.valid("json") });
    return c.json({ redriven }, 200);
  })
  .openapi(remove, async (c) => {
    await deleteDeadLetter(c.var.deps, c.var.actor, { ...c.req.valid("param"), ...c.req.valid("query") });
    return c.body(null, 204);
  });

import { createRoute, z } from "@hono/zod-openapi";
import { type Actor, may } from "../../domain/actor.ts";
import { notificationStates } from "../../domain/notifications/store.ts";
import { type OrderTimeline, showTimeline } from "../../domain/orders/service.ts";
import { sameSku } from "../../domain/orders/units.ts";
import { staffReads } from "../../http/auth.ts";
import { notModified } from "../../http/conditional.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { runStatuses, workflowNames } from "../../ports/workflows.ts";
import { TimeView } from "../shared.schema.ts";
import { OrderParam } from "./orders.schema.ts";

const readers = " Only for staff who may read notifications";

const MessageView = z
  .strictObject({
    kind: z.literal("message"),
    at: TimeView,
    type: z.string().openapi({ example: "order.shipped" }),
    channel: z.enum(["email", "sms"]),
    state: z.enum(notificationStates),
    isResent: z.boolean().openapi({ description: "true: staff sent it again" }),
    notificationId: z
      .string()
      .optional()
      .openapi({ description: `For /admin/notifications/{id}.${readers}` }),
    subject: z
      .string()
      .optional()
      .openapi({ description: `Of a mail.${readers}` }),
    to: z
      .string()
      .optional()
      .openapi({ description: `Masked.${readers}` }),
  })
  .openapi("OrderMessage");

const MoveView = z
  .strictObject({
    kind: z.literal("stock"),
    at: TimeView,
    move: z.enum(["reserved", "sold", "released", "returned"]).openapi({
      description:
        "reserved: no longer available; sold: off the stock; released: available again; returned: back in the stock",
    }),
    lines: z.array(
      z.strictObject({
        productId: z.string(),
        variantId: z.string().optional(),
        name: z.string(),
        quantity: z.int(),
      }),
    ),
  })
  .openapi("OrderStockMove");

const RunEntryView = z
  .strictObject({
    kind: z.literal("run"),
    at: TimeView,
    workflow: z.enum(workflowNames),
    name: z
      .string()
      .openapi({ description: "For /admin/runs/{workflow}/{id}: the order's or the refund's id" }),
    status: z.enum(runStatuses),
    endedAt: TimeView.optional(),
  })
  .openapi("OrderRun");

const TimelineView = z
  .strictObject({
    items: z.array(z.discriminatedUnion("kind", [MessageView, MoveView, RunEntryView])),
    count: z.int(),
  })
  .openapi("OrderTimeline");

const show = createRoute({
  method: "get",
  path: "/admin/orders/{id}/timeline",
  tags: ["orders admin"],
  operationId: "getOrderTimeline",
  summary: "Get an order's messages, stock moves and workflow runs",
  description:
    "For staff, newest first: what the customer was sent about the order (the newest 100), what the order did to the stock, and the runs of its checkout and, for staff who may refund, of its newest 10 refunds. Payment, parcels and notes are in the order itself.",
  ...staffReads("orders:read"),
  request: { params: OrderParam },
  responses: {
    200: jsonOf("What happened, newest first", TimelineView),
    ...notModified,
    ...problems(400, 401, 403, 404),
  },
});

/** What an order's own record does not tell of it, for staff. */
export const orderTimeline = newRouter().openapi(show, async (c) => {
  const { deps, actor } = c.var;
  return c.json(timelineView(await showTimeline(deps, actor, c.req.valid("param").id), actor), 200);
});

function timelineView({ order, messages, moves, runs }: OrderTimeline, viewer: Actor) {
  const reads = may(viewer, "notifications:read");
  const items: z.input<typeof TimelineView>["items"] = [
    ...messages.map(({ notificationId, sentAt, type, channel, state, subject, to, resendOf }) => ({
      kind: "message" as const,
      at: sentAt,
      type,
      channel,
      state,
      isResent: resendOf !== undefined,
      ...(reads && { notificationId, to, ...(subject !== undefined && { subject }) }),
    })),
    ...moves.map(({ at, move, lines }) => ({
      kind: "stock" as const,
      at,
      move,
      lines: lines.map((line) => ({
        ...line,
        name: order.items.find((item) => sameSku(item, line))?.name ?? line.productId,
      })),
    })),
    ...runs.map(({ startedAt, ...run }) => ({ kind: "run" as const, at: startedAt, ...run })),
  ];
  items.sort((one, other) => other.at - one.at);
  return { items, count: items.length };
}

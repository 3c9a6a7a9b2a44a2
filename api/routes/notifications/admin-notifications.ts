import { createRoute, z } from "@hono/zod-openapi";
import { alertKinds } from "../../domain/alerts/kinds.ts";
import { listNotifications, resendNotification, showNotification } from "../../domain/notifications/log.ts";
import { orderMailTypes } from "../../domain/notifications/order-mail.ts";
import { notificationStates } from "../../domain/notifications/store.ts";
import { staffOnly } from "../../http/auth.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { IdempotencyKey } from "../orders/orders.schema.ts";
import { limitQuery, PageQuery, TimeQuery, TimeView } from "../shared.schema.ts";

const summary = {
  notificationId: z.string().openapi({ example: "order.shipped:4f6c0b1e:email" }),
  userId: z.string(),
  orderId: z.string().optional(),
  type: z.string().openapi({ example: "order.shipped" }),
  channel: z.enum(["email", "sms"]),
  to: z.string().openapi({ description: "Masked in lists" }),
  state: z.enum(notificationStates),
  sentAt: TimeView,
  subject: z.string().optional(),
  reason: z.string().optional().openapi({
    description: "What the mailbox's provider said of a mail that bounced, came late or was called spam",
  }),
  resendOf: z.string().optional().openapi({ description: "The notification that staff sent again" }),
  resentBy: z.string().optional().openapi({ description: "The account that sent it again" }),
};
const SummaryView = z.strictObject(summary).openapi("NotificationSummary");
const DetailView = z
  .strictObject({ ...summary, text: z.string().optional().openapi({ description: "What it said" }) })
  .openapi("Notification");

const Param = z.object({
  id: z
    .string()
    .min(1)
    .max(500)
    .openapi({ description: "The notification's id", example: "order.shipped:4f6c0b1e:email" }),
});

const list = createRoute({
  method: "get",
  path: "/admin/notifications",
  tags: ["notifications admin"],
  operationId: "listNotifications",
  summary: "List what customers were sent",
  description:
    "For staff, newest first, addresses masked. The filters apply together. A page may be short, or empty, and still have a `lastKey`.",
  ...staffOnly("notifications:read"),
  request: {
    query: PageQuery.extend({
      limit: limitQuery(50),
      userId: z.string().min(1).max(64).optional().openapi({
        description: "Only those to this account",
        example: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
      }),
      orderId: z.string().min(1).max(64).optional().openapi({
        description: "Only those about this order",
        example: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
      }),
      type: z
        .enum([...orderMailTypes, ...alertKinds])
        .optional()
        .openapi({ description: "Only those of this kind" }),
      state: z.enum(notificationStates).optional().openapi({ description: "Only those in this state" }),
      from: TimeQuery,
      to: TimeQuery,
    }),
  },
  responses: {
    200: jsonOf(
      "One page, and the key of the next",
      z
        .strictObject({ items: z.array(SummaryView), count: z.int(), lastKey: z.string().optional() })
        .openapi("NotificationPage"),
    ),
    ...problems(400, 401, 403),
  },
});

const show = createRoute({
  method: "get",
  path: "/admin/notifications/{id}",
  tags: ["notifications admin"],
  operationId: "getNotification",
  summary: "Get a notification with its text",
  description: "For staff: what a customer was sent, with the whole address.",
  ...staffOnly("notifications:read"),
  request: { params: Param },
  responses: { 200: jsonOf("The notification", DetailView), ...problems(400, 401, 403, 404) },
});

const resend = createRoute({
  method: "post",
  path: "/admin/notifications/{id}/resend",
  tags: ["notifications admin"],
  operationId: "resendNotification",
  summary: "Send a notification again",
  description:
    "Sends an order's notification once more, as the order is now, and records it as a second one. A mail goes to the address that the customer has now. The same Idempotency-Key sends once.",
  ...staffOnly("notifications:write"),
  request: { params: Param, headers: IdempotencyKey },
  responses: { 200: jsonOf("The second notification", DetailView), ...problems(400, 401, 403, 404) },
});

/** What customers were sent, for staff. */
export const adminNotifications = newRouter()
  .openapi(list, async (c) => {
    const { deps, actor } = c.var;
    const { limit, lastKey, ...filter } = c.req.valid("query");
    const scope = `admin-notifications|${JSON.stringify(filter)}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const page = await listNotifications(deps, actor, { ...filter, limit, cursor });
    return c.json(
      {
        items: page.notifications.map(({ text: _text, ...one }) => one),
        count: page.notifications.length,
        ...(page.cursor && { lastKey: signCursor(deps.config.secret, scope, page.cursor) }),
      },
      200,
    );
  })
  .openapi(show, async (c) =>
    c.json(await showNotification(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(resend, async (c) => {
    const { deps, actor } = c.var;
    const key = c.req.valid("header")["idempotency-key"] ?? deps.newId();
    const notificationId = c.req.valid("param").id;
    return c.json(await resendNotification(deps, actor, { notificationId, key }), 200);
  });

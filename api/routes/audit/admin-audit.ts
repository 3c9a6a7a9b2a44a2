import { createRoute, z } from "@hono/zod-openapi";
import { listAudit, type ShownAuditRecord } from "../../domain/audit/service.ts";

import { staffOnly } from "../../http/auth.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { limitQuery, PageQuery, TimeQuery, TimeView } from "../shared.schema.ts";

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const EntryView = z
  .strictObject({
    auditId: z.string(),
    at: TimeView,
    actor: z.string().openapi({ description: "The account that made the change" }),
    actorEmail: z.string().optional(),
    feature: z.string().openapi({ example: "catalog" }),
    action: z
      .string()
      .openapi({ description: "What was done, as feature.verb", example: "catalog.updateProduct" }),
    subject: z.string().openapi({ description: "What it was done to", example: "settings#store" }),
    reason: z.string().optional(),
    changes: z
      .array(
        z.strictObject({
          path: z.string().openapi({ example: "shipping.standard.flat" }),
          before: Value.optional(),
          after: Value.optional(),
        }),
      )
      .openapi({
        description:
          "Every field that differs, 100 at most. Without `before` the field is new, without `after` it was removed. Secrets are hidden and long texts cut.",
      }),
    more: z.int().openapi({ description: "Changed fields beyond those" }),
  })
  .openapi("AuditEntry");

const PageView = z
  .strictObject({ items: z.array(EntryView), count: z.int(), lastKey: z.string().optional() })
  .openapi("AuditPage");

const Query = PageQuery.extend({
  limit: limitQuery(50),
  subject: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: "Only changes of this subject", example: "settings#store" }),
  actor: z.string().min(1).max(64).optional().openapi({ description: "Only changes by this account" }),
  feature: z
    .string()
    .regex(/^[a-z-]{1,40}$/, "must be a feature, such as catalog")
    .optional()
    .openapi({ description: "Only changes of this feature", example: "catalog" }),
  from: TimeQuery,
  to: TimeQuery,
});

const list = createRoute({
  method: "get",
  path: "/admin/audit",
  tags: ["audit admin"],
  operationId: "listAudit",
  summary: "List what staff changed",
  description:
    "For staff: every change by staff, newest first, with the fields that differ. The filters apply together. A page may be short, or empty, and still have a `lastKey`: further pages follow it.",
  ...staffOnly("audit:read"),
  request: { query: Query },
  responses: { 200: jsonOf("One page, and the key of the next", PageView), ...problems(400, 401, 403) },
});

/** Who changed what, for staff. */
export const adminAudit = newRouter().openapi(list, async (c) => {
  const { deps, actor } = c.var;
  const { limit, lastKey, ...filter } = c.req.valid("query");
  const { subject = "", actor: by = "", feature = "", from = "", to = "" } = filter;
  const scope = `admin-audit|${subject}|${by}|${feature}|${from}|${to}`;
  const cursor = readCursor(deps.config.secret, scope, lastKey);
  const page = await listAudit(deps, actor, { ...filter, limit, cursor });
  return c.json(
    {
      items: page.entries.map(entryView),
      count: page.entries.length,
      ...(page.cursor && { lastKey: signCursor(deps.config.secret, scope, page.cursor) }),
    },
    200,
  );
});

const entryView = ({ changes, ...entry }: ShownAuditRecord): z.input<typeof EntryView> => ({
  ...entry,
  changes: changes.map((change) => ({ ...change })),
});

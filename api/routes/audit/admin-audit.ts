import { createRoute, z } from "@hono/zod-openapi";
import { listAudit } from "../../domain/audit/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { limitQuery, PageQuery, TimeQuery } from "../shared.schema.ts";
import { AuditPageView, auditPageView } from "./audit.schema.ts";

const Query = PageQuery.extend({
  limit: limitQuery(50),
  subject: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: "Only changes of this subject", example: "settings#store" }),
  actor: z.string().min(1).max(64).optional().openapi({
    description: "Only changes by this account",
    example: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
  }),
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
  responses: { 200: jsonOf("One page, and the key of the next", AuditPageView), ...problems(400, 401, 403) },
});

/** Who changed what, for staff. */
export const adminAudit = newRouter().openapi(list, async (c) => {
  const { deps, actor } = c.var;
  const { limit, lastKey, ...filter } = c.req.valid("query");
  const { subject = "", actor: by = "", feature = "", from = "", to = "" } = filter;
  const scope = `admin-audit|${subject}|${by}|${feature}|${from}|${to}`;
  const cursor = readCursor(deps.config.secret, scope, lastKey);
  const page = await listAudit(deps, actor, { ...filter, limit, cursor });
  return c.json(auditPageView(page, page.cursor && signCursor(deps.config.secret, scope, page.cursor)), 200);
});

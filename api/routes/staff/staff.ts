import { createRoute } from "@hono/zod-openapi";
import { showMyRights } from "../../domain/staff/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { StaffRightsView, staffRightsView } from "./staff.schema.ts";

const tags = ["staff admin"];

const mine = createRoute({
  ...staffOnly("staff"),
  tags,
  method: "get",
  path: "/admin/me",
  operationId: "getMyRights",
  summary: "Get the caller's roles and permissions",
  description: "For staff of any role: who is signed in, and what they may do.",
  responses: { 200: jsonOf("The caller's roles and permissions", StaffRightsView), ...problems(401, 403) },
});

/** Staff and their roles. */
export const staff = newRouter().openapi(mine, async (c) =>
  c.json(staffRightsView(await showMyRights(c.var.deps, c.var.actor)), 200),
);

import { createRoute, z } from "@hono/zod-openapi";
import { alertKinds } from "../../domain/alerts/kinds.ts";
import { changeMyAlerts, showMyAlerts } from "../../domain/alerts/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";

const Alert = z.strictObject({ kind: z.enum(alertKinds), email: z.boolean() }).openapi("StaffAlert");
const AlertsView = z.strictObject({ alerts: z.array(Alert) }).openapi("StaffAlerts");
const AlertsBody = z
  .strictObject({
    alerts: z
      .array(Alert)
      .max(alertKinds.length)
      .openapi({ description: "Kinds that are not named stay as they are" }),
  })
  .openapi("StaffAlertsRequest");

const show = createRoute({
  ...staffOnly("staff"),
  tags: ["staff admin"],
  method: "get",
  path: "/admin/me/alerts",
  operationId: "getMyAlerts",
  summary: "Get which alerts the caller is mailed",
  description: "Every kind of alert that the caller's roles may see, and whether it is mailed to the caller.",
  responses: { 200: jsonOf("The alerts", AlertsView), ...problems(401, 403) },
});

const change = createRoute({
  ...staffOnly("staff"),
  tags: ["staff admin"],
  method: "put",
  path: "/admin/me/alerts",
  operationId: "setMyAlerts",
  summary: "Choose which alerts the caller is mailed",
  description: "A kind that the caller's roles may not see is kept, and counts once they may.",
  request: { body: jsonBody(AlertsBody) },
  responses: {
    200: jsonOf("The alerts after the change", AlertsView),
    ...problems(400, 401, 403, 409, 413, 415),
  },
});

/** Which alerts somebody of staff is mailed. */
export const myAlerts = newRouter()
  .openapi(show, async (c) => c.json({ alerts: [...(await showMyAlerts(c.var.deps, c.var.actor))] }, 200))
  .openapi(change, async (c) => {
    const { alerts } = c.req.valid("json");
    return c.json({ alerts: [...(await changeMyAlerts(c.var.deps, c.var.actor, alerts))] }, 200);
  });

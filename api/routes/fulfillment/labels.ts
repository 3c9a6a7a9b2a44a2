import { createRoute, z } from "@hono/zod-openapi";
import { buyLabel, previewLabelRates, showLabel, voidLabel } from "../../domain/fulfillment/labels.ts";
import { staffOnly } from "../../http/auth.ts";
import { completeResponse } from "../../http/headers.ts";
import { limited } from "../../http/limits.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { AdminOrderView, adminOrderView } from "../orders/admin-orders.schema.ts";
import { OrderParam } from "../orders/orders.schema.ts";
import { IfMatch } from "../shared.schema.ts";
import { LabelBody, LabelRatesBody, LabelRatesView, labelRatesView } from "./labels.schema.ts";
import { ShipmentParam } from "./shipments.ts";

/** What a carrier is asked for one person, in a minute. */
const asked = limited("carrier", 120, 60);

const answers = {
  200: jsonOf("The order after the change", AdminOrderView),
  ...problems(400, 401, 403, 404, 409, 413, 415, 429, 503),
};

const rates = createRoute({
  tags: ["orders admin"],
  ...staffOnly("shipments:write"),
  middleware: [staffOnly("shipments:write").middleware, asked] as const,
  method: "post",
  path: "/admin/orders/{id}/label-rates",
  operationId: "previewLabelRates",
  summary: "Show what labels for a parcel cost",
  description: "The services of the carrier for a parcel to the order's address, with their prices now.",
  request: { params: OrderParam, body: jsonBody(LabelRatesBody) },
  responses: {
    200: jsonOf("The rates", LabelRatesView),
    ...problems(400, 401, 403, 404, 413, 415, 429, 503),
  },
});

const labelPath = "/admin/orders/{id}/shipments/{shipmentId}/label";

const buy = createRoute({
  tags: ["orders admin"],
  ...staffOnly("shipments:write"),
  middleware: [staffOnly("shipments:write").middleware, asked] as const,
  method: "post",
  path: labelPath,
  operationId: "buyLabel",
  summary: "Buy a label for a parcel",
  description:
    "Buys a label at the carrier; its tracking number becomes the parcel's. A parcel has one label: repeating the request, or two people at once, buy it once. When the carrier does not answer (503) the label stays `buying` and the carrier is asked again, under the same key, until it answers. A label that the carrier refuses, or that costs more than `price`, is 409 and nothing is billed.",
  request: { params: ShipmentParam, headers: IfMatch, body: jsonBody(LabelBody) },
  responses: answers,
});

const voided = createRoute({
  tags: ["orders admin"],
  ...staffOnly("shipments:write"),
  middleware: [staffOnly("shipments:write").middleware, asked] as const,
  method: "delete",
  path: labelPath,
  operationId: "voidLabel",
  summary: "Void a parcel's label",
  description:
    "Cancels the label at the carrier, which does not bill it; the parcel loses its tracking number and can get another label. Refused once the carrier has the parcel. Repeating it changes nothing.",
  request: { params: ShipmentParam, headers: IfMatch },
  responses: { ...answers, ...problems(400, 401, 403, 404, 409, 429, 503) },
});

const document = createRoute({
  tags: ["orders admin"],
  ...staffOnly("orders:read"),
  method: "get",
  path: labelPath,
  operationId: "showLabel",
  summary: "Open a parcel's label",
  description: "The label as the carrier made it, to be printed.",
  request: { params: ShipmentParam },
  responses: {
    200: {
      description: "The label",
      content: {
        "image/svg+xml": { schema: z.string() },
        "application/pdf": { schema: z.string().openapi({ format: "binary" }) },
      },
    },
    ...problems(400, 401, 403, 404, 409),
  },
});

/** Labels of parcels, for staff who ship. */
export const labels = newRouter()
  .openapi(rates, async (c) => {
    const input = { orderId: c.req.valid("param").id, ...c.req.valid("json") };
    return c.json(labelRatesView(await previewLabelRates(c.var.deps, c.var.actor, input)), 200);
  })
  .openapi(buy, async (c) => {
    const { deps, actor } = c.var;
    const { id: orderId, shipmentId } = c.req.valid("param");
    const versions = c.req.valid("header")["if-match"];
    const order = await buyLabel(deps, actor, { orderId, shipmentId, versions, ...c.req.valid("json") });
    return c.json(adminOrderView(order, actor), 200);
  })
  .openapi(voided, async (c) => {
    const { deps, actor } = c.var;
    const { id: orderId, shipmentId } = c.req.valid("param");
    const versions = c.req.valid("header")["if-match"];
    return c.json(
      adminOrderView(await voidLabel(deps, actor, { orderId, shipmentId, versions }), actor),
      200,
    );
  })
  .openapi(document, async (c) => {
    const { id: orderId, shipmentId } = c.req.valid("param");
    const { body, contentType } = await showLabel(c.var.deps, c.var.actor, { orderId, shipmentId });
    // A document of somebody else's: nothing in it may run or load.
    return completeResponse(c, new Uint8Array(body), 200, {
      "content-type": contentType,
      "content-disposition": `inline; filename="label.${contentType === "application/pdf" ? "pdf" : "svg"}"`,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
  });

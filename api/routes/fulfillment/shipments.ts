import { createHash } from "node:crypto";
import { createRoute, z } from "@hono/zod-openapi";
import { buyLabel } from "../../domain/fulfillment/labels.ts";
import { changeTracking, deliverShipment, packParcel } from "../../domain/fulfillment/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { fingerprintOf } from "../../http/fingerprint.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { AdminOrderView, adminOrderView } from "../orders/admin-orders.schema.ts";
import { IdempotencyKey, OrderParam } from "../orders/orders.schema.ts";
import { IfMatch } from "../shared.schema.ts";
import { LabelBody } from "./labels.schema.ts";
import { ShipmentBody, TrackingBody } from "./shipments.schema.ts";

const NewShipmentBody = ShipmentBody.extend({ label: LabelBody.optional() })
  .strict()
  .refine(({ label, trackingNumber }) => label === undefined || trackingNumber === undefined, {
    path: ["trackingNumber"],
    error: "must not be given together with label",
  })
  .openapi("ShipmentRequest", { example: { carrier: "ups", trackingNumber: "1Z999AA10123456784" } });

/** One parcel of an order. */
export const ShipmentParam = OrderParam.extend({
  shipmentId: z
    .string()
    .min(1)
    .max(64)
    .openapi({ description: "The parcel's id", example: "0b9e5c1a-3f0e-4a6c-9c39-6d1f2b7a8e55" }),
});

const answers = {
  200: jsonOf("The order after the change", AdminOrderView),
  ...problems(400, 401, 403, 404, 409, 413, 415),
};

const pack = createRoute({
  method: "post",
  path: "/admin/orders/{id}/shipments",
  tags: ["orders admin"],
  operationId: "packParcel",
  summary: "Ship a parcel of an order",
  description:
    "Records a parcel that the carrier has. An order may go in several; it stays PROCESSING until nothing of it is left to pack. No more units can be packed than were bought and neither packed nor refunded; a refund takes units that were not packed first. The shopper gets one mail per parcel, with its tracking number. With `label` a label is bought as well: the parcel leaves, and the mail goes, once the carrier has answered; a label that the carrier refuses is 409, and nothing is packed.",
  ...staffOnly("shipments:write"),
  request: {
    params: OrderParam,
    headers: IdempotencyKey.extend(IfMatch.shape),
    body: jsonBody(NewShipmentBody),
  },
  responses: { ...answers, ...problems(400, 401, 403, 404, 409, 413, 415, 422, 503) },
});

const track = createRoute({
  method: "put",
  path: "/admin/orders/{id}/shipments/{shipmentId}",
  tags: ["orders admin"],
  operationId: "changeTracking",
  summary: "Correct a parcel's tracking number",
  description:
    "Replaces carrier and tracking number. The shopper sees them on the order's page and gets no second mail.",
  ...staffOnly("shipments:write"),
  request: { params: ShipmentParam, headers: IfMatch, body: jsonBody(TrackingBody) },
  responses: answers,
});

const deliver = createRoute({
  method: "post",
  path: "/admin/orders/{id}/shipments/{shipmentId}/delivery",
  tags: ["orders admin"],
  operationId: "deliverShipment",
  summary: "Mark a parcel as delivered",
  description:
    "Marks one parcel as delivered; repeating it changes nothing. The order is DELIVERED once all of it has shipped and every parcel has arrived.",
  ...staffOnly("shipments:write"),
  request: { params: ShipmentParam, headers: IfMatch },
  responses: { ...answers, ...problems(400, 401, 403, 404, 409) },
});

/** Parcels of orders, for staff who pack. */
export const shipments = newRouter()
  .openapi(pack, async (c) => {
    const { deps, actor } = c.var;
    const orderId = c.req.valid("param").id;
    const { "idempotency-key": key, "if-match": versions } = c.req.valid("header");
    const shipmentId =
      key === undefined
        ? undefined
        : createHash("sha256").update(`shipment#${orderId}#${key}`).digest("hex").slice(0, 32);
    const body = c.req.valid("json");
    const { label } = body;
    const fingerprint = key === undefined ? undefined : fingerprintOf(body);
    const input = { ...body, orderId, versions, shipmentId: shipmentId ?? deps.newId(), fingerprint };
    const packed = await packParcel(deps, actor, input);
    const order = label
      ? await buyLabel(deps, actor, { orderId, shipmentId: input.shipmentId, ...label })
      : packed;
    return c.json(adminOrderView(order, actor), 200);
  })
  .openapi(track, async (c) => {
    const { deps, actor } = c.var;
    const { id: orderId, shipmentId } = c.req.valid("param");
    const versions = c.req.valid("header")["if-match"];
    const input = { orderId, shipmentId, versions, ...c.req.valid("json") };
    return c.json(adminOrderView(await changeTracking(deps, actor, input), actor), 200);
  })
  .openapi(deliver, async (c) => {
    const { deps, actor } = c.var;
    const { id: orderId, shipmentId } = c.req.valid("param");
    const versions = c.req.valid("header")["if-match"];
    const order = await deliverShipment(deps, actor, { orderId, shipmentId, versions });
    return c.json(adminOrderView(order, actor), 200);
  });

import { createRoute, z } from "@hono/zod-openapi";
import { addNote } from "../../domain/orders/notes.ts";
import { textOf } from "../../domain/text.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { IfMatch } from "../shared.schema.ts";
import { AdminOrderView, adminOrderView } from "./admin-orders.schema.ts";
import { OrderParam } from "./orders.schema.ts";

const NoteBody = z
  .strictObject({ text: textOf(1000) })
  .openapi("StaffNoteRequest", { example: { text: "Called the customer: leave it with the neighbour." } });

const add = createRoute({
  method: "post",
  path: "/admin/orders/{id}/notes",
  tags: ["orders admin"],
  operationId: "addOrderNote",
  summary: "Add a staff note to an order",
  description: "The note is part of the order's timeline for staff; the shopper never sees it.",
  ...staffOnly("orders:write"),
  request: { params: OrderParam, headers: IfMatch, body: jsonBody(NoteBody) },
  responses: {
    200: jsonOf("The order with the note", AdminOrderView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

/** Staff notes on orders. */
export const orderNotes = newRouter().openapi(add, async (c) => {
  const { deps, actor } = c.var;
  const orderId = c.req.valid("param").id;
  const versions = c.req.valid("header")["if-match"];
  const order = await addNote(deps, actor, { orderId, versions, text: c.req.valid("json").text });
  return c.json(adminOrderView(order, actor), 200);
});

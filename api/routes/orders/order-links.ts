import { createRoute, z } from "@hono/zod-openapi";
import { claimOrders } from "../../domain/guests/claim.ts";
import { revokeAnyLink, revokeLink } from "../../domain/guests/linked.ts";
import { requestLink } from "../../domain/guests/look-up.ts";
import { RequiredOrderToken, shopperOnly, staffOnly } from "../../http/auth.ts";
import { limited } from "../../http/limits.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { Email } from "../shared.schema.ts";
import { OrderParam } from "./orders.schema.ts";

const LookupBody = z
  .strictObject({
    number: z.string().min(4).max(40).openapi({
      description: "As it was typed: case, blanks and hyphens do not count",
      example: "7K3M9QX2TB",
    }),
    email: Email,
  })
  .openapi("OrderLookup");

const lookup = createRoute({
  method: "post",
  path: "/orders/lookup",
  tags: ["orders"],
  operationId: "lookUpOrder",
  summary: "Ask for the link of an order",
  description:
    "Mails the link of an order to the address that it was placed with, if that is the one given. The answer is the same whether or not there is such an order.",
  middleware: limited("lookup", 10, 600),
  request: { body: jsonBody(LookupBody) },
  responses: {
    202: jsonOf("Taken", z.strictObject({ accepted: z.literal(true) }).openapi("OrderLookupTaken")),
    ...problems(400, 413, 415, 429, 503),
  },
});

const claim = createRoute({
  method: "post",
  path: "/orders/claim",
  tags: ["orders"],
  operationId: "claimOrders",
  summary: "Take over the orders placed as a guest",
  description:
    "Orders that were placed without an account, with the email address that the caller's account has confirmed, become the account's. Repeating it changes nothing.",
  security: shopperOnly.security,
  middleware: [shopperOnly.middleware, limited("claim", 30, 60)] as const,
  responses: {
    200: jsonOf(
      "How many orders the account has taken over",
      z.strictObject({ count: z.int() }).openapi("ClaimedOrders"),
    ),
    ...problems(401, 409, 429),
  },
});

const revoke = createRoute({
  method: "delete",
  path: "/orders/{id}/link",
  tags: ["orders"],
  operationId: "revokeOrderLink",
  summary: "Revoke the links of an order",
  description:
    "Every link that was given out for the order stops working, the one whose token is sent too. Looking the order up mails a new one.",
  security: [{ orderToken: [] }],
  request: { params: OrderParam, headers: RequiredOrderToken },
  responses: { 204: { description: "Revoked" }, ...problems(400, 404, 409) },
});

const revokeAny = createRoute({
  method: "delete",
  path: "/admin/orders/{id}/link",
  tags: ["orders admin"],
  operationId: "revokeAnyOrderLink",
  summary: "Revoke the links of any order",
  description:
    "For staff: every link that was given out for the order stops working. Mails that are sent from then on carry a new one.",
  ...staffOnly("orders:write"),
  request: { params: OrderParam },
  responses: { 204: { description: "Revoked" }, ...problems(400, 401, 403, 404, 409) },
});

/** Orders without an account: their links, and taking them over. */
export const orderLinks = newRouter()
  .openapi(lookup, async (c) => {
    await requestLink(c.var.deps, c.var.actor, c.req.valid("json"));
    return c.json({ accepted: true as const }, 202);
  })
  .openapi(claim, async (c) => c.json({ count: await claimOrders(c.var.deps, c.var.actor) }, 200))
  .openapi(revoke, async (c) => {
    const token = c.req.valid("header")["order-token"];
    await revokeLink(c.var.deps, c.var.actor, { orderId: c.req.valid("param").id, token });
    return c.body(null, 204);
  })
  .openapi(revokeAny, async (c) => {
    await revokeAnyLink(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  });

import { createRoute, z } from "@hono/zod-openapi";
import type { BuyerTaxes } from "../../domain/customers/buyer-taxes.ts";
import { changeVatId, showTaxes, verifyVatId } from "../../domain/customers/taxes.ts";
import { shopperOnly, staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { CustomerParam } from "./admin-customers.schema.ts";
import { BuyerTaxesView, buyerTaxesView, VatIdText } from "./buyer-taxes.schema.ts";

const mine = { tags: ["me"], security: shopperOnly.security, middleware: shopperOnly.middleware };

const show = createRoute({
  ...mine,
  method: "get",
  path: "/me/vat-id",
  operationId: "getVatId",
  summary: "Get the caller's VAT id",
  description: "The VAT id of the caller's account, and since when it is verified.",
  responses: { 200: jsonOf("The VAT id, if there is one", BuyerTaxesView), ...problems(401) },
});

const change = createRoute({
  ...mine,
  method: "put",
  path: "/me/vat-id",
  operationId: "setVatId",
  summary: "Set or remove the caller's VAT id",
  description:
    "Checks form and checksum for the 27 members of the EU, XI, GB, CH, NO and AU. Tax is charged until staff have verified the id; another id has to be verified anew. Without an id it is removed.",
  request: { body: jsonBody(z.strictObject({ vatId: VatIdText.optional() }).openapi("VatIdChange")) },
  responses: {
    200: jsonOf("The VAT id after the change", BuyerTaxesView),
    ...problems(400, 401, 409, 413, 415),
  },
});

const verify = createRoute({
  method: "put",
  path: "/admin/customers/{id}/vat-id",
  tags: ["customers admin"],
  operationId: "verifyVatId",
  summary: "Verify a customer's VAT id",
  description:
    "For staff: says that the id was found to be the customer's, or takes that back. Orders of a business in another member state are then exempt.",
  ...staffOnly("customers:write"),
  request: {
    params: CustomerParam,
    body: jsonBody(
      z
        .strictObject({
          vatId: z
            .string()
            .max(40)
            .openapi({ description: "The id that was looked at", example: "DE136695976" }),
          verified: z.boolean(),
        })
        .openapi("VatIdVerification"),
    ),
  },
  responses: {
    200: jsonOf("The VAT id after the change", BuyerTaxesView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

/** VAT ids: shoppers enter them, staff verify them. */
export const vatIdRoutes = newRouter()
  .openapi(show, async (c) => c.json(ownView(await showTaxes(c.var.deps, c.var.actor)), 200))
  .openapi(change, async (c) =>
    c.json(ownView(await changeVatId(c.var.deps, c.var.actor, c.req.valid("json").vatId)), 200),
  )
  .openapi(verify, async (c) => {
    const input = { userId: c.req.valid("param").id, ...c.req.valid("json") };
    return c.json(buyerTaxesView(await verifyVatId(c.var.deps, c.var.actor, input)), 200);
  });

/** Who of the staff verified it stays inside. */
function ownView(taxes: BuyerTaxes) {
  const { verifiedBy: _, certificates: __, ...shown } = buyerTaxesView(taxes);
  return shown;
}

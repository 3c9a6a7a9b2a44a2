import { createRoute, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { countryList } from "../../domain/addresses/country.ts";
import {
  addCertificate,
  endCertificate,
  largestCertificate,
  showCertificate,
} from "../../domain/customers/certificates.ts";
import { DomainError } from "../../domain/errors.ts";
import { textOf } from "../../domain/text.ts";
import { staffOnly } from "../../http/auth.ts";
import { completeResponse } from "../../http/headers.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { CustomerParam } from "./admin-customers.schema.ts";
import { BuyerTaxesView, buyerTaxesView } from "./buyer-taxes.schema.ts";

const day = (description: string) =>
  z.iso.date({ error: "must be a day, such as 2027-01-01" }).openapi({ description, example: "2027-01-01" });

const Facts = z
  .object({
    number: textOf(60).openapi({ description: "As the certificate has it", example: "SR EAA 97-123456" }),
    country: z
      .enum(countryList.map(({ code }) => code))
      .openapi({ description: "Where it exempts", example: "US" }),
    state: z
      .string()
      .regex(/^[A-Z0-9]{1,3}$/, "must be a state's code")
      .optional()
      .openapi({ description: "Only in this state; without it in the whole country", example: "CA" }),
    from: day("The first day on which it is valid"),
    lastDay: day("The last day on which it is valid"),
  })
  .refine(({ from, lastDay }) => from <= lastDay, {
    path: ["lastDay"],
    error: "must not be before the first day",
  });

const Document = z.string().openapi({ format: "binary" });
const files = {
  "application/pdf": { schema: Document },
  "image/png": { schema: Document },
  "image/jpeg": { schema: Document },
};

/** Before the body is read: who may write customers sends a document of one of these types. */
const takesDocument = createMiddleware(async (c, next) => {
  const [type = ""] = (c.req.header("content-type") ?? "").toLowerCase().split(";");
  if (!Object.hasOwn(files, type.trim()))
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", { expected: Object.keys(files).join(", ") });
  await next();
});
const bounded = bodyLimit({
  maxSize: largestCertificate,
  onError: () => {
    throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes: largestCertificate });
  },
});

const add = createRoute({
  ...staffOnly("customers:write"),
  middleware: [staffOnly("customers:write").middleware, takesDocument, bounded] as const,
  method: "post",
  path: "/admin/customers/{id}/certificates",
  tags: ["customers admin"],
  operationId: "addCertificate",
  summary: "Add a customer's exemption certificate",
  description:
    "Takes the document as a PDF, PNG or JPEG file of at most 4 MB. While the certificate is valid, the customer's orders to its country, or its state, are not taxed. The same document with the same facts is added once.",
  request: { params: CustomerParam, query: Facts, body: { required: true, content: files } },
  responses: {
    200: jsonOf("What taxes depend on of the customer", BuyerTaxesView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

const CertificateParam = CustomerParam.extend({
  certificateId: z
    .string()
    .max(64)
    .openapi({
      param: { name: "certificateId", in: "path" },
      description: "As the customer's taxes list it",
      example: "9f86d081884c7d659a2feaa0",
    }),
});

const end = createRoute({
  ...staffOnly("customers:write"),
  method: "delete",
  path: "/admin/customers/{id}/certificates/{certificateId}",
  tags: ["customers admin"],
  operationId: "endCertificate",
  summary: "End a customer's exemption certificate",
  description:
    "From now on tax is charged again; orders that went by it stay as they are, and the document is kept. Repeating it changes nothing.",
  request: { params: CertificateParam },
  responses: {
    200: jsonOf("What taxes depend on of the customer", BuyerTaxesView),
    ...problems(400, 401, 403, 404, 409),
  },
});

const show = createRoute({
  ...staffOnly("customers:read"),
  method: "get",
  path: "/admin/customers/{id}/certificates/{certificateId}",
  tags: ["customers admin"],
  operationId: "showCertificate",
  summary: "Open a customer's exemption certificate",
  description: "The document as it was added.",
  request: { params: CertificateParam },
  responses: { 200: { description: "The document", content: files }, ...problems(400, 401, 403, 404) },
});

/** Exemption certificates of customers, for staff. */
export const certificates = newRouter()
  .openapi(add, async (c) => {
    const { deps, actor } = c.var;
    const file = new Uint8Array(await c.req.arrayBuffer());
    const input = { userId: c.req.valid("param").id, ...c.req.valid("query"), file };
    return c.json(buyerTaxesView(await addCertificate(deps, actor, input)), 200);
  })
  .openapi(end, async (c) => {
    const { id: userId, certificateId } = c.req.valid("param");
    return c.json(
      buyerTaxesView(await endCertificate(c.var.deps, c.var.actor, { userId, certificateId })),
      200,
    );
  })
  .openapi(show, async (c) => {
    const { id: userId, certificateId } = c.req.valid("param");
    const document = await showCertificate(c.var.deps, c.var.actor, { userId, certificateId });
    // A document of somebody else's: nothing in it may run or load.
    return completeResponse(c, new Uint8Array(document.body), 200, {
      "content-type": document.contentType,
      "content-disposition": 'inline; filename="certificate"',
      "content-security-policy": "default-src 'none'; sandbox",
    });
  });

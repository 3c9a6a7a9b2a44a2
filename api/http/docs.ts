import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RouteConfig } from "@hono/zod-openapi";
import { type Handler, Hono } from "hono";
import { html } from "hono/html";
import type { HttpEnv } from "./env.ts";

/** The head of /openapi.json. */
export const openApiInfo = {
  openapi: "3.1.0",
  info: {
    title: "Store API",
    version: "0.1.0",
    description:
      "A shop over HTTP. Amounts are decimal major units, times are epoch milliseconds, and every error is a Problem. An operation for staff names in `security` the permission that the caller's role must hold.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  },
  // Open unless a route says otherwise.
  security: [],
  servers: [{ url: "/", description: "This shop" }],
  tags: [
    { name: "catalog", description: "What is sold" },
    { name: "search", description: "Finding what is sold" },
    { name: "cart", description: "What a shopper means to buy" },
    { name: "orders", description: "What a shopper bought" },
    { name: "payment", description: "Cards, through Stripe" },
    { name: "addresses", description: "Countries, and how addresses are written there" },
    { name: "me", description: "What the shop keeps for an account" },
    { name: "auth", description: "Accounts and sessions" },
    { name: "orders admin", description: "Orders, shipments and refunds, for staff" },
    { name: "catalog admin", description: "Products, for staff" },
    { name: "inventory admin", description: "Units, for staff" },
    { name: "search admin", description: "The search index and what is searched for, for staff" },
    { name: "settings admin", description: "What a merchant sets, for staff" },
    { name: "staff admin", description: "Who of staff may do what" },
    { name: "system", description: "Health and configuration" },
  ],
};

const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Store API</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<main id="reference"></main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>`;

const start = `SwaggerUIBundle({ url: "openapi.json", dom_id: "#reference", deepLinking: true, persistAuthorization: true, validatorUrl: null });`;

/** A file of swagger-ui-dist on a path of its own: with a path parameter Hono would fall back to its slower router. */
const asset =
  (name: string, type: string): Handler<HttpEnv> =>
  async (c) =>
    c.body(await readFile(join(c.var.deps.config.docsFolder, name)), 200, {
      "content-type": type,
      "cache-control": "public, max-age=86400",
    });

/** The API reference as a page, made from /openapi.json; loads no script from elsewhere. */
export const docs = new Hono<HttpEnv>()
  .get("/docs", (c) =>
    c.html(page, 200, {
      "content-security-policy":
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    }),
  )
  .get("/docs/start.js", (c) => c.body(start, 200, { "content-type": "text/javascript" }))
  .get("/docs/swagger-ui-bundle.js", asset("swagger-ui-bundle.js", "text/javascript"))
  .get("/docs/swagger-ui.css", asset("swagger-ui.css", "text/css"));

const described = (
  path: string,
  operationId: string,
  summary: string,
  description: string,
  type: string,
): RouteConfig => ({
  method: "get",
  path,
  operationId,
  summary,
  description,
  tags: ["system"],
  responses: {
    200: {
      description: summary,
      content: { [type]: { schema: { type: type === "text/html" ? "string" : "object" } } },
    },
  },
});

/** OpenAPI entries of the reference's own routes, which are not made by createRoute. */
export const describedDocs: readonly RouteConfig[] = [
  described(
    "/openapi.json",
    "getOpenApiDocument",
    "Get this document",
    "The OpenAPI 3.1 description of every route, made from the schemas that validate requests.",
    "application/json",
  ),
  described(
    "/docs",
    "getReference",
    "Get the API reference",
    "This document as a page to read and to try requests on.",
    "text/html",
  ),
];

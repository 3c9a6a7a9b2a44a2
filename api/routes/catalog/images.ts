import { createRoute, z } from "@hono/zod-openapi";
import { showPlaceholder } from "../../domain/catalog/service.ts";
import { problems } from "../../http/problem.ts";
import { newRouter } from "../../http/router.ts";

const placeholder = createRoute({
  method: "get",
  path: "/images/products/{file}",
  tags: ["catalog"],
  operationId: "getProductPlaceholder",
  summary: "Get what stands for a product's picture",
  description:
    "An SVG with the product's initial in the colour of its category, for products without a picture.",
  request: {
    params: z.object({
      file: z
        .string()
        .regex(/^[\w-]{1,64}\.svg$/, "must be a product id with .svg")
        .openapi({
          description: "The product's id with .svg",
          example: "4f6c0b1e-7a54-4d0b-9b1c-0c7d9c8f1a11.svg",
        }),
    }),
  },
  responses: {
    200: { description: "An SVG", content: { "image/svg+xml": { schema: z.string() } } },
    ...problems(400, 404),
  },
});

/** What stands for products without a picture. */
export const images = newRouter().openapi(placeholder, async (c) => {
  const productId = c.req.valid("param").file.slice(0, -".svg".length);
  const svg = await showPlaceholder(c.var.deps, c.var.actor, productId);
  return c.body(svg, 200, {
    "content-type": "image/svg+xml",
    "cache-control": "public, max-age=86400, s-maxage=604800",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "cross-origin-resource-policy": "cross-origin",
  });
});

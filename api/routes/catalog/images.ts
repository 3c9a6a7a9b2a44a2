import { createRoute, z } from "@hono/zod-openapi";
import { productArtwork } from "../../artwork/artwork.ts";
import { showPictureSubject } from "../../domain/catalog/service.ts";
import { anyText } from "../../domain/text.ts";
import { problems } from "../../http/problem.ts";
import { newRouter } from "../../http/router.ts";

const artwork = createRoute({
  method: "get",
  path: "/images/products/{file}",
  tags: ["catalog"],
  operationId: "getProductArtwork",
  summary: "Get a drawn picture of a product",
  description:
    "An SVG that is drawn from the product's name and category, always the same for one product. Products with pictures of their own do not need it.",
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
    query: z.object({
      view: z
        .string()
        .regex(/^[0-9]$/, "must be one digit")
        .default("0")
        .openapi({ description: "Another look at the same product", example: "1" }),
      colour: anyText(60)
        .optional()
        .openapi({ description: "A variant's colour, as its option says", example: "Blue" }),
    }),
  },
  responses: {
    200: { description: "An SVG", content: { "image/svg+xml": { schema: z.string() } } },
    ...problems(400, 404),
  },
});

/** Generated pictures of products without photos. */
export const images = newRouter().openapi(artwork, async (c) => {
  const productId = c.req.valid("param").file.slice(0, -".svg".length);
  const { category, name } = await showPictureSubject(c.var.deps, c.var.actor, productId);
  const { view, colour } = c.req.valid("query");
  const svg = productArtwork({ category, name, seed: productId, view: Number(view), colour });
  return c.body(svg, 200, {
    "content-type": "image/svg+xml",
    "cache-control": "public, max-age=86400, s-maxage=604800",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "cross-origin-resource-policy": "cross-origin",
  });
});

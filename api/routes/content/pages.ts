import { createRoute, z } from "@hono/zod-openapi";
import { pageSlug, pageTag } from "../../domain/content/page.ts";
import { showPublishedPage } from "../../domain/content/service.ts";
import { storeTag } from "../../domain/settings/purge.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { TimeView } from "../shared.schema.ts";

const PublishedPageView = z
  .strictObject({
    slug: z.string(),
    title: z.string(),
    description: z.string().openapi({ description: "A sentence for search engines" }),
    html: z.string().openapi({
      description: "The text as HTML of a fixed set of elements; headings begin at h2",
      example: "<p>You can cancel an order until it ships.</p>",
    }),
    publishedAt: TimeView,
  })
  .openapi("PublishedPage");

const show = createRoute({
  method: "get",
  path: "/pages/{slug}",
  tags: ["content"],
  operationId: "getPage",
  summary: "Get a page of the store's own",
  description: "A published page such as returns or imprint, as HTML that is safe to show.",
  request: {
    params: z.object({ slug: pageSlug.meta({ description: "The page's address below /pages/" }) }),
  },
  responses: { 200: jsonOf("The page", PublishedPageView), ...problems(400, 404) },
});

/** The shop's own pages, for anyone. */
export const pages = newRouter().openapi(show, async (c) => {
  const { slug } = c.req.valid("param");
  const page = await showPublishedPage(c.var.deps, c.var.actor, { slug });
  return c.json(page, 200, {
    "cache-control": "public, max-age=0, s-maxage=60, stale-while-revalidate=300",
    // Its values come from the settings.
    "cache-tag": [pageTag(slug), storeTag].join(","),
  });
});

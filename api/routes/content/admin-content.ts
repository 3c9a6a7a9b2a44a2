import { createRoute, z } from "@hono/zod-openapi";
import { mostPages } from "../../domain/content/page.ts";
import {
  deletePage,
  listPages,
  listPageVersions,
  previewPage,
  publishPage,
  savePage,
  showPage,
  unpublishPage,
} from "../../domain/content/staff.ts";
import { staffOnly, staffReads } from "../../http/auth.ts";
import { notModified } from "../../http/conditional.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { limitQuery, PageQuery, RequiredIfMatch } from "../shared.schema.ts";
import {
  PageBody,
  PageTextView,
  PageView,
  PageWithTextView,
  PreviewBody,
  PreviewView,
  pageTextView,
  pageView,
  SlugParam,
} from "./content.schema.ts";

const tags = ["content admin"];

const list = createRoute({
  method: "get",
  path: "/admin/pages",
  tags,
  operationId: "listContentPages",
  summary: "List the store's own pages",
  description: `Every page, published or not, by address. There are at most ${mostPages}.`,
  ...staffOnly("content:read"),
  responses: {
    200: jsonOf("The pages", z.strictObject({ items: z.array(PageView) }).openapi("ContentPages")),
    ...problems(401, 403),
  },
});

const show = createRoute({
  method: "get",
  path: "/admin/pages/{slug}",
  tags,
  operationId: "getContentPage",
  summary: "Get a page with the text that staff work at",
  description: "The page with its latest text, which visitors see once it is published.",
  ...staffReads("content:read"),
  request: { params: SlugParam },
  responses: { 200: jsonOf("The page", PageWithTextView), ...notModified, ...problems(400, 401, 403, 404) },
});

const save = createRoute({
  method: "put",
  path: "/admin/pages/{slug}",
  tags,
  operationId: "saveContentPage",
  summary: "Save a page's text as its draft",
  description:
    'Keeps the text as a new version; visitors see what was published before. If-Match names the version that was edited, "0" for a page that is not there yet.',
  ...staffOnly("content:write"),
  request: { params: SlugParam, headers: RequiredIfMatch, body: jsonBody(PageBody) },
  responses: {
    200: jsonOf("The page after the change", PageView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

/** What acts on a page as it stands takes and answers. */
const acting = {
  request: { params: SlugParam, headers: RequiredIfMatch },
  responses: { 200: jsonOf("The page after the change", PageView), ...problems(400, 401, 403, 404, 409) },
};

const publish = createRoute({
  method: "post",
  path: "/admin/pages/{slug}/publish",
  tags,
  operationId: "publishContentPage",
  summary: "Publish a page",
  description: "Shows the page's latest text to visitors.",
  ...staffOnly("content:write"),
  ...acting,
});

const unpublish = createRoute({
  method: "post",
  path: "/admin/pages/{slug}/unpublish",
  tags,
  operationId: "unpublishContentPage",
  summary: "Hide a page",
  description: "Visitors no longer find the page; its texts are kept.",
  ...staffOnly("content:write"),
  ...acting,
});

const remove = createRoute({
  method: "delete",
  path: "/admin/pages/{slug}",
  tags,
  operationId: "deleteContentPage",
  summary: "Delete a page",
  description: "Deletes the page. Its texts are there again when a page with this address is made.",
  ...staffOnly("content:write"),
  request: { params: SlugParam, headers: RequiredIfMatch },
  responses: { 204: { description: "It is deleted" }, ...problems(400, 401, 403, 404, 409) },
});

const versions = createRoute({
  method: "get",
  path: "/admin/pages/{slug}/versions",
  tags,
  operationId: "listContentPageVersions",
  summary: "List the texts that a page had",
  description: "Every text that was saved, newest first. Saving an older one again restores it.",
  ...staffOnly("content:read"),
  request: { params: SlugParam, query: PageQuery.extend({ limit: limitQuery(20) }) },
  responses: {
    200: jsonOf(
      "One page, and the key of the next",
      z
        .strictObject({ items: z.array(PageTextView), lastKey: z.string().optional() })
        .openapi("ContentPageVersions"),
    ),
    ...problems(400, 401, 403),
  },
});

const preview = createRoute({
  method: "post",
  path: "/admin/pages/preview",
  tags,
  operationId: "previewContentPage",
  summary: "See a text as visitors would",
  description: "Answers the HTML of a text and saves nothing.",
  ...staffOnly("content:read"),
  request: { body: jsonBody(PreviewBody) },
  responses: { 200: jsonOf("The text as HTML", PreviewView), ...problems(400, 401, 403, 413, 415) },
});

/** The shop's own pages, for staff. */
export const adminContent = newRouter()
  .openapi(preview, async (c) => c.json(await previewPage(c.var.deps, c.var.actor, c.req.valid("json")), 200))
  .openapi(list, async (c) => {
    const items = await listPages(c.var.deps, c.var.actor);
    return c.json({ items: items.map(pageView) }, 200);
  })
  .openapi(show, async (c) => {
    const { page, text } = await showPage(c.var.deps, c.var.actor, c.req.valid("param"));
    return c.json({ ...pageView(page), text: pageTextView(text) }, 200, etag(page));
  })
  .openapi(save, async (c) => {
    const { slug } = c.req.valid("param");
    const change = { slug, versions: c.req.valid("header")["if-match"], input: c.req.valid("json") };
    const page = await savePage(c.var.deps, c.var.actor, change);
    return c.json(pageView(page), 200, etag(page));
  })
  .openapi(publish, async (c) => {
    const { slug } = c.req.valid("param");
    const page = await publishPage(c.var.deps, c.var.actor, {
      slug,
      versions: c.req.valid("header")["if-match"],
    });
    return c.json(pageView(page), 200, etag(page));
  })
  .openapi(unpublish, async (c) => {
    const { slug } = c.req.valid("param");
    const page = await unpublishPage(c.var.deps, c.var.actor, {
      slug,
      versions: c.req.valid("header")["if-match"],
    });
    return c.json(pageView(page), 200, etag(page));
  })
  .openapi(remove, async (c) => {
    const { slug } = c.req.valid("param");
    await deletePage(c.var.deps, c.var.actor, { slug, versions: c.req.valid("header")["if-match"] });
    return c.body(null, 204);
  })
  .openapi(versions, async (c) => {
    const { deps, actor } = c.var;
    const { slug } = c.req.valid("param");
    const { limit, lastKey } = c.req.valid("query");
    const scope = `page-versions|${slug}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const { texts, cursor: after } = await listPageVersions(deps, actor, { slug, limit, cursor });
    const items = texts.map(pageTextView);
    return c.json({ items, ...(after && { lastKey: signCursor(deps.config.secret, scope, after) }) }, 200);
  });

/** The version, as If-Match takes it. */
const etag = ({ version }: { readonly version: number }) => ({ etag: `"${version}"` });

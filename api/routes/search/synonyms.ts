import { createRoute, z } from "@hono/zod-openapi";
import { majorOf } from "../../domain/money.ts";
import { changeSynonyms, showSynonyms, trySynonyms } from "../../domain/search/staff-synonyms.ts";
import { settingsSchemas } from "../../domain/settings/schemas.ts";
import type { StoredSettings } from "../../domain/settings/store.ts";
import { anyText } from "../../domain/text.ts";
import { staffOnly, staffReads } from "../../http/auth.ts";
import { notModified } from "../../http/conditional.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { MoneyView, RequiredIfMatch } from "../shared.schema.ts";

const { groups } = settingsSchemas.synonyms.shape;
const Body = z.strictObject({ groups }).openapi("SearchSynonymsRequest", {
  example: { groups: [{ words: ["sofa", "couch"] }, { words: ["xmas"], alsoFind: ["advent calendar"] }] },
});
const View = z
  .strictObject({ version: z.int().openapi({ description: "For If-Match" }), groups })
  .openapi("SearchSynonyms");

const path = "/admin/search/synonyms";
const tags = ["search admin"];

const show = createRoute({
  method: "get",
  path,
  tags,
  operationId: "getSearchSynonyms",
  summary: "Get the synonyms that staff added",
  description:
    "Groups of words and phrases that mean the same, beside those that search has built in, with their version, which is 0 as long as nobody added any.",
  ...staffReads("search:read"),
  responses: { 200: jsonOf("The groups", View), ...notModified, ...problems(401, 403) },
});

const change = createRoute({
  method: "put",
  path,
  tags,
  operationId: "setSearchSynonyms",
  summary: "Replace the synonyms that staff added",
  description:
    "Replaces all groups; If-Match names the version that was edited. Searches follow within five seconds, without a rebuild. Words are compared as those of a query are: without accents, capitals and plurals.",
  ...staffOnly("search:write"),
  request: { headers: RequiredIfMatch, body: jsonBody(Body) },
  responses: {
    200: jsonOf("The groups after the change", View),
    ...problems(400, 401, 403, 409, 413, 415),
  },
});

const preview = createRoute({
  method: "post",
  path: `${path}/preview`,
  tags,
  operationId: "previewSearchSynonyms",
  summary: "Try synonyms on a search",
  description:
    "What a shopper would find with these groups, without saving them. The search does not count in the reports.",
  ...staffOnly("search:read"),
  request: {
    body: jsonBody(
      z.strictObject({ q: anyText(200), groups }).openapi("SearchPreviewRequest", {
        example: { q: "couch", groups: [{ words: ["sofa", "couch"] }] },
      }),
    ),
  },
  responses: {
    200: jsonOf(
      "The first products, and how many there are",
      z
        .strictObject({
          total: z.int(),
          items: z.array(
            z.strictObject({
              productId: z.string(),
              name: z.string(),
              category: z.string(),
              imageUrl: z.string(),
              price: MoneyView,
              missingWords: z
                .array(z.string())
                .optional()
                .openapi({ description: "Words of the search that the product does not have" }),
            }),
          ),
          correction: z.string().optional().openapi({ description: "What was searched for instead" }),
        })
        .openapi("SearchPreview"),
    ),
    ...problems(400, 401, 403, 413, 415, 503),
  },
});

const shown = 10;

/** The synonyms of staff. */
export const searchSynonyms = newRouter()
  .openapi(show, async (c) => c.json(view(await showSynonyms(c.var.deps, c.var.actor)), 200))
  .openapi(change, async (c) => {
    const { groups } = c.req.valid("json");
    const versions = c.req.valid("header")["if-match"];
    return c.json(view(await changeSynonyms(c.var.deps, c.var.actor, { groups, versions })), 200);
  })
  .openapi(preview, async (c) => {
    const { q: text, groups } = c.req.valid("json");
    const { total, hits, correction } = await trySynonyms(c.var.deps, c.var.actor, {
      text,
      groups,
      limit: shown,
    });
    const items = hits.map(({ document: { productId, name, category, imageUrl, price }, missingWords }) => ({
      productId,
      name,
      category,
      imageUrl,
      price: majorOf(price),
      ...(missingWords && { missingWords: [...missingWords] }),
    }));
    return c.json({ total, items, ...(correction !== undefined && { correction }) }, 200);
  });

const view = ({ version, value }: StoredSettings<"synonyms">): z.input<typeof View> => ({
  version,
  groups: value.groups.map(({ words, alsoFind }) => ({
    words: [...words],
    ...(alsoFind && { alsoFind: [...alsoFind] }),
  })),
});

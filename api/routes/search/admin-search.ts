import { createRoute, z } from "@hono/zod-openapi";
import { showSearchAnalytics } from "../../domain/search/analytics.ts";
import type { RebuildState, SearchReport } from "../../domain/search/log.ts";
import { requestRebuild, showRebuild } from "../../domain/search/rebuild.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { limitQuery, TimeView } from "../shared.schema.ts";

const RebuildView = z
  .strictObject({
    rebuildId: z.string(),
    state: z.enum(["queued", "running", "done", "failed"]),
    read: z.int().openapi({ description: "Products read so far" }),
    startedAt: TimeView,
    updatedAt: TimeView,
  })
  .openapi("SearchRebuild");

const QueryView = z
  .strictObject({ query: z.string(), searches: z.int(), empty: z.int(), clicks: z.int() })
  .openapi("SearchedQuery");
const ReportView = z
  .strictObject({
    days: z.array(z.strictObject({ day: z.iso.date(), searches: z.int(), empty: z.int(), clicks: z.int() })),
    top: z.array(QueryView),
    empty: z.array(QueryView),
  })
  .openapi("SearchReport");

const Period = z
  .strictObject({
    from: z.iso.date().optional().openapi({ description: "First day (UTC)", example: "2026-11-01" }),
    to: z.iso.date().optional().openapi({ description: "Last day (UTC)", example: "2026-11-30" }),
    limit: limitQuery(20),
  })
  .openapi({});

const rebuild = createRoute({
  method: "post",
  path: "/admin/search/rebuild",
  tags: ["search admin"],
  operationId: "rebuildSearch",
  summary: "Rebuild the search index",
  description:
    "Asks for a rebuild in the background. A rebuild that is already waiting or running is answered instead of a second one.",
  ...staffOnly("search:write"),
  responses: { 202: jsonOf("How far it is", RebuildView), ...problems(401, 403) },
});

const progress = createRoute({
  method: "get",
  path: "/admin/search/rebuild",
  tags: ["search admin"],
  operationId: "getSearchRebuild",
  summary: "Get the last rebuild of the search index",
  description: "How far the last rebuild has come. Empty when none was asked for.",
  ...staffOnly("search:read"),
  responses: {
    200: jsonOf(
      "How far it is; nothing when none was asked for",
      z.strictObject({ rebuild: RebuildView.optional() }),
    ),
    ...problems(401, 403),
  },
});

const report = createRoute({
  method: "get",
  path: "/admin/search/analytics",
  tags: ["search admin"],
  operationId: "getSearchAnalytics",
  summary: "Report on searches",
  description:
    "Numbers of searches, of searches without results and of clicks by day (UTC), with the most frequent queries.",
  ...staffOnly("search:read"),
  request: { query: Period },
  responses: {
    200: jsonOf("Days (UTC), and queries over all of them", ReportView),
    ...problems(400, 401, 403),
  },
});

/** Search, for staff. */
export const adminSearch = newRouter()
  .openapi(rebuild, async (c) => c.json(rebuildView(await requestRebuild(c.var.deps, c.var.actor)), 202))
  .openapi(progress, async (c) => {
    const latest = await showRebuild(c.var.deps, c.var.actor);
    return c.json({ ...(latest && { rebuild: rebuildView(latest) }) }, 200);
  })
  .openapi(report, async (c) =>
    c.json(reportView(await showSearchAnalytics(c.var.deps, c.var.actor, c.req.valid("query"))), 200),
  );

const rebuildView = ({ rebuildId, state, read, startedAt, updatedAt }: RebuildState) => ({
  rebuildId,
  state,
  read,
  startedAt,
  updatedAt,
});

const reportView = ({ days, top, empty }: SearchReport): z.input<typeof ReportView> => ({
  days: days.map((day) => ({ ...day })),
  top: top.map((query) => ({ ...query })),
  empty: empty.map((query) => ({ ...query })),
});

import { createRoute, z } from "@hono/zod-openapi";
import { showSettingsHistory } from "../../domain/settings/history.ts";
import { encodeSettings, type SettingsPart } from "../../domain/settings/parts.ts";
import { settingsSchemas } from "../../domain/settings/schemas.ts";
import { changeSettings, showSettings } from "../../domain/settings/service.ts";
import type { StoredSettings } from "../../domain/settings/store.ts";
import { staffOnly, staffReads } from "../../http/auth.ts";
import { notModified } from "../../http/conditional.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { AuditPageView, auditPageView } from "../audit/audit.schema.ts";
import { limitQuery, PageQuery, RequiredIfMatch } from "../shared.schema.ts";

const tags = ["settings admin"];

const routesOf = <P extends SettingsPart, S extends z.ZodType>(part: P, name: string, schema: S) => {
  const View = z.strictObject({ version: z.int(), value: schema }).openapi(`${name}Settings`);
  const path = `/admin/settings/${part}` as const;
  return {
    show: createRoute({
      ...staffReads("settings:read"),
      tags,
      method: "get",
      path,
      operationId: `get${name}Settings`,
      summary: `Get the ${part} settings`,
      description: "For staff: the settings with their version, which is 0 as long as they are the defaults.",
      responses: { 200: jsonOf("The settings", View), ...notModified, ...problems(400, 401, 403) },
    }),
    change: createRoute({
      ...staffOnly("settings:write"),
      tags,
      method: "put",
      path,
      operationId: `set${name}Settings`,
      summary: `Replace the ${part} settings`,
      description:
        "Replaces the settings as a whole; If-Match names the version that was edited. They apply everywhere within five seconds.",
      // Required: a part is replaced as a whole, so an edit of an older version would undo somebody's change unseen.
      request: { headers: RequiredIfMatch, body: jsonBody(schema) },
      responses: {
        200: jsonOf("The settings after the change", View),
        ...problems(400, 401, 403, 409, 413, 415),
      },
    }),
  };
};
const pricing = routesOf("pricing", "Pricing", settingsSchemas.pricing);
const shipping = routesOf("shipping", "Shipping", settingsSchemas.shipping);
const taxes = routesOf("taxes", "Tax", settingsSchemas.taxes);
const markets = routesOf("markets", "Market", settingsSchemas.markets);
const thresholds = routesOf("thresholds", "Threshold", settingsSchemas.thresholds);
const store = routesOf("store", "Store", settingsSchemas.store);

const history = createRoute({
  ...staffOnly("settings:read"),
  tags,
  method: "get",
  path: "/admin/settings/{part}/history",
  operationId: "listSettingsHistory",
  summary: "List who changed what of the settings",
  description:
    "The changes of one part with the fields that differ and who made them, newest first. A page may be short and still have a `lastKey`.",
  request: {
    params: z.object({
      part: z
        .enum(["pricing", "shipping", "taxes", "markets", "thresholds", "store"])
        .openapi({ description: "A part of the settings" }),
    }),
    query: PageQuery.extend({ limit: limitQuery(20) }),
  },
  responses: { 200: jsonOf("One page, and the key of the next", AuditPageView), ...problems(400, 401, 403) },
});

/** What a merchant sets, for staff. */
export const settings = newRouter()
  .openapi(history, async (c) => {
    const { deps, actor } = c.var;
    const { part } = c.req.valid("param");
    const { limit, lastKey } = c.req.valid("query");
    const scope = `settings-history|${part}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const page = await showSettingsHistory(deps, actor, { part, limit, cursor });
    return c.json(
      auditPageView(page, page.cursor && signCursor(deps.config.secret, scope, page.cursor)),
      200,
    );
  })
  .openapi(pricing.show, async (c) => {
    const stored = await showSettings(c.var.deps, c.var.actor, "pricing");
    return c.json(view("pricing", stored), 200, etag(stored));
  })
  .openapi(pricing.change, async (c) => {
    const change = { value: c.req.valid("json"), versions: c.req.valid("header")["if-match"] };
    const stored = await changeSettings(c.var.deps, c.var.actor, { part: "pricing", ...change });
    return c.json(view("pricing", stored), 200, etag(stored));
  })
  .openapi(shipping.show, async (c) => {
    const stored = await showSettings(c.var.deps, c.var.actor, "shipping");
    return c.json(view("shipping", stored), 200, etag(stored));
  })
  .openapi(shipping.change, async (c) => {
    const change = { value: c.req.valid("json"), versions: c.req.valid("header")["if-match"] };
    const stored = await changeSettings(c.var.deps, c.var.actor, { part: "shipping", ...change });
    return c.json(view("shipping", stored), 200, etag(stored));
  })
  .openapi(taxes.show, async (c) => {
    const stored = await showSettings(c.var.deps, c.var.actor, "taxes");
    return c.json(view("taxes", stored), 200, etag(stored));
  })
  .openapi(taxes.change, async (c) => {
    const change = { value: c.req.valid("json"), versions: c.req.valid("header")["if-match"] };
    const stored = await changeSettings(c.var.deps, c.var.actor, { part: "taxes", ...change });
    return c.json(view("taxes", stored), 200, etag(stored));
  })
  .openapi(markets.show, async (c) => {
    const stored = await showSettings(c.var.deps, c.var.actor, "markets");
    return c.json(view("markets", stored), 200, etag(stored));
  })
  .openapi(markets.change, async (c) => {
    const change = { value: c.req.valid("json"), versions: c.req.valid("header")["if-match"] };
    const stored = await changeSettings(c.var.deps, c.var.actor, { part: "markets", ...change });
    return c.json(view("markets", stored), 200, etag(stored));
  })
  .openapi(thresholds.show, async (c) => {
    const stored = await showSettings(c.var.deps, c.var.actor, "thresholds");
    return c.json(view("thresholds", stored), 200, etag(stored));
  })
  .openapi(thresholds.change, async (c) => {
    const change = { value: c.req.valid("json"), versions: c.req.valid("header")["if-match"] };
    const stored = await changeSettings(c.var.deps, c.var.actor, { part: "thresholds", ...change });
    return c.json(view("thresholds", stored), 200, etag(stored));
  })
  .openapi(store.show, async (c) => {
    const stored = await showSettings(c.var.deps, c.var.actor, "store");
    return c.json(view("store", stored), 200, etag(stored));
  })
  .openapi(store.change, async (c) => {
    const change = { value: c.req.valid("json"), versions: c.req.valid("header")["if-match"] };
    const stored = await changeSettings(c.var.deps, c.var.actor, { part: "store", ...change });
    return c.json(view("store", stored), 200, etag(stored));
  });

const view = <P extends SettingsPart>(part: P, { version, value }: StoredSettings<P>) => ({
  version,
  value: encodeSettings(part, value),
});

/** The version, as If-Match takes it. */
const etag = ({ version }: { readonly version: number }) => ({ etag: `"${version}"` });

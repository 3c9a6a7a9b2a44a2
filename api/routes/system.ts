import { createRoute, z } from "@hono/zod-openapi";
import { problems } from "../http/problem.ts";
import { jsonOf, newRouter } from "../http/router.ts";
import { Currency } from "./cart/cart.schema.ts";

const HealthView = z.strictObject({ status: z.literal("ok"), time: z.iso.datetime() }).openapi("Health");

const ConfigView = z
  .strictObject({
    apiUrl: z.string(),
    chatUrl: z.string(),
    webSocketUrl: z.string(),
    region: z.string(),
    cognito: z.strictObject({ userPoolId: z.string(), clientId: z.string() }).nullable(),
    stripe: z.strictObject({ publishableKey: z.string(), apiUrl: z.string().nullable() }),
    currencies: z.array(Currency),
  })
  .openapi("Config");

const health = createRoute({
  method: "get",
  path: "/health",
  tags: ["system"],
  operationId: "getHealth",
  summary: "Whether the shop answers and its storage does",
  responses: { 200: jsonOf("It does", HealthView), ...problems(503) },
});

const config = createRoute({
  method: "get",
  path: "/config.json",
  tags: ["system"],
  operationId: "getConfig",
  summary: "What the browsers need to know: one build serves every environment",
  responses: { 200: jsonOf("The configuration", ConfigView), ...problems() },
});

/** What is not about the shop's goods. */
export const system = newRouter()
  .openapi(health, async (c) => {
    const { deps } = c.var;
    await deps.products.find("health");
    return c.json({ status: "ok" as const, time: new Date(deps.now()).toISOString() }, 200, {
      "cache-control": "no-store",
    });
  })
  .openapi(config, (c) => {
    const { currencies, ...rest } = c.var.deps.config.public;
    return c.json({ ...rest, currencies: [...currencies] }, 200, { "cache-control": "public, max-age=60" });
  });

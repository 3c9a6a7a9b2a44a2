import { createRoute, z } from "@hono/zod-openapi";
import { listPublishedPages } from "../domain/content/service.ts";
import { checkReadiness } from "../domain/health.ts";
import { majorOf } from "../domain/money.ts";
import { storeTag } from "../domain/settings/purge.ts";
import { showStore } from "../domain/settings/service.ts";
import { tokensOf } from "../domain/settings/theme.ts";
import { problems } from "../http/problem.ts";
import { jsonOf, newRouter } from "../http/router.ts";
import { Currency, MarketParam } from "./cart/cart.schema.ts";
import { MoneyView } from "./shared.schema.ts";

const HealthView = z.strictObject({ status: z.literal("ok"), time: z.iso.datetime() }).openapi("Health");

const ReadinessView = z
  .strictObject({
    status: z.literal("ok"),
    time: z.iso.datetime(),
    engines: z
      .array(
        z.strictObject({
          name: z.string().openapi({ example: "storage" }),
          needed: z.boolean(),
          isUp: z.boolean(),
        }),
      )
      .openapi({ description: "What the shop stands on. With one that is not needed down, the rest works." }),
  })
  .openapi("Readiness");

const ConfigView = z
  .strictObject({
    apiUrl: z.string(),
    chatUrl: z.string(),
    webSocketUrl: z.string(),
    region: z.string(),
    cognito: z.strictObject({ userPoolId: z.string(), clientId: z.string() }).nullable(),
    stripe: z.strictObject({ publishableKey: z.string(), apiUrl: z.string().nullable() }),
    currencies: z.array(Currency),
    store: z
      .strictObject({
        name: z.string(),
        headline: z.string().nullable(),
        tagline: z.string().nullable(),
        logo: z.strictObject({ url: z.string(), width: z.int(), height: z.int() }).nullable(),
        hero: z
          .strictObject({ url: z.string(), width: z.int(), height: z.int(), alt: z.string() })
          .nullable()
          .openapi({ description: "The large picture of the home page; null: the newest product is shown" }),
        tokens: z.record(z.string(), z.string()).openapi({
          description:
            "The design tokens that differ from the kit's: CSS custom properties without their dashes",
          example: { "color-moss": "light-dark(#0b57d0, #7aa7f0)" },
        }),
        supportEmail: z.string().nullable(),
        contact: z.strictObject({
          phone: z.string().nullable(),
          legalName: z.string().nullable(),
          address: z.string().nullable(),
          registration: z.string().nullable(),
          vatId: z.string().nullable(),
        }),
        social: z.array(z.strictObject({ label: z.string(), url: z.string() })),
        analytics: z
          .strictObject({
            script: z.string(),
            attributes: z.record(z.string(), z.string()),
            origins: z.array(z.string()),
            question: z.string(),
          })
          .nullable()
          .openapi({ description: "Loaded only after the visitor has agreed" }),
        pages: z
          .array(
            z.strictObject({
              slug: z.string(),
              title: z.string(),
              description: z.string(),
              inFooter: z.boolean(),
            }),
          )
          .openapi({ description: "The published pages, in the order of the footer" }),
        currency: Currency,
        locale: z.string(),
        delivery: z
          .strictObject({
            flat: MoneyView.optional(),
            freeFrom: MoneyView.optional(),
            from: z.int(),
            to: z.int(),
            country: z.string(),
          })
          .openapi({
            description:
              "Within `country`: what the cheapest costs, from which value of goods it is free (left out: never), and working days",
          }),
      })
      .openapi("Store"),
  })
  .openapi("Config");

const health = createRoute({
  method: "get",
  path: "/health",
  tags: ["system"],
  operationId: "getHealth",
  summary: "Check that the process answers",
  description:
    "Asks no engine: whoever restarts a process that does not answer asks here, and must not restart one whose storage is down.",
  responses: { 200: jsonOf("It does", HealthView), ...problems() },
});

const readiness = createRoute({
  method: "get",
  path: "/health/ready",
  tags: ["system"],
  operationId: "getReadiness",
  summary: "Check every engine that the shop stands on",
  description:
    "Answers 503 when one that is needed does not answer within two seconds; details.engines says which. A load balancer asks here before it sends shoppers. However often it is asked, an engine is asked once a second.",
  responses: { 200: jsonOf("Those that are needed answer", ReadinessView), ...problems(503) },
});

const config = createRoute({
  method: "get",
  path: "/config.json",
  tags: ["system"],
  operationId: "getConfig",
  summary: "Get the public configuration of this shop",
  description:
    "Addresses, keys that may be public, currencies and the store's identity. Pages read it when they start.",
  request: { query: z.object({ market: MarketParam }) },
  responses: { 200: jsonOf("The configuration", ConfigView), ...problems(400) },
});

/** Health and configuration. */
export const system = newRouter()
  .openapi(health, (c) => {
    const time = new Date(c.var.deps.now()).toISOString();
    return c.json({ status: "ok" as const, time }, 200, { "cache-control": "no-store" });
  })
  .openapi(readiness, async (c) => {
    const { deps, actor } = c.var;
    const engines = [...(await checkReadiness(deps, actor))];
    const time = new Date(deps.now()).toISOString();
    return c.json({ status: "ok" as const, time, engines }, 200, { "cache-control": "no-store" });
  })
  .openapi(config, async (c) => {
    const { deps, actor } = c.var;
    const { currencies, ...rest } = deps.config.public;
    const [shown, pages] = await Promise.all([
      showStore(deps, actor, c.req.valid("query")),
      listPublishedPages(deps, actor),
    ]);
    const { delivery, theme, senderEmail: _sender, deliveryDays: _days, ...identity } = shown;
    const { flat, freeFrom, from, to, country } = delivery;
    const store = {
      ...identity,
      social: [...identity.social],
      analytics: identity.analytics && { ...identity.analytics, origins: [...identity.analytics.origins] },
      tokens: tokensOf(theme),
      pages: [...pages],
      delivery: {
        ...(flat !== undefined && { flat: majorOf(flat) }),
        ...(freeFrom !== undefined && { freeFrom: majorOf(freeFrom) }),
        from,
        to,
        country,
      },
    };
    return c.json({ ...rest, currencies: [...currencies], store }, 200, {
      "cache-control": "public, max-age=60",
      "cache-tag": storeTag,
    });
  });

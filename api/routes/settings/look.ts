import { createRoute, z } from "@hono/zod-openapi";
import { tryTheme } from "../../domain/settings/service.ts";
import { themeSchema } from "../../domain/settings/theme.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";

const TriedThemeView = z
  .strictObject({
    tokens: z.record(z.string(), z.string()).openapi({
      description: "The design tokens that differ from the kit's: CSS custom properties without their dashes",
      example: { "color-moss": "light-dark(#0b57d0, #7aa7f0)" },
    }),
    issues: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .openapi({ description: "Colors that cannot be read, for which saving would be refused" }),
  })
  .openapi("TriedTheme");

const look = createRoute({
  method: "post",
  path: "/admin/settings/store/try",
  tags: ["settings admin"],
  operationId: "tryTheme",
  summary: "See what a look would be",
  description:
    "Answers the design tokens of a look, with the dark colors that are derived, and which of its colors cannot be read. Saves nothing.",
  ...staffOnly("settings:read"),
  request: { body: jsonBody(themeSchema(z.strictObject).openapi("Theme")) },
  responses: { 200: jsonOf("The tokens", TriedThemeView), ...problems(400, 401, 403, 413, 415) },
});

/** A look of the store before it is saved. */
export const storeLook = newRouter().openapi(look, async (c) => {
  const { tokens, issues } = await tryTheme(c.var.deps, c.var.actor, c.req.valid("json"));
  return c.json({ tokens, issues: [...issues] }, 200);
});

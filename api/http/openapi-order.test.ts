import { globSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

// Found in CI: zod's schemas have `.openapi` only if they are made after @hono/zod-openapi is loaded, and an agent's test loads
// the domain first. Routes describe a schema of the domain with `.meta`, or build their own from its shape.
test("the routes load after the whole domain, too", async () => {
  const domain = globSync("api/domain/**/*.ts", { exclude: ["**/*.test.ts", "**/test-*.ts"] });
  expect(domain.length).toBeGreaterThan(100);
  for (const file of domain) await import(/* @vite-ignore */ resolve(file));
  const { createApp } = await import("../app.ts");
  expect(createApp).toBeTypeOf("function");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestShop, testShop } from "../scripts/testing/shop.ts";
import { openSqlite } from "./adapters/embedded/sqlite/sqlite.ts";
import { sqliteTables } from "./adapters/embedded/table/table.ts";
import { allTables } from "./adapters/stores/keys.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

type Document = { paths: Record<string, Record<string, { operationId?: string; responses: object }>> };
const documentOf = async () => (await (await shop.guest.get("/openapi.json")).json()) as Document;

test("every route is in /openapi.json, and everything there is a route", async () => {
  const { paths } = await documentOf();
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = new Set(
    shop.app.routes
      // Middleware is on every method or path; the reference's own scripts are no part of the API.
      .filter(({ method, path }) => method !== "ALL" && !/^\/docs\/|\*/.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/:([^/]+)/g, "{$1}")}`),
  );
  expect([...routes].sort()).toEqual(documented.sort());
});

test("each operation has a name of its own and says how it fails", async () => {
  const { paths } = await documentOf();
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { operationId, responses } of operations)
    if (!/OpenApi|Reference/.test(operationId ?? ""))
      expect(Object.keys(responses), operationId).toContain("500");
});

test("what nobody foresaw is a 500 that tells a request id and nothing else", async () => {
  const logged: string[] = [];
  const sqlite = openSqlite(":memory:");
  const tables = sqliteTables(sqlite, allTables);
  const broken = await testShop({ engines: { tables }, log: (_level, message) => logged.push(message) });
  // The tables are gone: a fault no route knows of.
  await sqlite.close();
  const response = await broken.app.request("/products");
  expect(response.status).toBe(500);
  const { error } = (await response.json()) as { error: { code: string; message: string; details: object } };
  expect(error).toMatchObject({
    code: "INTERNAL_ERROR",
    message: "Something went wrong on our end. Please try again.",
  });
  expect(Object.keys(error.details).sort()).toEqual(["requestId", "timestamp"]);
  expect(logged.filter((message) => message === "unhandled")).toHaveLength(1);
  await broken.close();
});

test("pages of the shop's own origins may call with credentials, others may not read an answer", async () => {
  const from = (origin: string) => shop.app.request("/products", { headers: { origin } });
  const own = await from("http://localhost:3001");
  expect(own.headers.get("access-control-allow-origin")).toBe("http://localhost:3001");
  expect(own.headers.get("access-control-allow-credentials")).toBe("true");
  expect((await from("https://elsewhere.example")).headers.get("access-control-allow-origin")).toBeNull();
  const asked = await shop.app.request("/cart", {
    method: "OPTIONS",
    headers: { origin: "http://localhost:3001", "access-control-request-method": "POST" },
  });
  expect(asked.status).toBe(204);
  expect(asked.headers.get("access-control-allow-headers")).toContain("idempotency-key");
});

test("every answer carries the headers that keep browsers from guessing", async () => {
  for (const path of ["/products", "/nowhere", "/health"]) {
    const { headers } = await shop.app.request(path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
    expect(headers.get("x-request-id"), path).toMatch(/^[\w-]{8,}$/);
  }
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { operationsOf, type PlacedOperation } from "../../scripts/testing/openapi/document.ts";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
let operations: readonly PlacedOperation[];
beforeAll(async () => {
  shop = await testShop();
  operations = await operationsOf(shop.app);
});
afterAll(() => shop.close());

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Paths of lists that a request may make as long as its body is. */
function endless(schema: unknown, path: string): string[] {
  if (!isNode(schema)) return [];
  const own = schema["type"] === "array" && schema["maxItems"] === undefined ? [path] : [];
  const { properties, items, additionalProperties } = schema;
  const inside = [
    ...(isNode(properties)
      ? Object.entries(properties).flatMap(([name, one]) => endless(one, `${path}.${name}`))
      : []),
    ...endless(items, `${path}[]`),
    ...endless(additionalProperties, `${path}.*`),
    ...["anyOf", "oneOf", "allOf"].flatMap((key) => {
      const parts = schema[key];
      return Array.isArray(parts) ? parts.flatMap((one: unknown) => endless(one, path)) : [];
    }),
  ];
  return [...own, ...inside];
}

test("every list that a request may carry has a most", () => {
  const lists = operations.flatMap(({ method, path, operation }) => [
    ...(operation.parameters ?? []).flatMap(({ name, schema }) =>
      endless(schema, `${method} ${path} ${name}`),
    ),
    ...Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
      endless(schema, `${method} ${path} body`),
    ),
  ]);
  expect(lists).toEqual([]);
});

test("a body that is nested 100,000 deep, alone or in any field, is a 400 that names the field", async () => {
  const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const staff = await shop.admin();
  const wrong: string[] = [];
  let sent = 0;
  for (const { method, path, operation } of operations) {
    const schema = operation.requestBody?.content["application/json"]?.schema as Node | undefined;
    if (!schema || path === "/payment/webhook") continue;
    const fields = isNode(schema["properties"]) ? Object.keys(schema["properties"]) : [];
    const bodies = [deep(100_000), ...fields.map((field) => `{${JSON.stringify(field)}:${deep(100_000)}}`)];
    const url = path.replace(/{\w+}/g, "00000000-0000-4000-8000-000000000000");
    for (const body of bodies) {
      sent++;
      const response = await staff.request(method.toUpperCase(), url, body);
      const { error } = (await response.json()) as {
        error?: { code: string; details: { issues?: unknown[] } };
      };
      // A thing that is not there may be noticed before what is sent for it.
      const isRefused =
        (response.status === 400 && (error?.details.issues?.length ?? 1) > 0) ||
        [404, 409].includes(response.status);
      if (!isRefused) wrong.push(`${method} ${path} ${body.slice(0, 40)}: ${response.status}`);
    }
  }
  expect(sent).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});

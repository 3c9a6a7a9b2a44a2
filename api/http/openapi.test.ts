import type { RouteConfig } from "@hono/zod-openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type * as z from "zod";
import { type DescribedParameter, operationsOf } from "../../scripts/testing/openapi/document.ts";
import { inputsAround, type Schema, validOf } from "../../scripts/testing/openapi/inputs.ts";
import { testShop } from "../../scripts/testing/shop.ts";

const shop = await testShop();
const operations = await operationsOf(shop.app);
const routes = shop.app.openAPIRegistry.definitions.flatMap((one) =>
  one.type === "route" ? [one.route] : [],
);
await shop.close();

const ajv = new Ajv2020({ strict: false, unicodeRegExp: true });
addFormats.default(ajv);

describe.each(operations)("$method $path", ({ path, method, operation }) => {
  test("says what it does, what it takes and what it answers", () => {
    expect(operation.description ?? "").toMatch(/^[A-Z].{20,}\.$/s);
    expect(operation.summary ?? "").toMatch(/^[A-Z].*[^.]$/);
    for (const parameter of operation.parameters ?? []) {
      const { name, description, schema, example } = parameter;
      expect([name, description ?? schema.description ?? ""]).toEqual([name, expect.stringMatching(/.{5,}/)]);
      const shown = example ?? schema.example ?? schema.enum ?? schema.default ?? schema.type === "boolean";
      expect([name, shown]).not.toEqual([name, false]);
    }
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      expect([status, description]).toEqual([status, expect.stringMatching(/.{5,}/)]);
      if (Number(status) >= 400)
        expect([status, content?.["application/json"]?.example]).toEqual([status, expect.anything()]);
    }
  });

  const route = routes.find((one) => one.path === path && one.method === method);
  const body = schemaIn(operation.requestBody?.content);
  const validator = bodyOf(route);
  test.runIf(body && validator)("its body is refused by the document exactly where it is by the API", () => {
    expect(disagreements(body ?? {}, validator, inputsAround(body ?? {}), (value) => value)).toEqual([]);
  });

  for (const parameter of operation.parameters ?? []) {
    const schema = parameterOf(route, parameter);
    test.runIf(schema)(
      `its ${parameter.in} ${parameter.name} is refused by the document exactly where it is by the API`,
      () => {
        const inputs = inputsAround(parameter.schema).flatMap(textsOf);
        expect(
          disagreements(parameter.schema, schema, inputs, (text) => typed(text, parameter.schema)),
        ).toEqual([]);
      },
    );
  }
});

/** Inputs that one of the two takes and the other refuses; rules across fields are the API's alone. */
function disagreements(
  schema: Schema,
  validator: z.ZodType | undefined,
  inputs: readonly unknown[],
  documented: (input: unknown) => unknown,
): unknown[] {
  const validate = ajv.compile(schema);
  const found = inputs.flatMap((input) => {
    const taken = validate(documented(input));
    const parsed = validator?.safeParse(input);
    if (parsed === undefined || parsed.success === taken) return [];
    const issues = parsed.error?.issues ?? [];
    if (taken && issues.every(isBeyond)) return [];
    const api = parsed.success ? "takes it" : issues[0];
    return [{ input, document: taken ? "takes it" : ajv.errorsText(validate.errors), api }];
  });
  // Enough to see what is wrong.
  return found.slice(0, 3).map((one) => JSON.stringify(one));
}

/** Rules that a schema cannot state: across fields, of countries, and of decimals, which the descriptions tell. */
const isBeyond = ({ code, path, message }: z.core.$ZodIssue): boolean =>
  /decimal/.test(message) ||
  (code === "custom" &&
    (path.length === 0 || acrossFields.has(String(path.findLast((part) => typeof part === "string")))));
const acrossFields: ReadonlySet<string> = new Set([
  "amount",
  "maxPrice",
  "country",
  "state",
  "city",
  "zipCode",
  "to",
  "from",
  "reviewFrom",
  "productId",
  "timeZone",
  "zoneId",
  "methodId",
  "countries",
  "states",
  "service",
  "bands",
  "by",
  "upTo",
  "markets",
  "marketId",
  "isDefault",
  "books",
  "bookId",
  "book",
]);

const schemaIn = (content: Record<string, { schema: Schema }> | undefined): Schema | undefined =>
  content?.["application/json"]?.schema;

function bodyOf(route: RouteConfig | undefined): z.ZodType | undefined {
  const content = route?.request?.body?.content["application/json"];
  const schema = content && "schema" in content ? content.schema : undefined;
  // Those that are plain JSON have no validator.
  return schema && "safeParse" in schema ? (schema as z.ZodType) : undefined;
}

function parameterOf(route: RouteConfig | undefined, parameter: DescribedParameter): z.ZodType | undefined {
  const { query, params, headers } = route?.request ?? {};
  const group = { query, path: params, header: Array.isArray(headers) ? undefined : headers }[parameter.in];
  const shape = group && "shape" in group ? (group.shape as Record<string, z.ZodType>) : {};
  return shape[parameter.name];
}

/** What may stand in a URL for a value. */
const textsOf = (value: unknown): unknown[] =>
  typeof value === "string" || (Array.isArray(value) && value.every((one) => typeof one === "string"))
    ? [value]
    : typeof value === "number" || typeof value === "boolean"
      ? [String(value)]
      : [];

/** A text of a URL as the type that the document states. */
function typed(text: unknown, { type }: Schema): unknown {
  if (type === "array") return Array.isArray(text) ? text : [text];
  if (typeof text !== "string") return text;
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  if ((type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return text;
}

/** The document with every reference replaced by what it names. */
test("every body of the document has an example that the API takes", () => {
  for (const { path, method, operation } of operations) {
    const schema = schemaIn(operation.requestBody?.content);
    const validator = bodyOf(routes.find((one) => one.path === path && one.method === method));
    if (schema && validator)
      expect([path, validator.safeParse(validOf(schema)).error?.issues]).toEqual([path, undefined]);
  }
});

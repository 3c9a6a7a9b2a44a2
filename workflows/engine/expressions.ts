import { createHash, randomUUID } from "node:crypto";
import jsonata from "jsonata";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { mersenne } from "pure-rand/generator/mersenne";
import type { Json } from "../../api/ports/table.ts";
import type { Template } from "../asl/types.ts";
import { evaluationError, type RuntimeError } from "./errors.ts";

/** `states` is the value that expressions read as `$states`. */
export type Scope = {
  readonly states: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, Json>>;
};

const compiled = new Map<string, jsonata.Expression>();

/**
 * Returns a template with its expressions evaluated. Throws States.QueryEvaluationError, also when a result
 * is undefined.
 */
export async function evaluate(template: Template, scope: Scope, field: string): Promise<Json> {
  if (typeof template === "string") {
    const code = codeOf(template);
    return code === undefined ? template : run(code, scope, field);
  }
  if (typeof template !== "object" || template === null) return template;
  if (Array.isArray(template)) {
    const items: Json[] = [];
    for (const [place, item] of (template as readonly Template[]).entries())
      items.push(await evaluate(item, scope, `${field}[${place}]`));
    return items;
  }
  const entries: [string, Json][] = [];
  for (const [name, value] of Object.entries(template as Record<string, Template>))
    entries.push([name, await evaluate(value, scope, `${field}/${name}`)]);
  // fromEntries, because assigning the key "__proto__" would set the prototype.
  return Object.fromEntries(entries);
}

async function run(code: string, scope: Scope, field: string): Promise<Json> {
  const { states, variables } = scope;
  const said = `The JSONata expression '${code}' specified for the field '${field}'`;
  try {
    const found = path.test(code) ? at(code.slice(1).split("."), scope) : undefined;
    const result = found ?? (await expressionOf(code).evaluate(undefined, { ...variables, states }));
    if (result !== undefined) return plain(result);
  } catch (error) {
    const message = error instanceof Error || hasMessage(error) ? error.message : String(error);
    const ending = hasCode(error) ? `. ${error.code}: ${message}` : `: ${message}`;
    throw evaluationError(`${said} threw an error during evaluation${ending}`);
  }
  throw evaluationError(`${said} returned nothing (undefined).`);
}

/** The error for a value of a type that its field does not take. */
export function unexpected(template: Template, field: string, expected: string, value: Json): RuntimeError {
  const type = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  const said = `returned an unexpected result type. Expected '${expected}', but was '${type}' for value: ${JSON.stringify(value)}`;
  const code = typeof template === "string" ? codeOf(template) : undefined;
  return evaluationError(
    code === undefined
      ? `The field '${field}' ${said}`
      : `The JSONata expression '${code}' specified for the field '${field}' ${said}`,
  );
}

/** The expression in a string such as `{% $states.input %}`. */
const codeOf = (text: string): string | undefined => /^\{%([\s\S]*)%\}$/.exec(text)?.[1]?.trim();

/** Matches a plain path to a value, which most expressions are; these need no JSONata. */
const path = /^\$[a-z]\w*(\.[a-z]\w*)*$/i;

/**
 * The value at a path. Undefined when an array is on the way, because JSONata maps over arrays: then JSONata
 * evaluates it.
 */
function at([first = "", ...names]: readonly string[], { states, variables }: Scope): unknown {
  let value: unknown = first === "states" ? states : own(variables, first);
  for (const name of names) value = own(value, name);
  return Array.isArray(value) || typeof value === "function" ? undefined : value;
}

const own = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

/** A copy of the result as plain JSON: JSONata marks its sequences and returns references into its input. */
function plain(result: unknown): Json {
  if (typeof result === "number" && !Number.isFinite(result)) throw new Error(`${result} is no JSON`);
  if (typeof result === "function" || isFunction(result)) throw new Error("a function is no JSON");
  return typeof result === "object" ? (JSON.parse(JSON.stringify(result)) as Json) : (result as Json);
}

const isFunction = (result: unknown): boolean =>
  typeof result === "object" &&
  result !== null &&
  ("_jsonata_function" in result || "_jsonata_lambda" in result);

const hasMessage = (error: unknown): error is { message: string } =>
  typeof error === "object" && error !== null && "message" in error && typeof error.message === "string";

const hasCode = (error: unknown): error is { code: string } =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string";

function expressionOf(code: string): jsonata.Expression {
  const known = compiled.get(code);
  if (known) return known;
  const expression = jsonata(code);
  for (const [name, [implementation, signature]] of Object.entries(functions))
    expression.registerFunction(name, implementation, signature);
  compiled.set(code, expression);
  return expression;
}

/**
 * The functions that Step Functions adds to JSONata.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
const functions: Record<
  string,
  Parameters<jsonata.Expression["registerFunction"]> extends [string, infer F, ...unknown[]]
    ? [F, string]
    : never
> = {
  partition: [
    (items: unknown[], size: number) => {
      if (!Number.isInteger(size) || size < 1) throw new Error("pages have a whole number of items");
      const pages = Math.ceil(items.length / size);
      return Array.from({ length: pages }, (_, page) => items.slice(page * size, (page + 1) * size));
    },
    "<an:a>",
  ],
  range: [
    (from: number, to: number, step: number) => {
      const length = Math.max(0, Math.floor((to - from) / step) + 1);
      if (step === 0 || length > longestRange) throw new Error(`a range has up to ${longestRange} numbers`);
      return Array.from({ length }, (_, place) => from + place * step);
    },
    "<nnn:a<n>>",
  ],
  hash: [
    (text: string, algorithm: string) => {
      const digest = digests.get(algorithm);
      if (digest === undefined) throw new Error(`the algorithm is one of ${[...digests.keys()].join(", ")}`);
      return createHash(digest).update(text).digest("hex");
    },
    "<ss:s>",
  ],
  random: [
    (seed?: number) => (seed === undefined ? Math.random() : uniformFloat64(mersenne(seed))),
    "<n?:n>",
  ],
  uuid: [() => randomUUID(), "<:s>"],
  parse: [(text: string) => JSON.parse(text) as unknown, "<s:x>"],
  eval: [
    () => {
      throw new Error("$eval is not available; use $parse");
    },
    "<x?x?:x>",
  ],
};

const longestRange = 1000;

const digests = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

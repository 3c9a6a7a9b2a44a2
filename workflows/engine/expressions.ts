import { createHash, randomUUID } from "node:crypto";
import jsonata from "jsonata";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { mersenne } from "pure-rand/generator/mersenne";
import type { Json } from "../../api/ports/table.ts";
import type { Template } from "../asl/types.ts";
import { StateError } from "./errors.ts";

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
    const code = /^\{%([\s\S]*)%\}$/.exec(template)?.[1];
    return code === undefined ? template : run(code.trim(), scope, field);
  }
  if (typeof template !== "object" || template === null) return template;
  if (Array.isArray(template)) {
    const items: Json[] = [];
    for (const item of template as readonly Template[]) items.push(await evaluate(item, scope, field));
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
  try {
    const found = path.test(code) ? at(code.slice(1).split("."), scope) : undefined;
    if (found !== undefined) return plain(found);
    return plain(await expressionOf(code).evaluate(undefined, { ...variables, states }));
  } catch (error) {
    const message = error instanceof Error || hasMessage(error) ? error.message : String(error);
    throw new StateError(
      "States.QueryEvaluationError",
      `The JSONata expression '${code}' at '${field}' failed: ${message}`,
    );
  }
}

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
  if (result === undefined) throw new Error("the expression returned nothing (undefined)");
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

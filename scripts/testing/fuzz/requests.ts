import type { PlacedOperation } from "../openapi/document.ts";
import { inputsAround, type Schema, validOf } from "../openapi/inputs.ts";
import type { Random } from "../random.ts";

/** A request that the fuzzer sends, as it is reported. */
export type FuzzedRequest = {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or a value that is sent as JSON. */
  readonly body?: unknown;
};

/** Texts that have broken parsers, keys, patterns and templates. */
const odd = [
  "",
  " ",
  ".",
  "..",
  "../admin",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "0",
  "-1",
  "1e309",
  "NaN",
  "%",
  "%00",
  "%E0%A4%A",
  "\u0000",
  "\uFFFF",
  "\u202Egpj.exe",
  "🎁",
  "İ",
  "ﬃ",
  "a/b",
  "a#b",
  "a?b=c",
  "{}",
  "[]",
  "<script>",
  "' OR 1=1 --",
  "x".repeat(300),
  "é".repeat(1100),
];
const brokenBodies = [
  "",
  "{",
  "[",
  '{"a":',
  "null",
  '"text"',
  "0",
  "[".repeat(5_000),
  '{"a":1,"a":2}',
  "\uFEFF{}",
];
const contentTypes = [
  "text/plain",
  "application/json; charset=utf-16",
  "multipart/form-data",
  "application/xml",
  "",
];

/** What is the same for every request of one operation: made once, because there are thousands of values. */
const around = new WeakMap<object, readonly unknown[]>();
function someAround(random: Random, schema: Schema): unknown {
  const values = around.get(schema) ?? inputsAround(schema);
  around.set(schema, values);
  return random.next() < 0.35 ? validOf(schema) : random.pick(values);
}

/**
 * A request of an operation: right, wrong in one place, or broken, as `random` has it. Ids are mostly ones that `known` has
 * under the parameter's or field's name, because a made-up one gets no further than 404.
 */
export function requestOf(
  { path, method, operation }: PlacedOperation,
  random: Random,
  known: ReadonlyMap<string, readonly string[]>,
): FuzzedRequest {
  const likely = (chance: number): boolean => random.next() < chance;
  const knownAs = (name: string): string | undefined => {
    const values = known.get(name) ?? [];
    return values.length > 0 && likely(0.75) ? random.pick(values) : undefined;
  };
  const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
  const headers: Record<string, string> = {};
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: place, schema, required } of operation.parameters ?? []) {
    const value = (): string =>
      likely(0.1) ? random.pick(odd) : (knownAs(name) ?? text(someAround(random, schema)));
    if (place === "path")
      filled = filled.replace(`{${name}}`, encodedOf(knownAs(idName(path, name)) ?? value(), random));
    else if (place === "query" && (required || likely(0.5))) query.append(name, value());
    else if (place === "header" && likely(0.4)) headers[name.toLowerCase()] = inHeader(value());
  }
  if (likely(0.03)) query.append(random.pick(["limit", "__proto__", "lastKey", "q"]), random.pick(odd));
  const search = query.toString();
  const asked = {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path: search === "" ? filled : `${filled}?${search}`,
  };
  const content = operation.requestBody?.content;
  if (!content) return { ...asked, headers };
  const [type = "application/json"] = Object.keys(content);
  headers["content-type"] = likely(0.05) ? random.pick(contentTypes) : type;
  if (likely(0.05)) return { ...asked, headers, body: random.pick(brokenBodies) };
  if (type !== "application/json") return { ...asked, headers, body: random.pick([...brokenBodies, ...odd]) };
  const schema = content[type]?.schema ?? {};
  const value = lessOf(someAround(random, schema), schema.required, () => likely(0.4));
  return { ...asked, headers, body: JSON.stringify(withKnown(value, knownAs)) };
}

/** Without some of the fields that may be left out: examples of all fields do not always go together. */
function lessOf(value: unknown, required: readonly string[] = [], leaveOut: () => boolean): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => required.includes(name) || !leaveOut()));
}

/** A path's `{id}` is of what stands before it: /orders/{id} is an orderId. */
function idName(path: string, name: string): string {
  const before = path.split("/").at(path.split("/").indexOf(`{${name}}`) - 1) ?? "";
  return name === "id" ? `${before.replace(/s$/, "")}Id` : name;
}

/** Values that the shop knows instead of examples, by the names of fields. */
function withKnown(value: unknown, knownAs: (name: string) => string | undefined): unknown {
  if (Array.isArray(value)) return value.map((one) => withKnown(one, knownAs));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      // What must be unique is somebody else's where it is known.
      typeof one === "string" && !/^(slug|sku)$/.test(name)
        ? (knownAs(name) ?? one)
        : withKnown(one, knownAs),
    ]),
  );
}

/** Mostly as a client writes it into a path, sometimes as it is where that makes an address. */
function encodedOf(text: string, random: Random): string {
  if (random.next() < 0.1 && /^[\w%.~-]+$/.test(text)) return text;
  // A lone surrogate has no encoding.
  return encodeURIComponent(text.toWellFormed()).replace(/^$/, "%20");
}

/** What a header can hold. */
const inHeader = (text: string): string =>
  text
    .replace(/[^\x20-\x7E]/g, "?")
    .slice(0, 500)
    .trim();

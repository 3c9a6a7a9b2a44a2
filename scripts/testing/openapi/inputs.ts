import fc from "fast-check";

/** A schema of /openapi.json, with its references replaced. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly example?: unknown;
};
type Fields = Record<string, unknown>;

/** Values at and beyond every bound that the schema states, each wrong or right in one place, from a value that is right. */
export function inputsAround(schema: Schema, valid: unknown = validOf(schema)): unknown[] {
  return [valid, ...around(schema, valid)];
}

/** One value that the schema takes. */
export function validOf(schema: Schema): unknown {
  const [type] = [schema.type].flat();
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return validOf(first);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => validOf(one) as Fields)) as unknown;
  if (type === "object")
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, one]) => [name, validOf(one)]),
    );
  if (type === "array")
    return Array.from(
      { length: Math.max(1, schema.minItems ?? 0) },
      () => schema.items && validOf(schema.items),
    );
  if (type === "string") return textOf(schema);
  if (type === "boolean") return true;
  return schema.minimum ?? Math.max(1, (schema.exclusiveMinimum ?? 0) + 1);
}

function textOf({ pattern, format, minLength = 1 }: Schema): string {
  if (format === "uuid") return "4f6c0b1e-7a54-4d0b-9b1c-0c7d9c8f1a11";
  if (format === "email") return "mei@example.com";
  if (format === "date") return "2026-11-26";
  if (pattern !== undefined)
    return matching(pattern, 30).find((text) => text.length >= minLength && text.trim() === text) ?? "";
  return "x".repeat(Math.max(1, minLength));
}

/** Values of other types. */
const strangers: readonly unknown[] = [
  null,
  true,
  0,
  1.5,
  -1,
  1e21,
  "",
  " ",
  "x",
  "\u0000",
  "🎁",
  [],
  {},
  [null],
];

function around(schema: Schema, valid: unknown): unknown[] {
  return [...strangers, ...boundsOf(schema), ...inside(schema, valid)];
}

function boundsOf(schema: Schema): unknown[] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = schema;
  const letters = (length: number) =>
    length < 0
      ? []
      : [
          "x".repeat(length),
          "é".repeat(length),
          "🎁".repeat(length),
          ` ${"x".repeat(Math.max(0, length - 2))} `,
        ];
  const item = schema.items && validOf(schema.items);
  return [
    ...[minLength, maxLength].flatMap((bound) =>
      bound === undefined ? [] : [bound - 1, bound, bound + 1].flatMap(letters),
    ),
    ...[minimum, maximum, schema.exclusiveMinimum].flatMap((bound) =>
      bound === undefined ? [] : [bound - 1, bound - 0.01, bound, bound + 0.01, bound + 1, bound + 0.001],
    ),
    ...[minItems, maxItems].flatMap((bound) =>
      bound === undefined
        ? []
        : [bound - 1, bound, bound + 1]
            .filter((length) => length >= 0)
            .map((length) => Array.from({ length }, () => item)),
    ),
    ...(schema.enum ?? []),
    ...(schema.enum ?? []).flatMap((one) => (typeof one === "string" ? [one.toLowerCase(), ` ${one}`] : [])),
    ...(schema.pattern === undefined
      ? []
      : matching(schema.pattern, 8).flatMap((text) => [text, `${text} `, `${text}\n`, text.slice(1)])),
  ];
}

/** The value with something else in one of its parts. */
function inside(schema: Schema, valid: unknown): unknown[] {
  if (schema.anyOf || schema.oneOf)
    return (schema.anyOf ?? schema.oneOf ?? []).flatMap((one) => inputsAround(one));
  if (Array.isArray(valid)) {
    const [first] = valid as unknown[];
    return schema.items ? around(schema.items, first).map((one) => [one]) : [];
  }
  if (typeof valid !== "object" || valid === null) return [];
  // Neither an array nor null.
  const fields = valid as Fields;
  const others = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const { [name]: _, ...without } = fields;
    return [without, ...around(one, fields[name]).map((value) => ({ ...fields, [name]: value }))];
  });
  const extra =
    typeof schema.additionalProperties === "object"
      ? inputsAround(schema.additionalProperties).flatMap((value) => [
          { ...fields, anything: value },
          { ...fields, [" ".repeat(3)]: value },
          { ...fields, ["x".repeat(200)]: value },
        ])
      : [];
  return [...others, ...extra, { ...fields, unknown: 1 }];
}

/** Texts that a pattern takes; none for lookahead, which fast-check does not generate. */
const matching = (pattern: string, numRuns: number): string[] =>
  pattern.includes("(?=") ? [] : fc.sample(fc.stringMatching(new RegExp(pattern, "u")), { numRuns, seed: 1 });

import type { Change, Condition, Json, Path, Query, TableSpec } from "../../../ports/table.ts";
import { schemaOf } from "../../table/item.ts";
import { segments } from "../../table/request.ts";

/** Placeholders for every name and value of one request, so that no attribute name can be a reserved word. */
export type Placeholders = {
  readonly name: (path: Path) => string;
  readonly value: (value: Json) => string;
  /** The placeholders as request fields; absent when empty, as DynamoDB requires. */
  readonly fields: () => {
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, Json>;
  };
};

// DynamoDB's limit on the operands of one IN.
const mostOperands = 100;

/** Creates placeholders: `#0`, `#1`… for names (one per name) and `:0`, `:1`… for values. */
export function placeholders(): Placeholders {
  const names = new Map<string, string>();
  const values = new Map<string, Json>();
  const nameOf = (segment: string): string => {
    const known = names.get(segment) ?? `#${names.size}`;
    names.set(segment, known);
    return known;
  };
  return {
    name: (path) => segments(path).map(nameOf).join("."),
    value: (value) => {
      const placeholder = `:${values.size}`;
      values.set(placeholder, value);
      return placeholder;
    },
    fields: () => ({
      ...(names.size > 0 && {
        ExpressionAttributeNames: Object.fromEntries(
          [...names].map(([name, placeholder]) => [placeholder, name]),
        ),
      }),
      ...(values.size > 0 && { ExpressionAttributeValues: Object.fromEntries(values) }),
    }),
  };
}

/** Builds a ConditionExpression. */
export function conditionText(spec: TableSpec, condition: Condition, to: Placeholders): string {
  if ("exists" in condition) return `${presence(condition.exists)}(${to.name(spec.hash)})`;
  if ("all" in condition) return joined(spec, condition.all, "AND", to);
  if ("any" in condition) return joined(spec, condition.any, "OR", to);
  // Created only where it is used, because DynamoDB refuses an unused placeholder.
  if ("oneOf" in condition && condition.oneOf.length === 0) return constant(spec, "AND", to);
  const name = to.name(condition.path);
  if ("present" in condition) return `${presence(condition.present)}(${name})`;
  if ("equals" in condition) return `${name} = ${to.value(condition.equals)}`;
  if ("atLeast" in condition) return `${name} >= ${to.value(condition.atLeast)}`;
  if ("atMost" in condition) return `${name} <= ${to.value(condition.atMost)}`;
  const lists = Array.from({ length: Math.ceil(condition.oneOf.length / mostOperands) }, (_, part) =>
    condition.oneOf
      .slice(part * mostOperands, (part + 1) * mostOperands)
      .map(to.value)
      .join(", "),
  );
  const texts = lists.map((list) => `${name} IN (${list})`);
  return texts.length === 1 ? texts.join("") : `(${texts.join(" OR ")})`;
}

/** Builds an UpdateExpression. */
export function updateText(changes: readonly Change[], to: Placeholders): string {
  const sets: string[] = [];
  const removes: string[] = [];
  for (const change of changes) {
    if ("set" in change) sets.push(`${to.name(change.set)} = ${to.value(change.to)}`);
    else if ("remove" in change) removes.push(to.name(change.remove));
    else {
      // ADD works on top-level attributes only; SET also counts inside maps.
      const name = to.name(change.add);
      sets.push(`${name} = if_not_exists(${name}, ${to.value(0)}) + ${to.value(change.by)}`);
    }
  }
  const parts = [
    sets.length > 0 && `SET ${sets.join(", ")}`,
    removes.length > 0 && `REMOVE ${removes.join(", ")}`,
  ];
  return parts.filter((part) => part !== false).join(" ");
}

/** Builds a KeyConditionExpression: the hash and at most one condition on the range, as DynamoDB allows. */
export function keyConditionText(spec: TableSpec, query: Query, to: Placeholders): string {
  const schema = schemaOf(spec, query.index);
  const hash = `${to.name(schema.hash)} = ${to.value(query.hash)}`;
  const { range } = query;
  if (schema.range === undefined || !range) return hash;
  if ("beginsWith" in range) {
    if (range.beginsWith === "") return hash;
    return `${hash} AND begins_with(${to.name(schema.range)}, ${to.value(range.beginsWith)})`;
  }
  const { from, to: until } = range;
  if (from !== undefined && until !== undefined)
    return `${hash} AND ${to.name(schema.range)} BETWEEN ${to.value(from)} AND ${to.value(until)}`;
  if (from !== undefined) return `${hash} AND ${to.name(schema.range)} >= ${to.value(from)}`;
  return until === undefined ? hash : `${hash} AND ${to.name(schema.range)} <= ${to.value(until)}`;
}

const presence = (present: boolean): string => (present ? "attribute_exists" : "attribute_not_exists");

/** No parentheses around a single part, because DynamoDB refuses redundant ones. */
function joined(spec: TableSpec, parts: readonly Condition[], by: "AND" | "OR", to: Placeholders): string {
  const texts = parts.map((part) => conditionText(spec, part, to));
  if (texts.length === 0) return constant(spec, by === "AND" ? "OR" : "AND", to);
  return texts.length === 1 ? texts.join("") : `(${texts.join(` ${by} `)})`;
}

/** A condition that always holds ("OR") or never holds ("AND"). */
const constant = (spec: TableSpec, by: "AND" | "OR", to: Placeholders): string =>
  `(attribute_exists(${to.name(spec.hash)}) ${by} attribute_not_exists(${to.name(spec.hash)}))`;

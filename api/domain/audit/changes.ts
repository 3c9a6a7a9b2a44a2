import type { Json } from "../../ports/table.ts";
import { hidden, isList, isSecretField, withoutSecrets } from "../redaction.ts";

/** One field that differs. Without `before` it was not there, without `after` it no longer is. */
export type FieldChange = {
  /** "variants.v1.price" */
  readonly path: string;
  readonly before?: string | number | boolean | null | undefined;
  readonly after?: string | number | boolean | null | undefined;
};
/** `more`: changed fields beyond those that are listed. */
export type FieldChanges = { readonly changes: readonly FieldChange[]; readonly more: number };

type Leaf = string | number | boolean | null;

const mostChanges = 100;
const mostLetters = 300;
/** Counters of the storage. */
const unseen: ReadonlySet<string> = new Set(["version", "revision", "updatedAt", "schema"]);

/**
 * The fields in which two values differ, in the order of the later one. Secrets and card data are hidden, long texts cut,
 * and fields beyond the hundredth only counted.
 */
export function changesBetween(before: Json | undefined, after: Json | undefined): FieldChanges {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const differing = [...new Set([...now.keys(), ...old.keys()])].filter(
    (path) => old.get(path) !== now.get(path) && !wasFilled(path, old, now) && !wasFilled(path, now, old),
  );
  const changes = differing.slice(0, mostChanges).map((path) => {
    const [was, is] = [old.get(path), now.get(path)];
    return {
      path,
      ...(was !== undefined && { before: shown(path, was) }),
      ...(is !== undefined && { after: shown(path, is) }),
    };
  });
  return { changes, more: differing.length - changes.length };
}

/** Whether what is empty in one value has fields in the other, which then tell of the change. */
const wasFilled = (
  path: string,
  empty: ReadonlyMap<string, Leaf>,
  filled: ReadonlyMap<string, Leaf>,
): boolean => emptyLeaves.has(empty.get(path)) && filled.keys().some((other) => other.startsWith(`${path}.`));

const emptyLeaves: ReadonlySet<unknown> = new Set([null, "[]", "{}"]);

/** Every value that holds no others, by the path to it. An empty list or object is a value of its own. */
function leavesOf(value: Json | undefined): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const visit = (path: string, part: Json | undefined): void => {
    if (part === undefined) return;
    if (typeof part !== "object" || part === null) {
      leaves.set(path, part);
      return;
    }
    const entries = isList(part) ? part.map((one, place) => [String(place), one] as const) : fieldsOf(part);
    if (entries.length === 0 && path !== "") leaves.set(path, isList(part) ? "[]" : "{}");
    for (const [name, field] of entries) visit(path === "" ? name : `${path}.${name}`, field);
  };
  visit("", value);
  return leaves;
}

const fieldsOf = (part: { readonly [name: string]: Json | undefined }) =>
  Object.entries(part).filter(([name]) => !unseen.has(name));

function shown(path: string, value: Leaf): Leaf {
  if (value !== null && path.split(".").some(isSecretField)) return hidden;
  if (typeof value !== "string") return value;
  const text = withoutSecrets(value);
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
}

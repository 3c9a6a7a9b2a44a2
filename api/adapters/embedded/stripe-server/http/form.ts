import { invalid } from "./errors.ts";

/** Form fields as Stripe nests them: `card[number]=4242` is `{card: {number: "4242"}}`, lists are keyed by index. */
export type FormValues = { [name: string]: string | FormValues };

const maxFields = 1_000;
const maxDepth = 8;
const fieldName = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/** Reads a query string or an `application/x-www-form-urlencoded` body. Throws Stripe's 400 when it is malformed. */
export function parseForm(text: string): FormValues {
  const root = emptyForm();
  let fields = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    fields += 1;
    const match = fieldName.exec(name);
    if (!match || fields > maxFields) throw invalid("Invalid request: the parameters cannot be read.");
    const [, head = "", rest = ""] = match;
    const path = [head, ...Array.from(rest.matchAll(/\[([^[\]]*)\]/g), ([, part = ""]) => part)];
    if (path.length > maxDepth) throw invalid(`Invalid request: ${head} is nested too deeply.`);
    place(root, path, value);
  }
  return root;
}

/** Stripe's name of a nested field in `param`: `["card", "number"]` → `card[number]`. */
export const nameOf = ([head = "", ...rest]: readonly PropertyKey[]): string =>
  String(head) + rest.map((part) => `[${String(part)}]`).join("");

/** Text that is equal for equal fields, whatever their order. */
export function canonicalForm(values: FormValues): string {
  const entries = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${typeof value === "string" ? JSON.stringify(value) : canonicalForm(value)}`).join()}}`;
}

function place(root: FormValues, path: readonly string[], value: string): void {
  let at = root;
  for (const [index, part] of path.entries()) {
    const name = part === "" ? String(Object.keys(at).length) : part;
    if (index === path.length - 1) {
      at[name] = value;
      return;
    }
    const inner = at[name];
    if (typeof inner === "string")
      throw invalid(`Invalid ${nameOf(path)}: given both as a value and as a hash.`);
    const next = inner ?? emptyForm();
    at[name] = next;
    at = next;
  }
}

/** Without a prototype, so that `__proto__` is an ordinary field name. */
const emptyForm = (): FormValues => Object.create(null) as FormValues;

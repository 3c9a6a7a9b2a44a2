/** Paths ("tax.standard.rate") of the fields of `given` that `known` lacks: what a schema dropped when it read `given`. */
export function unknownFields(given: unknown, known: unknown, path = ""): string[] {
  if (!isRecord(given) || !isRecord(known)) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const at = path === "" ? name : `${path}.${name}`;
    return Object.hasOwn(known, name) ? unknownFields(value, known[name], at) : [at];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

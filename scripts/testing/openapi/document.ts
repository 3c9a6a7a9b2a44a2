import type { App } from "../../../api/app.ts";
import type { Schema } from "./inputs.ts";

export type DescribedParameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly schema: Schema & { readonly description?: string; readonly default?: unknown };
};
export type DescribedOperation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly DescribedParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly description: string;
        readonly content?: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
      }
    >
  >;
};
export type PlacedOperation = {
  readonly path: string;
  readonly method: string;
  readonly operation: DescribedOperation;
};

/** Every operation of an app's /openapi.json, its references replaced by what they name. */
export async function operationsOf(app: Pick<App, "request">): Promise<readonly PlacedOperation[]> {
  const raw = (await (await app.request("/openapi.json")).json()) as {
    paths: Record<string, Record<string, DescribedOperation>>;
    components: { schemas: Record<string, unknown> };
  };
  const { paths } = resolved(raw, raw.components.schemas) as typeof raw;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

function resolved(node: unknown, schemas: Record<string, unknown>): unknown {
  if (Array.isArray(node)) return node.map((one) => resolved(one, schemas));
  if (typeof node !== "object" || node === null) return node;
  if ("$ref" in node && typeof node.$ref === "string")
    return resolved(schemas[node.$ref.split("/").at(-1) ?? ""], schemas);
  return Object.fromEntries(Object.entries(node).map(([name, one]) => [name, resolved(one, schemas)]));
}

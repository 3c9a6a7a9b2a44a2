import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { App } from "../../api/app.ts";

type Operation = { responses?: Record<string, { content?: Record<string, { schema?: object }> }> };
type Document = { paths: Record<string, Record<string, Operation>>; components?: object };

/**
 * Checks responses against /openapi.json: an undeclared status, type or field throws an error that names it.
 */
export async function responseContract(app: App) {
  const document = (await (await app.request("/openapi.json")).json()) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "openapi", components: document.components });
  const compiled = new Map<object, ValidateFunction>();
  const templates = Object.keys(document.paths)
    .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`) }))
    // A literal path takes precedence over one with parameters.
    .sort((one, other) => one.path.split("{").length - other.path.split("{").length);

  const validatorOf = (schema: object): ValidateFunction => {
    const known = compiled.get(schema);
    if (known) return known;
    const local = JSON.parse(
      JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/'),
    ) as object;
    const validate = ajv.compile(local);
    compiled.set(schema, validate);
    return validate;
  };

  return async (method: string, url: string, response: Response): Promise<void> => {
    const { pathname } = new URL(url, "http://shop");
    const template = templates.find(({ pattern }) => pattern.test(pathname));
    const operation = template && document.paths[template.path]?.[method.toLowerCase()];
    const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    const where = `${method} ${pathname} → ${response.status}`;
    if (!operation) {
      // 308 names the same address without its last slash.
      if (![404, 405, 308].includes(response.status))
        throw new Error(`${where}: the route is not in /openapi.json`);
      return;
    }
    const declared = operation.responses?.[String(response.status)];
    if (!declared) throw new Error(`${where}: the status is not declared`);
    const schema = declared.content?.["application/json"]?.schema;
    if (!schema) {
      if (isJson) throw new Error(`${where}: a JSON body is not declared`);
      return;
    }
    const validate = validatorOf(schema);
    if (!validate(await response.clone().json()))
      throw new Error(`${where}: ${ajv.errorsText(validate.errors)}`);
  };
}

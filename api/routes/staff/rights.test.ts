import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { testShop } from "../../../scripts/testing/shop.ts";
import { rights } from "../../domain/rights.ts";
import {
  isPermission,
  type Role,
  roles,
  rolesWith,
  type StaffRight,
} from "../../domain/staff/permissions.ts";

/** An operation of /openapi.json; `scopes` are undefined where it takes no token. */
type Operation = {
  readonly method: string;
  readonly path: string;
  readonly scopes: readonly string[] | undefined;
};

const shop = await testShop();
afterAll(() => shop.close());
const { paths } = await shop.guest.json<{ paths: Record<string, Record<string, Described>> }>(
  shop.guest.get("/openapi.json"),
);
type Described = { readonly security?: readonly { readonly bearer?: readonly string[] }[] };
const operations: readonly Operation[] = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, { security }]) => ({
    method: method.toUpperCase(),
    path,
    scopes: security?.[0]?.bearer,
  })),
);
const forStaff = operations.flatMap(({ scopes, ...operation }) =>
  scopes?.length === 1 && isRight(scopes[0]) ? [{ ...operation, right: scopes[0] }] : [],
);

const callers: ReadonlyMap<"anonymous" | "shopper" | Role, string | undefined> = new Map([
  ["anonymous", undefined],
  ["shopper", await tokenOf([])],
  ...(await Promise.all(roles.map(async (role) => [role, await tokenOf([role])] as const))),
]);

test("every operation under /admin asks for a permission", () => {
  const admin = operations.filter(({ path }) => path.startsWith("/admin"));
  expect(admin.length).toBeGreaterThan(10);
  const open = admin.filter(({ scopes }) => scopes?.length !== 1 || !isRight(scopes[0]));
  expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test(`${forStaff.length} operations for staff × ${callers.size} callers: ${forStaff.length * callers.size} calls, 0 leaks`, async () => {
  const wrong: string[] = [];
  for (const { method, path, right } of forStaff)
    for (const [caller, token] of callers) {
      const status = await answered(method, path, token);
      const allowed = rolesWith(right).some((role) => role === caller);
      const expected = allowed
        ? status !== 401 && status !== 403
        : status === (token === undefined ? 401 : 403);
      if (!expected) wrong.push(`${method} ${path} (${right}) answered ${caller} with ${status}`);
    }
  expect(wrong).toEqual([]);
});

test("a route's permission is the one of the verb that it calls", () => {
  const routes = globSync("api/routes/**/*.ts").filter((file) => !/\.(test|schema)\.ts$/.test(file));
  const handlers = routes.flatMap(handlersIn);
  expect(handlers.length).toBe(forStaff.length);
  const wrong = handlers.filter(({ right, verbs }) => {
    const asked = verbs.map((verb) => rights[verb]?.replace(/ or system$/, "")).filter(isRight);
    const refused = asked.some((one) => rolesWith(right).some((role) => !rolesWith(one).includes(role)));
    return refused || !asked.includes(right);
  });
  expect(wrong).toEqual([]);
});

/** The status of a request without a body, for ids that nothing has. */
async function answered(method: string, path: string, token: string | undefined): Promise<number> {
  const url = `http://shop${path.replace(/{\w+}/g, "00000000-0000-4000-8000-000000000000")}`;
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await shop.fetch(new Request(url, { method, headers }));
  await response.body?.cancel();
  return response.status;
}

async function tokenOf(groups: readonly string[]): Promise<string> {
  const account = { email: `rights-${groups.join("-") || "shopper"}@example.com`, password: "Testing#2026" };
  await shop.identity.ensureUser({ ...account, groups });
  return (await shop.identity.signIn(account)).accessToken;
}

function isRight(text: string | undefined): text is StaffRight {
  return text !== undefined && (text === "staff" || isPermission(text));
}

/** A handler for staff: what its route asks for, and the verbs of the domain that it names. */
type Handler = { readonly file: string; readonly right: StaffRight; readonly verbs: readonly string[] };

function handlersIn(file: string): Handler[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(process.cwd(), file), "utf8"),
    ts.ScriptTarget.ESNext,
    true,
  );
  const verbs = new Map<string, string>();
  const rightOf = new Map<string, StaffRight>();
  const handlers: Handler[] = [];
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !statement.importClause?.namedBindings) continue;
    const feature = /\/domain\/([\w-]+)\//.exec(statement.moduleSpecifier.getText())?.[1];
    if (feature && ts.isNamedImports(statement.importClause.namedBindings))
      for (const { name } of statement.importClause.namedBindings.elements)
        verbs.set(name.text, `${feature}.${name.text}`);
  }
  const visit = (node: ts.Node): void => {
    // const list = createRoute({ …, ...staffOnly("orders:read") }), or a property of what a function makes.
    const declared =
      ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) ? node.initializer : undefined;
    if (declared && ts.isCallExpression(declared) && declared.expression.getText() === "createRoute") {
      const right = /\bstaff(?:Only|Reads)\("([\w:]+)"\)/.exec(declared.getText())?.[1];
      if (isRight(right) && "name" in node) rightOf.set((node.name as ts.Node).getText(), right);
    }
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "openapi"
    ) {
      visit(node.expression);
      const [route, handler] = node.arguments;
      const name = route && (ts.isPropertyAccessExpression(route) ? route.name.text : route.getText());
      const right = name === undefined ? undefined : rightOf.get(name);
      if (right && handler) {
        const named = [...verbs].filter(([verb]) => new RegExp(`\\b${verb}\\b`).test(handler.getText()));
        handlers.push({ file, right, verbs: named.map(([, key]) => key).filter((key) => key in rights) });
      }
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return handlers;
}

import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import type { Actor } from "./actor.ts";
import { DomainError } from "./errors.ts";
import { type Right, rights } from "./rights.ts";
import { isPermission, permissionsOf, roles, rolesWith } from "./staff/permissions.ts";

/** An exported function of the domain whose first parameter is called `deps`. */
type Verb = {
  /** "settings.changeSettings": its folder, or its file where it stands beside the folders, and its name. */
  readonly key: string;
  readonly name: string;
  readonly file: string;
  readonly parameters: readonly ts.ParameterDeclaration[];
};

const folder = import.meta.dirname;
const verbs = globSync("**/*.ts", { cwd: folder })
  .filter((file) => !file.endsWith(".test.ts"))
  .toSorted()
  .flatMap(verbsIn);

const person = { userId: "sam", email: "sam@example.com" };
/** A guest, a shopper, the shop itself, staff of each role and staff who lost theirs. */
const actors: ReadonlyMap<string, Actor> = new Map<string, Actor>([
  ["guest", { type: "guest" }],
  ["shopper", { type: "shopper", ...person }],
  ["system", { type: "system", name: "checkout" }],
  ["staff without a role", { type: "staff", roles: [], ...person }],
  ...roles.map((role): [string, Actor] => [role, { type: "staff", roles: [role], ...person }]),
]);

/** Which of the actors a right lets in. */
function welcomed(right: Right): readonly string[] {
  if (right === "anyone") return [...actors.keys()];
  const system = right.endsWith("system") ? ["system"] : [];
  const other = right.replace(/( or )?system$/, "");
  if (other === "shopper") return ["shopper", "staff without a role", ...roles, ...system];
  return [...(other === "staff" || isPermission(other) ? rolesWith(other) : []), ...system];
}

describe(`${verbs.length} verbs of the domain × ${actors.size} callers: ${verbs.length * actors.size} direct calls`, () => {
  test("take (deps, actor) or (deps, actor, input)", () => {
    const shapes = verbs.map(({ key, parameters }) => {
      const [, actor, ...inputs] = parameters;
      const rightful =
        /^_?actor$/.test(actor?.name.getText() ?? "") &&
        actor?.type?.getText() === "Actor" &&
        inputs.length <= 1;
      return rightful ? undefined : `${key}(${parameters.map((one) => one.getText()).join(", ")})`;
    });
    expect(shapes.filter((shape) => shape !== undefined)).toEqual([]);
  });

  test("are those of the table of rights, no more and no fewer", () => {
    expect(verbs.map(({ key }) => key).toSorted()).toEqual(Object.keys(rights).toSorted());
  });

  for (const verb of verbs)
    test(`${verb.key} is for ${rights[verb.key]}, and refuses others before it touches anything`, async () => {
      const welcome = welcomed(rights[verb.key] ?? "anyone");
      for (const [name, actor] of actors) {
        const { refusal, touched } = await called(verb, actor);
        const refused = { refusal: name === "guest" ? "UNAUTHORIZED" : "FORBIDDEN", touched: false };
        if (welcome.includes(name)) expect(refusal, name).toBeUndefined();
        else expect({ refusal, touched }, name).toEqual(refused);
      }
    });

  test("an admin may do everything, support nothing with the catalog and settings, the warehouse nothing with money", () => {
    const touching = (role: (typeof roles)[number], ...areas: string[]) =>
      permissionsOf([role]).filter((one) => areas.includes(one.split(":")[0] ?? ""));
    expect(permissionsOf(["admin"]).length).toBeGreaterThan(permissionsOf(["support", "warehouse"]).length);
    expect(touching("support", "catalog", "settings", "staff", "inventory", "operations", "audit")).toEqual(
      [],
    );
    expect(touching("warehouse", "refunds", "customers", "catalog", "settings", "staff")).toEqual([]);
  });
});

/** Calls a verb directly with dependencies that fail when they are used. */
async function called(verb: Verb, actor: Actor) {
  const module: Record<string, unknown> = await import(join(folder, verb.file));
  const run = module[verb.name] as (deps: unknown, actor: Actor, input: unknown) => unknown;
  let touched = false;
  const fail = () => {
    throw new Error("a dependency was touched");
  };
  // A function that throws, whose methods reject: some calls are awaited together, so a method must not throw at once.
  const dependency = new Proxy(fail, { get: () => async () => fail() });
  const deps = new Proxy(
    {},
    {
      get() {
        touched = true;
        return dependency;
      },
    },
  );
  try {
    const answer = run(deps, actor, anything());
    await (isAsyncIterator(answer) ? answer.next() : answer);
    return { refusal: undefined, touched };
  } catch (error) {
    const refused = DomainError.is(error, "UNAUTHORIZED") || DomainError.is(error, "FORBIDDEN");
    return { refusal: refused ? error.code : undefined, touched };
  }
}

/** An input of any shape: every property of it and everything it answers is such a value again. */
const anything = (): unknown =>
  new Proxy(() => undefined, {
    get: (_, name) => {
      if (name === "then") return undefined;
      return name === Symbol.toPrimitive ? () => "anything" : anything();
    },
    apply: () => anything(),
  });

const isAsyncIterator = (value: unknown): value is AsyncIterator<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value && "next" in value;

function verbsIn(file: string): Verb[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(folder, file), "utf8"),
    ts.ScriptTarget.ESNext,
    true,
  );
  const feature = dirname(file) === "." ? basename(file, ".ts") : dirname(file);
  return source.statements
    .flatMap(functionsOf)
    .flatMap(({ name, parameters }) =>
      /^_?deps$/.test(parameters[0]?.name.getText() ?? "")
        ? [{ key: `${feature}.${name}`, name, file, parameters }]
        : [],
    );
}

type Named = { readonly name: string; readonly parameters: readonly ts.ParameterDeclaration[] };

/** The functions that a statement exports. */
function functionsOf(statement: ts.Statement): Named[] {
  const exported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!exported) return [];
  if (ts.isFunctionDeclaration(statement) && statement.name && statement.body)
    return [{ name: statement.name.text, parameters: statement.parameters }];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
      ? [{ name: name.getText(), parameters: initializer.parameters }]
      : [],
  );
}

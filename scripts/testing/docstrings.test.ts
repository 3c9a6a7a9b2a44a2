import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const sources = new Map(
  globSync("{api,workflows,agent,web,admin,infra,scripts}/**/*.{ts,tsx}")
    .filter((path) => !/\.test\.|\.d\.ts$/.test(path))
    .map((path) => [path, parse(path)]),
);

test("every function, class and interface that another file imports has a docstring", () => {
  const imported = new Set([...sources].flatMap(([path, source]) => importsOf(path, source)));
  const undocumented = [...sources]
    .flatMap(([path, source]) => undocumentedIn(source).map((name) => `${path} ${name}`))
    .filter((id) => imported.has(id));
  expect(sources.size).toBeGreaterThan(400);
  expect(imported.size).toBeGreaterThan(1000);
  expect(undocumented).toEqual([]);
});

function parse(path: string): ts.SourceFile {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, kind);
}

/** What a file imports, statically or by `const { name } = await import(…)`, as "path name". */
function importsOf(path: string, source: ts.SourceFile): string[] {
  const found: string[] = [];
  const add = (from: ts.Expression, names: readonly ts.Node[]): void => {
    if (!ts.isStringLiteral(from) || !from.text.startsWith(".")) return;
    for (const name of names) found.push(`${join(dirname(path), from.text)} ${name.getText()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const bindings = node.importClause?.namedBindings;
      if (bindings && ts.isNamedImports(bindings))
        add(
          node.moduleSpecifier,
          bindings.elements.map(({ name, propertyName }) => propertyName ?? name),
        );
    }
    if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
      const from = dynamicImport(node.initializer);
      if (from)
        add(
          from,
          node.name.elements.map(({ name, propertyName }) => propertyName ?? name),
        );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function dynamicImport(node: ts.Expression | undefined): ts.Expression | undefined {
  if (!node || !ts.isAwaitExpression(node) || !ts.isCallExpression(node.expression)) return undefined;
  const { expression, arguments: input } = node.expression;
  return expression.kind === ts.SyntaxKind.ImportKeyword ? input[0] : undefined;
}

/** Names of a file's exported functions, classes and interfaces without a docstring. */
const undocumentedIn = (source: ts.SourceFile): string[] =>
  source.statements
    .filter((statement) => isExported(statement) && ts.getJSDocCommentsAndTags(statement).length === 0)
    .flatMap((statement) => {
      if (ts.isVariableStatement(statement))
        return statement.declarationList.declarations
          .filter(({ initializer }) => holdsFunction(initializer))
          .map(({ name }) => name.getText());
      if (
        ts.isFunctionDeclaration(statement) ||
        ts.isClassDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement)
      )
        return [statement.name?.text ?? "default"];
      return [];
    });

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** A function, or a call that wraps one: `query(async () => …)`. */
const holdsFunction = (node: ts.Expression | undefined): boolean =>
  node !== undefined &&
  (ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.arguments.some(holdsFunction)));

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { openSqlite } from "../adapters/embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../adapters/embedded/table/table.ts";
import { processWatch } from "../adapters/embedded/watch.ts";
import { allTables } from "../adapters/stores/keys.ts";
import { storesOver } from "../adapters/stores/stores.ts";

const sqlite = openSqlite(":memory:");
const stores = new Set(Object.keys(storesOver(sqliteTables(sqlite, allTables), processWatch(), Date.now)));
await sqlite.close();

const root = join(import.meta.dirname, "../..");
const callers = globSync(
  [
    "api/routes/**/*.ts",
    "workflows/consumers/**/*.ts",
    "workflows/{checkout,refund}/**/*.ts",
    "agent/tools/**/*.ts",
  ],
  { cwd: root },
).filter((file) => !file.endsWith(".test.ts"));

test(`${callers.length} routes, tasks, consumers and tools call services, never one of the ${stores.size} stores`, () => {
  expect(callers.length).toBeGreaterThan(20);
  expect(callers.flatMap(storesTouchedIn)).toEqual([]);
});

/** Where a file takes a store out of `deps`: "api/routes/x.ts:12 deps.orders". */
function storesTouchedIn(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const touched: string[] = [];
  const report = (node: ts.Node, store: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    touched.push(`${file}:${line + 1} deps.${store}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && isDeps(node.expression) && stores.has(node.name.text))
      report(node, node.name.text);
    if (
      ts.isVariableDeclaration(node) &&
      ts.isObjectBindingPattern(node.name) &&
      node.initializer &&
      isDeps(node.initializer)
    )
      for (const { propertyName, name } of node.name.elements) {
        const taken = (propertyName ?? name).getText();
        if (stores.has(taken)) report(node, taken);
      }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return touched;
}

/** `deps`, or what ends in `.deps`. */
const isDeps = (expression: ts.Expression): boolean =>
  ts.isIdentifier(expression)
    ? expression.text === "deps"
    : ts.isPropertyAccessExpression(expression) && expression.name.text === "deps";

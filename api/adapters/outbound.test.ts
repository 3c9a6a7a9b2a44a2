import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";

/** What calls out, and what in its arguments bounds how long it waits. */
const bounds: readonly (readonly [called: RegExp, bound: RegExp])[] = [
  // Their settings are given to every request.
  [/^DynamoDBClient$/, /within\(|^new DynamoDBClient\(\{\}\)$/],
  [/^OpenSearch$/, /requestTimeout/],
  [/^Stripe$/, /\btimeout: /],
  [/^OpenAIModel$/, /\btimeout: /],
  [/^BedrockModel$/, /\brequestTimeout: /],
  [/^createTransport$/, /transportOf\(/],
  [/Client$/, /\bwithin\(/],
  [/^fetch$/, /\bsignal\b/],
];
/** The same name for two packages' classes. */
const named: { readonly [file: string]: string } = {
  "api/adapters/aws/search-index/client.ts": "OpenSearch",
  "api/adapters/stripe/stripe.ts": "Stripe",
};
/** Emulators, which run on this machine beside the tests and the shop. */
const onThisMachine = new Set(["api/adapters/aws/table/local.ts"]);

type Call = { readonly file: string; readonly name: string; readonly text: string };

function callsIn(file: string): Call[] {
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const callee = node.expression;
      const made = ts.isPropertyAccessExpression(callee) && ts.isNewExpression(node) ? callee.name : callee;
      const name = ts.isIdentifier(made) ? made.text : "";
      const isGiven =
        name === "fetch" && (node.getText().startsWith("fetch(new Request") || hasParameter(node));
      const isClient = ts.isNewExpression(node) && /(Client|Model)$/.test(name) && name !== "EmbeddedModel";
      if ((isClient || name === "createTransport" || name === "fetch") && !isGiven)
        calls.push({
          file,
          name: name === "Client" ? (named[file] ?? name) : name,
          // Requests of OpenSearch carry the time themselves.
          text: named[file] === "OpenSearch" && name === "Client" ? text : node.getText(),
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

/** `fetch` is what the caller of this function was given, not the network's. */
function hasParameter(node: ts.Node): boolean {
  for (let above: ts.Node | undefined = node.parent; above; above = above.parent)
    if (ts.isFunctionLike(above) && above.parameters.some(({ name }) => /\bfetch\b/.test(name.getText())))
      return true;
  return false;
}

test("everything that calls out says how long it waits", () => {
  const files = globSync("{api,agent,workflows,infra/edge,web/server,scripts/deploy}/**/*.ts").filter(
    (file) => !/\.(test|contract)\.ts$|\/testing\.ts$/.test(file) && !onThisMachine.has(file),
  );
  const calls = files.flatMap(callsIn);
  expect(calls.length).toBeGreaterThan(25);
  const unbounded = calls.filter(({ name, text }) => {
    const bound = bounds.find(([called]) => called.test(name))?.[1];
    return !bound?.test(text);
  });
  expect(unbounded.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

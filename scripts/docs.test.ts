import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readCommand } from "./deploy/command.ts";
import { problems } from "./deploy/problems.ts";

const folders = ["docs/aws", "docs/hosting"];
const documents = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({ folder, name, text: readFileSync(join(folder, name), "utf8") })),
);
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** The anchors that a page of Markdown has on GitHub. */
const anchorsOf = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, "")
        .replaceAll(" ", "-"),
    ),
  );
const problemsPage = () => documents.find(({ name }) => name === "problems.md")?.text ?? "";

test.each(documents)("every command in $folder/$name is an npm script that exists", ({ text }) => {
  const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(documents)("npm run deploy understands each of its commands in $folder/$name", ({ text }) => {
  for (const [, words = ""] of text.matchAll(/npm run deploy -- ([^`\n]+)/g)) {
    const meant = words.replaceAll("STAGE", "staging").replace(" [WHAT]", " shop");
    const command = readCommand(meant.trim().split(" "));
    expect(command === "help" || !("wrong" in command), words).toBe(true);
  }
});

test.each(documents)("every file that $folder/$name names or links to exists", ({ folder, text }) => {
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) => join(folder, path));
  const named = [...text.matchAll(/`((?:api|infra|scripts|workflows|docs)\/[\w./-]+)`/g)].map(
    ([, path = ""]) => path,
  );
  expect([...linked, ...named].filter((path) => !existsSync(path))).toEqual([]);
});

test.each(documents)("every output of a stack that $folder/$name names is one", ({ text }) => {
  const infra = globSync("infra/**/*.ts")
    .map((file) => readFileSync(file, "utf8"))
    .join();
  const named = [...text.matchAll(/(?:outputs?|address(?:es)?) `([A-Z]\w+)`(?: (?:and|or) `([A-Z]\w+)`)?/g)]
    .flatMap(([, one, other]) => [one, other])
    .filter((name) => name !== undefined);
  expect(named.filter((name) => !infra.includes(name))).toEqual([]);
});

test("each section that a failed deployment points to is there", () => {
  const anchors = anchorsOf(problemsPage());
  expect(problems.map(({ section }) => section).filter((section) => !anchors.has(section))).toEqual([]);
  const pointed = globSync("scripts/deploy/**/*.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\$\{docs\}#([\w-]+)/g)].map(([, anchor = ""]) => anchor),
  );
  expect(pointed.length).toBeGreaterThan(2);
  expect(pointed.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  const pages = globSync("scripts/deploy/**/*.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/docs\/aws\/[\w-]+\.md/g)].map(([path]) => path),
  );
  expect(pages.filter((path) => !existsSync(path) || dirname(path) !== "docs/aws")).toEqual([]);
});

test("each page about AWS is reached from the page about deploying", () => {
  const first = documents.find(({ name }) => name === "deploy.md")?.text ?? "";
  const others = documents
    .filter(({ folder, name }) => folder === "docs/aws" && name !== "deploy.md")
    .map(({ name }) => name);
  expect(others.filter((name) => !first.includes(`(${name})`))).toEqual([]);
});

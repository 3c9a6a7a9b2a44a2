import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const readme = readFileSync("README.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const tops = ["api", "workflows", "agent", "web", "admin", "infra", "scripts"];

/** The folders of the map, each with what is said of it. */
function mapped(): Map<string, string> {
  const block = readme
    .split("## Where things are")[1]
    ?.split("```")
    .find((part) => part.includes("api/"));
  const folders = new Map<string, string>();
  let top = "";
  for (const line of block?.split("\n") ?? []) {
    const [, indent = "", name, text = ""] = /^( *)([\w-]+)\/ +(\S.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    if (indent === "") top = name;
    folders.set(indent === "" ? name : join(top, name), text);
  }
  return folders;
}

test("the README's map names every folder of source, two levels deep, with what it holds", () => {
  const folders = tops.filter(existsSync).flatMap((top) => [
    top,
    ...readdirSync(top, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(join(top, entry.name)).length > 0)
      .map((entry) => join(top, entry.name)),
  ]);
  const map = mapped();
  expect(folders.filter((folder) => !map.get(folder))).toEqual([]);
  expect([...map.keys()].filter((folder) => !existsSync(folder))).toEqual([]);
});

test("the README names each feature's word, and each is a folder", () => {
  const listed = readme.split("A feature has one word")[1]?.split("\n\n")[0] ?? "";
  const words = [...listed.matchAll(/`([\w-]+)`/g)].map(([, word = ""]) => word);
  const features = readdirSync("api/domain", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(words.toSorted()).toEqual(features.map(({ name }) => name).toSorted());
});

test("every command in the documents is an npm script that exists", () => {
  for (const file of ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md", "SECURITY.md"]) {
    const text = readFileSync(file, "utf8");
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(
      named.filter((name) => !(name in scripts)),
      file,
    ).toEqual([]);
    expect(text.match(/`(node|npx) [^`]*`/g), file).toBeNull();
  }
});

test("every file that the documents link to exists", () => {
  for (const file of ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md", "SECURITY.md"])
    for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(existsSync(path), `${file}: ${path}`).toBe(true);
});

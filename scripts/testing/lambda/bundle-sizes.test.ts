import { globSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BundleName, bundle, entries } from "../../../infra/bundle.ts";
import { localEnvironment } from "./environment.ts";
import { initTimes } from "./init-time.ts";

const mostZipped = 5 * 1024 * 1024;
/** Lambda@Edge takes 50 MB at origin-response; what is not needed there makes each cold start in a region slower. */
const mostAtEdge = 100 * 1024;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "e-com67-sizes-"));
  await Promise.all(Object.entries(entries).map(([name, entry]) => bundle(entry, join(root, name))));
}, 120_000);
afterAll(() => rm(root, { recursive: true }));

const packed = promisify(deflateRaw);

/** About what the files are in a ZIP archive, whose entries have some 100 bytes of names and sizes each. */
async function zippedSize(folder: string): Promise<number> {
  const files = globSync("**/*.*", { cwd: folder }).map(async (file) => {
    const { length } = await packed(await readFile(join(folder, file)));
    return length + 100 + 2 * file.length;
  });
  return (await Promise.all(files)).reduce((sum, size) => sum + size, 0);
}

describe("a function's bundle", () => {
  test("is 5 MB at most when it is zipped, with its source maps", async () => {
    const sizes = await Promise.all(
      // The keys of `entries` are the names.
      (Object.keys(entries) as BundleName[]).map(async (name) => ({
        name,
        size: await zippedSize(join(root, name)),
      })),
    );
    console.log(sizes.map(({ name, size }) => `${name} ${Math.round(size / 1024)} KB`).join(", "));
    // Beside the API's bundle lies sharp with its library, some 8 MB: pictures are decoded by machine code.
    for (const { name, size } of sizes) expect(size, name).toBeLessThan(mostZipped);
    expect(sizes.find(({ name }) => name === "edge")?.size).toBeLessThan(mostAtEdge);
  });

  test("of the API starts in at most 1.6 times what its two largest libraries take", async () => {
    const entry = join(root, "libraries.ts");
    const from = (name: string) => JSON.stringify(resolve("node_modules", name));
    await writeFile(
      entry,
      `export { OpenAPIHono } from ${from("@hono/zod-openapi")};
       export { DynamoDBDocumentClient } from ${from("@aws-sdk/lib-dynamodb")};`,
    );
    await bundle(entry, join(root, "libraries"));
    const folders = [join(root, "libraries"), join(root, "api")];
    const [libraries, api] = initTimes(folders, localEnvironment("http://127.0.0.1:9"), 5);
    if (!libraries || !api) throw new Error("nothing was measured");
    // Of the processor, because a busy machine delays some processes and not others.
    const times = api.cpu / libraries.cpu;
    console.log(
      `The API starts in ${Math.round(api.cpu)} ms, its libraries in ${Math.round(libraries.cpu)} ms: ${times.toFixed(2)} times.`,
    );
    // What comes on top is what each first request needs: the environment, tables, and what every answer passes through.
    expect(times).toBeLessThan(1.6);
  });
});

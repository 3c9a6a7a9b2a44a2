import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { bundle } from "../../../infra/bundle.ts";
import { picture } from "../uploads/pictures.ts";
import { startLambda } from "./runtime-api.ts";

test("a bundled function has no machine code in it, and decodes a picture with the package beside it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-bundle-"));
  const entry = join(folder, "entry.ts");
  await writeFile(
    entry,
    `import { pictures } from ${JSON.stringify(resolve("api/adapters/pictures.ts"))};
     export const handler = async ({ body }: { body: string }) => {
       const made = await pictures.render(async () => Buffer.from(body, "base64"));
       return made?.kind === "picture" ? made.renditions.map(({ width }) => width) : made;
     };`,
  );
  const bytes = await bundle(entry, join(folder, "out"));
  expect(bytes).toBeLessThan(20_000);
  // As buildLambdas puts the build for Lambda there; here it is this machine's.
  await symlink(resolve("node_modules"), join(folder, "out", "node_modules"), "junction");
  const lambda = await startLambda(join(folder, "out"), {});
  const body = (await picture(900, 300).png().toBuffer()).toString("base64");
  expect(await lambda.invoke({ body })).toEqual([900, 900, 900, 800, 800, 800, 400, 400, 400]);
  await lambda.stop();
  await rm(folder, { recursive: true });
}, 30_000);

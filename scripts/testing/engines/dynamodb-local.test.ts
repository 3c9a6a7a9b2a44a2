import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { localDynamoTables } from "../../../api/adapters/aws/table/local.ts";
import { startDynamoDbLocal } from "./dynamodb-local.ts";
import { findJava } from "./java.ts";

const java = findJava(17);
const slow = { timeout: 60_000 };
const notRun = "missing" in java ? `: NOT RUN, ${java.missing}` : "";
const spec = { name: "things", hash: "id" };

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

async function started(folder?: string) {
  const local = await startDynamoDbLocal(folder === undefined ? {} : { folder });
  if ("missing" in local) throw new Error(local.missing);
  return local;
}

test("a missing Java version is reported with the versions that were found", () => {
  const found = findJava(9_999);
  expect(found).toHaveProperty("missing", expect.stringContaining("no Java of 9999"));
});

test.skipIf(notRun)(`what is kept in a folder is there after a restart${notRun}`, slow, async () => {
  const folder = mkdtempSync(join(tmpdir(), "dynamodb-"));
  const first = await started(folder);
  await (await localDynamoTables(first.endpoint, [spec])).put(spec, { id: "mug", stock: 3 });
  await first.stop();
  expect(await answers(first.endpoint)).toBe(false);
  await first.stop();
  const second = await started(folder);
  const tables = await localDynamoTables(second.endpoint, [spec]);
  expect(await tables.get(spec, { id: "mug" })).toEqual({ id: "mug", stock: 3 });
  await second.stop();
});

test.skipIf(notRun)(
  `it ends with the process that started it, even when that is killed${notRun}`,
  slow,
  async () => {
    const program = `const { startDynamoDbLocal } = await import(process.argv[1]);
    console.log((await startDynamoDbLocal()).endpoint);`;
    const module = new URL("./dynamodb-local.ts", import.meta.url).href;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", program, module]);
    const [line]: string[] = await once(parent.stdout.setEncoding("utf8"), "data");
    const endpoint = String(line).trim();
    expect(await answers(endpoint)).toBe(true);
    parent.kill("SIGKILL");
    await vi.waitFor(async () => expect(await answers(endpoint)).toBe(false), {
      timeout: 20_000,
      interval: 50,
    });
  },
);

import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { localDynamoTables } from "../../../api/adapters/aws/table/local.ts";
import { leaseDynamoDbLocal, startDynamoDbPool } from "./dynamodb-pool.ts";
import { findJava } from "./java.ts";

const java = findJava(17);
const notRun = "missing" in java ? `: NOT RUN, ${java.missing}` : "";
const spec = { name: "things", hash: "id" };

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

/** A process that leases a server until it is killed. */
async function leaseElsewhere(url: string) {
  const program = `const { leaseDynamoDbLocal } = await import(process.argv[1]);
    console.log(await leaseDynamoDbLocal(process.argv[2]));
    setInterval(() => {}, 1000);`;
  const module = new URL("./dynamodb-pool.ts", import.meta.url).href;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, module, url]);
  const [line]: string[] = await once(child.stdout.setEncoding("utf8"), "data");
  return { endpoint: String(line).trim(), end: () => child.kill("SIGKILL") };
}

test.skipIf(notRun)(
  `a server takes so many shops, and is stopped once the last of them has ended${notRun}`,
  { timeout: 120_000 },
  async () => {
    const pool = await startDynamoDbPool(2);
    try {
      const first = await leaseElsewhere(pool.url);
      const second = await leaseElsewhere(pool.url);
      expect(second.endpoint).toBe(first.endpoint);
      const [third, fourth] = [await leaseDynamoDbLocal(pool.url), await leaseDynamoDbLocal(pool.url)];
      expect(third).not.toBe(first.endpoint);
      expect(fourth).toBe(third);
      await (await localDynamoTables(third, [spec])).put(spec, { id: "mug", stock: 3 });
      first.end();
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await answers(second.endpoint)).toBe(true);
      second.end();
      await vi.waitFor(async () => expect(await answers(second.endpoint)).toBe(false), {
        timeout: 20_000,
        interval: 100,
      });
      expect(await answers(third)).toBe(true);
      await pool.stop();
      expect(await answers(third)).toBe(false);
    } finally {
      await pool.stop();
    }
  },
);

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomFrom } from "../testing/random.ts";
import { type Server, startShop } from "../testing/server.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "e-com67-kill-"));
});
afterAll(() => rm(folder, { recursive: true }));

const start = () => startShop({ data: folder, products: 20, apiOnly: true });

async function signIn({ url }: Server): Promise<string> {
  const response = await fetch(`${url}/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "admin@example.com", password: "Admin#2026" }),
  });
  return ((await response.json()) as { accessToken: string }).accessToken;
}

/** Creates products as fast as the shop takes them until it dies; answers the ids of those it acknowledged. */
async function writeUntilKilled({ url, child }: Server, token: string, after: number): Promise<string[]> {
  const acknowledged: string[] = [];
  const write = async (): Promise<void> => {
    for (;;) {
      const response = await fetch(`${url}/products`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ name: "Survivor", price: 1, category: "Kill" }),
      });
      if (response.status !== 201) throw new Error(`answered ${response.status}: ${await response.text()}`);
      acknowledged.push(((await response.json()) as { productId: string }).productId);
    }
  };
  const writers = Array.from({ length: 4 }, () => write().catch((error: unknown) => error));
  await sleep(after);
  child.kill("SIGKILL");
  for (const end of await Promise.all(writers)) {
    // The connection died with the process; an answer that was not a success would be a fault.
    if (!(end instanceof TypeError) && !(end instanceof SyntaxError)) throw end;
  }
  return acknowledged;
}

test("killed 10 times during a stream of writes, the shop has everything that it acknowledged", async () => {
  const random = randomFrom(10);
  const acknowledged: string[] = [];
  for (let kill = 0; kill < 10; kill++) {
    const server = await start();
    acknowledged.push(...(await writeUntilKilled(server, await signIn(server), random.between(20, 170))));
  }
  const server = await start();
  const missing: string[] = [];
  for (const productId of acknowledged)
    if ((await fetch(`${server.url}/products/${productId}`)).status !== 200) missing.push(productId);
  const { items } = (await (await fetch(`${server.url}/categories`)).json()) as {
    items: { category: string; count: number }[];
  };
  await server.stop();
  expect(acknowledged.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
  // What was written but not acknowledged may be there too: counted with its product or not at all.
  expect(items.find((item) => item.category === "Kill")?.count).toBeGreaterThanOrEqual(acknowledged.length);
}, 180_000);

type Import = {
  readonly importId: string;
  readonly state: string;
  readonly row: number;
  readonly counts: {
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly failed: number;
  };
  readonly findings: readonly { readonly row: number; readonly column: string }[];
};

test("killed twice in the middle, an import of 5,000 rows with 20 bad ones ends, and a re-run changes nothing", async () => {
  const wrong = Array.from({ length: 20 }, (_, place) => 100 + place * 240);
  const lines = Array.from({ length: 5_000 }, (_, place) => {
    const row = place + 2;
    return `row-${row},Row ${row},${wrong.includes(row) ? "free" : "5.00"},Bulk,${row % 9}`;
  });
  const file = ["slug,name,price,category,stock", ...lines].join("\n");
  let server = await start();
  const ask = async (path: string, body?: string): Promise<Import> => {
    const response = await fetch(`${server.url}/admin/products/import${path}`, {
      ...(body !== undefined && { method: "POST", body }),
      headers: { "content-type": "text/csv", authorization: `Bearer ${await signIn(server)}` },
    });
    expect(response.ok).toBe(true);
    return (await response.json()) as Import;
  };
  const { importId } = await ask("", file);
  for (const row of [800, 2_500]) {
    await expect
      .poll(async () => (await ask(`/${importId}`)).row, { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(row);
    server.child.kill("SIGKILL");
    server = await start();
  }
  const ended = async (id: string): Promise<Import> => {
    await expect
      .poll(async () => (await ask(`/${id}`)).state, { timeout: 120_000, interval: 200 })
      .toBe("done");
    return ask(`/${id}`);
  };
  const done = await ended(importId);
  expect(done.findings.map(({ row, column }) => [row, column])).toEqual(wrong.map((row) => [row, "price"]));
  const { created, unchanged, updated, failed } = done.counts;
  expect([created + unchanged, updated, failed]).toEqual([4_980, 0, 20]);
  const { counts } = await ended((await ask("", file)).importId);
  expect(counts).toEqual({ created: 0, updated: 0, unchanged: 4_980, failed: 20 });
  await server.stop();
}, 300_000);

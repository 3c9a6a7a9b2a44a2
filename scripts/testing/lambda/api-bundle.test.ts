import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localDynamoTables } from "../../../api/adapters/aws/table/local.ts";
import { sqliteIdentity } from "../../../api/adapters/embedded/identity/identity.ts";
import { openSqlite } from "../../../api/adapters/embedded/sqlite/sqlite.ts";
import { productsIn } from "../../../api/adapters/stores/catalog/products.ts";
import { inventoryIn } from "../../../api/adapters/stores/inventory/inventory.ts";
import { allTables, tables as specs } from "../../../api/adapters/stores/keys.ts";
import { orderItem } from "../../../api/adapters/stores/orders/record.ts";
import { bundle, checkBundle } from "../../../infra/bundle.ts";
import { demoProducts } from "../../local/demo/catalog.ts";
import { productOf } from "../../local/seed.ts";
import { type DynamoDbLocal, startDynamoDbLocal } from "../engines/dynamodb-local.ts";
import { findJava } from "../engines/java.ts";
import { placedOrder } from "../fixtures/placed-order.ts";
import { localEnvironment } from "./environment.ts";
import { type HttpAnswer, httpEvent } from "./events.ts";
import { type LocalLambda, startLambda } from "./runtime-api.ts";

const java = findJava(17);
const unless = "missing" in java ? `not run: ${java.missing}` : "";

describe.skipIf(unless !== "")(
  `the API's bundle under Lambda's Runtime API, on DynamoDB Local ${unless}`,
  () => {
    let folder: string;
    let dynamo: DynamoDbLocal;
    let lambda: LocalLambda;
    let token: string;
    const issuer = "http://localhost:3000";
    const sqlite = openSqlite(":memory:");
    const identity = sqliteIdentity({
      sqlite,
      mail: { send: async () => {} },
      issuer,
      clientId: "client",
      passwordCost: { N: 16, r: 8, p: 1 },
    });

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "e-com67-lambda-"));
      dynamo = await startDynamoDbLocal();
      if ("missing" in dynamo) throw new Error(dynamo.missing);
      const tables = await localDynamoTables(dynamo.endpoint, allTables, "test-");
      await productsIn(tables, inventoryIn(tables, Date.now)).load([...demoProducts(2)].map(productOf));
      const account = { email: "shopper@example.com", password: "Testing#2026" };
      const { userId } = await identity.ensureUser(account);
      await tables.put(specs.orders, orderItem({ ...placedOrder(1), orderId: "o-1", userId }));
      ({ accessToken: token } = await identity.signIn(account));
      await bundle("api/lambda.ts", folder);
      lambda = await startLambda(folder, {
        ...localEnvironment(dynamo.endpoint),
        JWT_ISSUER: issuer,
        JWKS: JSON.stringify(await identity.jwks()),
      });
      console.log(`The API was ready ${Math.round(lambda.readyAfter)} ms after its process began.`);
    }, 60_000);
    afterAll(async () => {
      await lambda?.stop();
      if (dynamo && !("missing" in dynamo)) await dynamo.stop();
      await sqlite.close();
      await rm(folder, { recursive: true });
    });

    const ask = async (method: string, path: string, headers?: Record<string, string>, body?: string) =>
      (await lambda.invoke(httpEvent(method, `/api${path}`, headers, body))) as HttpAnswer;

    test("is healthy", async () => {
      const answer = await ask("GET", "/health");
      expect(answer.statusCode).toBe(200);
      expect(JSON.parse(answer.body)).toMatchObject({ status: "ok" });
    });

    test("lists products, page by page", async () => {
      const answer = await ask("GET", "/products?limit=1");
      expect(answer.statusCode).toBe(200);
      const { items, lastKey } = JSON.parse(answer.body) as {
        items: { productId: string }[];
        lastKey: string;
      };
      const next = JSON.parse(
        (await ask("GET", `/products?limit=1&lastKey=${lastKey}`)).body,
      ) as typeof answer & { items: { productId: string }[] };
      expect(items).toHaveLength(1);
      expect(next.items[0]?.productId).not.toBe(items[0]?.productId);
    });

    test("identifies the caller: a signed-in shopper gets the cart, a guest does not", async () => {
      const signedIn = await ask("GET", "/cart", { authorization: `Bearer ${token}` });
      expect(signedIn.statusCode).toBe(200);
      expect(JSON.parse(signedIn.body)).toMatchObject({ items: [], total: 0 });
      const stranger = await ask("GET", "/cart");
      expect(stranger.statusCode).toBe(401);
      expect(JSON.parse(stranger.body)).toMatchObject({ error: { code: "UNAUTHORIZED" } });
    });

    test("fills a cart, and refuses invalid input with the common error format", async () => {
      const { items } = JSON.parse((await ask("GET", "/products")).body) as {
        items: { productId: string; variants: unknown[] }[];
      };
      const plain = items.find((item) => item.variants.length === 0);
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const filled = await ask(
        "POST",
        "/cart",
        headers,
        JSON.stringify({ productId: plain?.productId, quantity: 1 }),
      );
      expect(filled.statusCode).toBe(200);
      expect((await ask("POST", "/cart", headers, "{")).statusCode).toBe(400);
    });

    test("answers the status of an order whole, at once where there is news and after two seconds where not", async () => {
      const follow = async (last?: string) => {
        const begun = performance.now();
        const headers = {
          authorization: `Bearer ${token}`,
          ...(last !== undefined && { "last-event-id": last }),
        };
        const answer = await ask("GET", "/orders/o-1/events", headers);
        const text = answer.isBase64Encoded ? Buffer.from(answer.body, "base64").toString() : answer.body;
        return { status: answer.statusCode, text, took: performance.now() - begun };
      };
      const first = await follow();
      expect([first.status, first.text.match(/^event:/gm)?.length]).toEqual([200, 1]);
      const nothing = await follow(/^id: (\d+)$/m.exec(first.text)?.[1]);
      expect([nothing.status, nothing.text]).toEqual([200, ""]);
      expect(nothing.took).toBeGreaterThan(1_900);
      console.log(
        `The bundle answered after ${Math.round(first.took)} ms with news, and after ${Math.round(nothing.took)} ms without.`,
      );
    });

    test("serves its API reference page and document", async () => {
      expect((await ask("GET", "/openapi.json")).statusCode).toBe(200);
      expect((await ask("GET", "/docs")).statusCode).toBe(200);
    });
  },
);

test("a bundle that contains an embedded engine is refused by name", async () => {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-bundle-"));
  await mkdir(join(folder, "src"));
  const entry = join(folder, "src", "entry.ts");
  await writeFile(
    entry,
    `export { openSqlite } from ${JSON.stringify(join(process.cwd(), "api/adapters/embedded/sqlite/sqlite.ts"))};`,
  );
  await expect(bundle(entry, join(folder, "out"))).rejects.toThrow("api/adapters/embedded/sqlite/sqlite.ts");
  expect(() =>
    checkBundle({ inputs: { "workflows/engine/engine.ts": { bytes: 1, imports: [] } }, outputs: {} }),
  ).toThrow();
  await rm(folder, { recursive: true });
});

test("a function that cannot start reports why, with source line numbers", async () => {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-bundle-"));
  const entry = join(folder, "entry.ts");
  await writeFile(entry, 'export const handler = 1;\n\n\nthrow new Error("QUEUE_URL is missing");\n');
  await bundle(entry, join(folder, "out"));
  const started = startLambda(join(folder, "out"), { NODE_OPTIONS: "--enable-source-maps" });
  await expect(started).rejects.toThrow(/QUEUE_URL is missing.*entry\.ts:4:7/);
  await rm(folder, { recursive: true });
});

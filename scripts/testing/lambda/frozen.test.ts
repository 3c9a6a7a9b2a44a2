import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { imageOf } from "../../../api/adapters/aws/table/local.ts";
import { sqliteIdentity } from "../../../api/adapters/embedded/identity/identity.ts";
import { openSqlite } from "../../../api/adapters/embedded/sqlite/sqlite.ts";
import { tables as specs } from "../../../api/adapters/stores/keys.ts";
import { orderItem } from "../../../api/adapters/stores/orders/record.ts";
import { findJava } from "../engines/java.ts";
import { placedOrder } from "../fixtures/placed-order.ts";
import { type HttpAnswer, httpEvent, queueEvent, streamEvent } from "./events.ts";
import { type LambdaShop, lambdaShop } from "./lambda-shop.ts";
import type { LocalLambda } from "./runtime-api.ts";
import { type Severable, severable } from "./severed.ts";

const java = findJava(17);
const unless = "missing" in java ? `: not run, ${java.missing}` : "";

/**
 * Each function is stopped (SIGSTOP) from its answer until its next event, as Lambda freezes an environment; what the tests read
 * in between is what would be left if it never went on.
 */
describe.skipIf(unless !== "")(`a frozen function${unless}`, () => {
  let shop: LambdaShop;
  let way: Severable;
  let api: LocalLambda;
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
  const order = { ...placedOrder(1), orderId: "o-1", userId: "mei", email: "mei@example.com" };

  beforeAll(async () => {
    shop = await lambdaShop();
    way = await severable(shop.dynamoEndpoint);
    await shop.tables.put(specs.orders, orderItem(order));
    const account = { email: "shopper@example.com", password: "Testing#2026" };
    await identity.ensureUser(account);
    ({ accessToken: token } = await identity.signIn(account));
    api = await start("api", { JWT_ISSUER: issuer, JWKS: JSON.stringify(await identity.jwks()) });
  }, 120_000);
  afterAll(async () => {
    way?.stop();
    await shop?.stop();
    await sqlite.close();
  });

  const start = (name: Parameters<LambdaShop["start"]>[0], environment: Record<string, string> = {}) =>
    shop.start(name, { DYNAMODB_ENDPOINT: way.endpoint, ...environment }, { freezes: true });
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const text = body === undefined ? undefined : JSON.stringify(body);
    return (await api.invoke(httpEvent(method, `/api${path}`, headers, text))) as HttpAnswer;
  };
  const plainProduct = async () => {
    const { items } = await shop.tables.scan(specs.products, { limit: 10 });
    const found = items.find(({ variants }) => Object.keys(variants ?? {}).length === 0) ?? items[0];
    return z.looseObject({ productId: z.string() }).parse(found).productId;
  };
  const everythingIn = async (table: keyof typeof specs) =>
    JSON.stringify((await shop.tables.scan(specs[table], { limit: 100 })).items);

  test("has stored what it acknowledged: a cart, and the count of a click in the search report", async () => {
    const productId = await plainProduct();
    expect((await ask("POST", "/cart", { productId, quantity: 2 })).statusCode).toBe(200);
    expect(await everythingIn("cart")).toContain(productId);
    expect((await ask("POST", "/search/click", { q: "walnut lamp", productId })).statusCode).toBe(204);
    expect(await everythingIn("search")).toContain("walnut lamp");
  });

  test("answers its next request although every connection was closed meanwhile", async () => {
    const productId = await plainProduct();
    await ask("GET", "/cart");
    const before = way.opened();
    for (const quantity of [3, 4]) {
      way.sever();
      // Time for the other end to learn of it, as it would in a freeze of minutes.
      await pause(50);
      expect((await ask("POST", "/cart", { productId, quantity })).statusCode).toBe(200);
    }
    expect(way.opened()).toBeGreaterThan(before);
    const { items } = JSON.parse((await ask("GET", "/cart")).body) as { items: { quantity: number }[] };
    expect(items.map(({ quantity }) => quantity)).toEqual([4]);
  });

  test("wakes after timers have passed without failing what comes next", async () => {
    expect((await ask("GET", "/products?limit=1")).statusCode).toBe(200);
    await pause(2_500);
    expect((await ask("GET", "/products?limit=1")).statusCode).toBe(200);
    expect((await ask("POST", "/cart", { productId: "none", quantity: 1 })).statusCode).toBe(404);
  });

  test("has counted an order, purged a page and written its log before its batch was done", async () => {
    const event = streamEvent(
      imageOf({ orderId: "o-1" }) as never,
      imageOf(orderItem({ ...order, payment: "PAID" })) as never,
    );
    const metrics = await start("consumer", { CONSUMER: "metrics" });
    expect(await metrics.invoke(event)).toEqual({ batchItemFailures: [] });
    expect(await everythingIn("countedOrders")).toContain("o-1");
    way.sever();
    await pause(50);
    expect(await metrics.invoke(event)).toEqual({ batchItemFailures: [] });
    const purges = await start("consumer", { CONSUMER: "edge-purge" });
    const product = (await shop.tables.scan(specs.products, { limit: 1 })).items[0] ?? {};
    const key = imageOf({ productId: product["productId"] ?? "" });
    const changed = streamEvent(key as never, imageOf(product) as never);
    for (const times of [1, 2]) {
      expect(await purges.invoke(changed)).toEqual({ batchItemFailures: [] });
      expect(shop.cloudFront.accepted).toHaveLength(times);
      expect(shop.wire.calls.filter(({ action }) => action === "SendMessage")).toHaveLength(times);
    }
    const processor = await start("consumer", { CONSUMER: "order-processor" });
    expect(await processor.invoke(queueEvent('{"orderId":"o-1"}', '{"orderId":"o-2"}'))).toEqual({
      batchItemFailures: [{ itemIdentifier: "m1" }],
    });
    expect(processor.log()).toContain('"messageId":"m1"');
  });

  test("has sent every frame of a turn, and kept the turn, when its worker is done", async () => {
    const until = Date.now() + 60_000;
    await shop.stores.chatConnections.save({
      connectionId: "c1",
      actor: { type: "shopper", userId: "mei", email: undefined },
      caller: "x",
      until,
    });
    const worker = await start("chat-worker");
    const say = (message: string) =>
      worker.invoke({ connectionId: "c1", frame: { action: "sendMessage", message } });
    const posted = () => shop.wire.calls.filter(({ action }) => action === "POST /@connections/c1");
    await say("Do you ship to Spain?");
    const frames = posted().length;
    expect(JSON.stringify(posted().at(-1)?.input)).toContain('"message"');
    expect(await everythingIn("chats")).toContain("Do you ship to Spain?");
    await pause(500);
    way.sever();
    await pause(50);
    await say("And to Norway?");
    // Nothing of the first turn was left for later.
    expect(JSON.stringify(posted()[frames]?.input)).toContain('"typing"');
    expect(await everythingIn("chats")).toContain("And to Norway?");
  });
});

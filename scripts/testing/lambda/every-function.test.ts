import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { imageOf } from "../../../api/adapters/aws/table/local.ts";
import { sesReport } from "../../../api/adapters/embedded/mail/feedback.ts";
import { tables as specs } from "../../../api/adapters/stores/keys.ts";
import { orderItem } from "../../../api/adapters/stores/orders/record.ts";
import { productTag } from "../../../api/domain/catalog/cache-tags.ts";
import { queueNames } from "../../../api/ports/messages.ts";
import type { Item, Json } from "../../../api/ports/table.ts";
import { definitions } from "../../../workflows/registry.ts";
import { buildWeb } from "../../build-web.ts";
import { assemblyOf } from "../cloud/assembly.ts";
import { findJava } from "../engines/java.ts";
import { placedOrder } from "../fixtures/placed-order.ts";
import {
  type HttpAnswer,
  httpEvent,
  originResponseEvent,
  queueEvent,
  scheduleEvent,
  socketEvent,
  streamEvent,
} from "./events.ts";
import { type LambdaShop, lambdaShop } from "./lambda-shop.ts";
import type { StreamedAnswer } from "./response-stream.ts";

const java = findJava(17);
const unless = "missing" in java ? `: not run, ${java.missing}` : "";

let shop: LambdaShop;
const order = { ...placedOrder(1), orderId: "o-1", userId: "mei", email: "mei@example.com" };
const profile = { userId: "mei", part: "profile", name: "Mei" };
const summary = { userId: "mei", orders: 1, spent: 1000, currency: "USD", lastOrderAt: 1, firstOrderAt: 1 };

const done = { batchItemFailures: [] };
const consumer = async (name: string, event: unknown): Promise<unknown> =>
  (await shop.start("consumer", { CONSUMER: name })).invoke(event);
/** Of one message that the consumer can do and one that is not JSON, the second comes again. */
const takesQueue = async (name: string, good: Json): Promise<void> => {
  expect(await consumer(name, queueEvent(JSON.stringify(good), "{"))).toEqual({
    batchItemFailures: [{ itemIdentifier: "m1" }],
  });
};
const takesFeed = async (name: string, keys: readonly string[], item: Item | undefined): Promise<void> => {
  if (!item) throw new Error("there is no such item");
  const key = Object.fromEntries(keys.map((one) => [one, item[one] ?? ""]));
  // The images of the streams' client and of Lambda's types differ in how they say bytes, of which there are none.
  const event = streamEvent(imageOf(key) as never, imageOf(item) as never);
  expect(await consumer(name, event)).toEqual(done);
};
const Shown = z.looseObject({ productId: z.string(), slug: z.string() });
const someProduct = async (): Promise<Item | undefined> =>
  (await shop.tables.scan(specs.products, { limit: 1 })).items[0];
const someUnits = async (): Promise<Item | undefined> =>
  (await shop.tables.scan(specs.inventory, { limit: 1 })).items[0];

/** Each function of the assembly by its name, with an event as its source sends it. */
const runs: Readonly<Record<string, () => Promise<void>>> = {
  async api() {
    const lambda = await shop.start("api");
    const ask = async (...request: Parameters<typeof httpEvent>) =>
      (await lambda.invoke(httpEvent(...request))) as HttpAnswer;
    const product = Shown.parse(await someProduct());
    const page = await ask("GET", `/p/${product.slug}`, { accept: "text/html" });
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-type"]).toMatch(/^text\/html/);
    expect(page.headers["cache-tag"]).toContain(productTag(product.productId));
    expect(page.headers["content-security-policy"]).toContain("sha256-");
    expect(page.body).toContain("<h1");
    expect(page.body).toMatch(/src="\/assets\/[^"]+\.js"/);
    const form = { "content-type": "application/x-www-form-urlencoded", origin: "https://shop.example.com" };
    const body = `productId=${product.productId}&quantity=1`;
    const added = await ask("POST", "/cart/add", form, body);
    expect([added.statusCode, added.headers["location"]]).toEqual([303, "/cart"]);
    expect(added.cookies?.[0]).toMatch(/^cart=[^;]+; .*Secure/);
    expect((await ask("GET", "/nothing", { accept: "text/html" })).statusCode).toBe(404);
    expect((await ask("GET", "/api/health")).statusCode).toBe(200);
  },
  async tasks() {
    const lambda = await shop.start("tasks", { AWS_MAX_ATTEMPTS: "1" });
    const all = Object.values(definitions).flatMap(({ States }) =>
      [...JSON.stringify(States).matchAll(/"task:(\w+)"/g)].map(([, name = ""]) => name),
    );
    expect(all.length).toBeGreaterThan(10);
    for (const task of new Set(all)) {
      const event = { task, execution: "o-none", input: { orderId: "o-none" }, token: "t" };
      const outcome = await lambda.invoke(event).then(JSON.stringify, String);
      expect(outcome, task).not.toContain("there is no task");
    }
    const input = { orderId: "o-1" };
    await expect(
      lambda.invoke({ task: "priceOrder", execution: "o-none", input: { orderId: "o-none" } }),
    ).rejects.toThrow("NOT_FOUND");
    expect(await lambda.invoke({ task: "screenOrder", execution: "o-1", input })).toMatchObject({
      score: expect.any(Number),
    });
  },
  "order-processor": () => takesQueue("order-processor", { orderId: "o-1" }),
  notifications: () => takesQueue("notifications", { type: "order.confirmed", orderId: "o-1" }),
  "mail-feedback": () =>
    takesQueue("mail-feedback", sesReport({ to: "mei@example.com" }, "bounce", Date.now())),
  imports: () => takesQueue("imports", { importId: "none" }),
  "search-rebuild": () => takesQueue("search-rebuild", { rebuildId: "none" }),
  "later-purges": async () => {
    const changes = [{ productId: "p-9", version: 1, type: "put", tags: ["p-p-9"] }];
    await takesQueue("later-purges", { step: "last", since: Date.now(), changes });
    expect(shop.cloudFront.accepted.at(-1)).toEqual(["#p-p-9"]);
  },
  // Without a search engine passages of an old edition cannot be removed, and the message comes again.
  "knowledge-processor": async () =>
    expect(
      await consumer("knowledge-processor", queueEvent('{"documentId":"d","revision":"r"}', "{")),
    ).toEqual({ batchItemFailures: [{ itemIdentifier: "m0" }, { itemIdentifier: "m1" }] }),
  // As above: the change comes again.
  "search-sync": async () =>
    expect(takesFeed("search-sync", ["productId"], await someProduct())).rejects.toThrow(
      "SERVICE_UNAVAILABLE",
    ),
  "inventory-display": async () => takesFeed("inventory-display", ["skuId", "location"], await someUnits()),
  "stock-alerts": async () => takesFeed("stock-alerts", ["skuId", "location"], await someUnits()),
  "staff-alerts": () =>
    takesQueue("staff-alerts", { type: "order.review-needed", orderId: "o-1", fraudScore: 71 }),
  "order-lists": () => takesFeed("order-lists", ["orderId"], orderItem(order)),
  "parcel-news": () => takesFeed("parcel-news", ["orderId"], orderItem(order)),
  metrics: () => takesFeed("metrics", ["orderId"], orderItem(order)),
  "product-sales": async () => takesFeed("product-sales", ["productId"], await someProduct()),
  "customer-names": () => takesFeed("customer-names", ["userId"], summary),
  "customer-profiles": () => takesFeed("customer-profiles", ["userId", "part"], profile),
  "edge-purge": async () => {
    const product = Shown.parse(await someProduct());
    await takesFeed("edge-purge", ["productId"], await someProduct());
    expect(shop.cloudFront.accepted.at(-1)).toContain(`#${productTag(product.productId)}`);
    const sent = shop.wire.calls.findLast(({ action }) => action === "SendMessage");
    expect(sent?.input).toMatchObject({ DelaySeconds: 90 });
  },
  "settings-purge": async () => {
    await takesFeed("settings-purge", ["part"], { part: "store", version: 1, value: {} });
    expect(shop.cloudFront.accepted.at(-1)).toEqual(["#store"]);
  },
  "content-purge": async () => {
    const published = { number: 1, title: "Returns", description: "", at: 1 };
    const page = {
      shelf: "pages",
      entry: "returns",
      slug: "returns",
      published,
      inFooter: false,
      position: 1,
    };
    await takesFeed("content-purge", ["shelf", "entry"], page);
    expect(shop.cloudFront.accepted.at(-1)).toEqual(["#page-returns", "#store"]);
  },
  async parcels() {
    expect(await consumer("parcels", scheduleEvent)).toEqual({ parcels: 0 });
  },
  async "dead-letter-alerts"() {
    const urls = queueNames.map((queue) => [
      `${queue.replaceAll("-", "_").toUpperCase()}_QUEUE_URL`,
      `${shop.wire.endpoint}/000000000000/${queue}`,
    ]);
    const environment = { CONSUMER: "dead-letter-alerts", ...Object.fromEntries(urls) };
    const lambda = await shop.start("consumer", environment);
    expect(await lambda.invoke(scheduleEvent)).toEqual({ queues: queueNames.length });
    expect(shop.wire.calls.filter(({ action }) => action === "Publish")).toHaveLength(queueNames.length);
  },
  async sweeper() {
    expect(await consumer("sweeper", scheduleEvent)).toEqual({ swept: 0 });
  },
  async chat() {
    const lambda = await shop.start("chat");
    const headers = { "content-type": "application/json" };
    const event = httpEvent("POST", "/chat", headers, JSON.stringify({ message: "Do you ship to Spain?" }));
    // Without a prelude, or in another form, invoke throws.
    const answer = (await lambda.invoke(event)) as StreamedAnswer;
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toMatch(/^text\/event-stream/);
    const names = [...answer.body.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name);
    expect([names[0], names.at(-1)]).toEqual(["typing", "message"]);
    expect(answer.parts.length).toBeGreaterThan(1);
    const refused = (await lambda.invoke(httpEvent("POST", "/chat", headers, "{"))) as StreamedAnswer;
    expect(refused.statusCode).toBe(400);
  },
  async "chat-socket"() {
    const door = await shop.start("chat-socket");
    await shop.stores.chatTickets.keep("ticket-1", { type: "guest" }, Date.now() + 60_000);
    const connect = { headers: { Host: "abc" }, queryStringParameters: { ticket: "ticket-1" } };
    expect(await door.invoke(socketEvent("$connect", "c1", connect))).toEqual({ statusCode: 200 });
    expect(await door.invoke(socketEvent("$connect", "c2", connect))).toEqual({ statusCode: 401 });
    const body = JSON.stringify({ action: "sendMessage", message: "Hello" });
    expect(await door.invoke(socketEvent("sendMessage", "c1", { body }))).toEqual({ statusCode: 200 });
    const handed = shop.wire.calls.find(({ action }) => action.includes("/functions/worker/invocations"));
    expect(handed?.input).toMatchObject({ connectionId: "c1" });
    expect(await door.invoke(socketEvent("$disconnect", "c1"))).toEqual({ statusCode: 200 });
    expect(await shop.stores.chatConnections.find("c1")).toBeUndefined();
  },
  async "chat-worker"() {
    const worker = await shop.start("chat-worker");
    const until = Date.now() + 60_000;
    await shop.stores.chatConnections.save({
      connectionId: "c3",
      actor: { type: "guest" },
      caller: "x",
      until,
    });
    const frame = { action: "sendMessage", message: "Do you ship to Spain?" };
    await worker.invoke({ connectionId: "c3", frame });
    const posted = shop.wire.calls.filter(({ action }) => action === "POST /@connections/c3");
    expect(posted.length).toBeGreaterThan(1);
    expect(JSON.stringify(posted.at(-1)?.input)).toContain('"message"');
  },
  async "origin-response"() {
    const answer = (await (await shop.start("edge")).invoke(originResponseEvent)) as {
      headers: Record<string, { value: string }[]>;
    };
    expect(answer).toMatchObject({ status: "200", statusDescription: "OK" });
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(answer.headers["cache-tag"]?.[0]?.value.split(",")).toHaveLength(50);
  },
};

describe.skipIf(unless !== "")(`every function, bundled, with an event of its source${unless}`, () => {
  beforeAll(async () => {
    await buildWeb();
    shop = await lambdaShop();
    await shop.tables.put(specs.orders, orderItem(order));
  }, 120_000);
  afterEach(() => shop.stopFunctions());
  afterAll(() => shop?.stop());

  test.each(Object.keys(runs))("%s", (name) => runs[name]?.());
});

test("no function of the assembly is without a run", () => {
  const assembly = assemblyOf();
  const named = ["Compute", "Agent", "Frontend", "Data", "Api"].flatMap((stack) =>
    Object.values(assembly.of(stack).findResources("AWS::Lambda::Function")).flatMap(({ Properties }) => {
      const name: unknown = Properties.FunctionName;
      // CDK's own functions, which deploy files, have no name.
      return typeof name === "string" ? [name.replace("development-e-com67-", "")] : [];
    }),
  );
  expect(named.toSorted()).toEqual(Object.keys(runs).toSorted());
});

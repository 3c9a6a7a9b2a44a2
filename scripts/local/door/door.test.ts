import { once } from "node:events";
import { Agent, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { serveOn, stopServers } from "../listening.ts";
import { isOverloaded, shedding } from "./shedding.ts";

const servers: Server[] = [];
afterEach(() => stopServers(servers.splice(0)));

async function portOf(handler: Parameters<typeof serveOn>[0]): Promise<number> {
  const server = await serveOn(handler, 0, "127.0.0.1");
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

/** What the server answers to these bytes. */
async function answerTo(
  port: number,
  bytes: string,
): Promise<{ status: number; error: unknown; text: string }> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(bytes);
  let text = "";
  for await (const chunk of socket.setEncoding("utf8")) text += String(chunk);
  const [head = "", body = "{}"] = text.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), ...(JSON.parse(body) as { error: unknown }), text: head };
}

test("what is refused before it is a request has the shape of every error", async () => {
  const port = await portOf(() => new Response("ok"));
  const long = "x".repeat(20_000);
  const cases: readonly (readonly [bytes: string, status: number, path: string])[] = [
    [`GET / HTTP/1.1\r\nhost: shop\r\nx-long: ${long}\r\n\r\n`, 431, "headers"],
    [`GET /?q=${long} HTTP/1.1\r\nhost: shop\r\n\r\n`, 431, "headers"],
    [`GET / HTTP/1.1\r\nhost: shop\r\n${"a: b\r\n".repeat(4_000)}\r\n`, 431, "headers"],
    ["this is no request\r\n\r\n", 400, ""],
    ["POST / HTTP/1.1\r\nhost: shop\r\ncontent-length: two\r\n\r\n", 400, ""],
  ];
  for (const [bytes, status, path] of cases) {
    const answer = await answerTo(port, bytes);
    expect(answer.status, bytes.slice(0, 40)).toBe(status);
    expect(answer.error).toMatchObject({
      code: "VALIDATION_ERROR",
      details: { issues: [{ path }], requestId: expect.any(String), timestamp: expect.any(String) },
    });
    expect(answer.text).toMatch(/connection: close/);
  }
});

test("with a thousand requests in flight one more is told when to come back, health is answered, and all of the others are", async () => {
  const waiting = Promise.withResolvers<void>();
  let taken = 0;
  const port = await portOf(async () => {
    taken++;
    await waiting.promise;
    return new Response("ok");
  });
  const agent = new Agent({ keepAlive: false, maxSockets: 2_000 });
  const get = (path: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      httpRequest({ port, host: "127.0.0.1", path, agent }, resolve).on("error", reject).end();
    });
  const accepted = Array.from({ length: 1_000 }, () => get("/"));
  await expect.poll(() => taken, { timeout: 60_000 }).toBe(1_000);
  const refused = await get("/products");
  expect(refused.statusCode).toBe(503);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  const health = get("/health");
  waiting.resolve();
  expect((await health).statusCode).toBe(200);
  const statuses = await Promise.all(accepted.map(async (answer) => (await answer).resume().statusCode));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect((await get("/products")).statusCode).toBe(200);
});

test("a full memory or a late event loop refuses requests only while many wait", async () => {
  const calm = { inFlight: 49, lag: 60_000, memory: 1 };
  expect(isOverloaded(calm)).toBe(false);
  expect(isOverloaded({ ...calm, inFlight: 50 })).toBe(true);
  expect(isOverloaded({ inFlight: 999, lag: 100, memory: 0.5 })).toBe(false);
  expect(isOverloaded({ inFlight: 1_000, lag: 0, memory: 0 })).toBe(true);
  const pressure = { lag: 0, memory: 0 };
  const open: (() => void)[] = [];
  const handler = shedding(
    () => new Promise((resolve) => open.push(() => resolve(new Response("ok")))),
    () => pressure,
  );
  const statusOf = async (answer: Response | Promise<Response>) => (await answer).status;
  const first = Array.from({ length: 60 }, () => handler(new Request("http://shop/products")));
  pressure.memory = 0.9;
  expect(await statusOf(handler(new Request("http://shop/products")))).toBe(503);
  for (const answer of open.splice(0)) answer();
  for (const answer of first) await answer;
  const next = handler(new Request("http://shop/products"));
  open[0]?.();
  expect(await statusOf(next)).toBe(200);
});

test("a client whose headers drip in is told that it took too long, and its connection is closed", async () => {
  const server = await serveOn(() => new Response("ok"), 0, "127.0.0.1");
  servers.push(server);
  server.headersTimeout = 200;
  server.emit("clientError", Object.assign(new Error("slow"), { code: "ERR_HTTP_REQUEST_TIMEOUT" }), {
    writable: true,
    end: (text: string) => expect(text).toMatch(/^HTTP\/1.1 408 [\s\S]*took too long to arrive/),
    destroy: () => undefined,
  });
  await once(server.close(), "close");
});

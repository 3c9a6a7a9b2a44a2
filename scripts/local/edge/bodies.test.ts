import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hugeBody, routesWithBody } from "../../testing/api-routes.ts";
import { storefrontShop } from "../../testing/storefront.ts";
import { serveOn, stopServers } from "../listening.ts";

let shop: Awaited<ReturnType<typeof storefrontShop>>;
let servers: Record<"api" | "web", Server>;
beforeAll(async () => {
  shop = await storefrontShop(2);
  servers = {
    api: await serveOn((request, env) => shop.fetch(request, env), 0, "127.0.0.1"),
    web: await serveOn((request, env) => shop.storefront.fetch(request, env), 0, "127.0.0.1"),
  };
}, 60_000);
afterAll(async () => {
  await stopServers(Object.values(servers));
  await shop.close();
});

const types = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];
const pages = [
  "/",
  "/cart/add",
  "/cart/set",
  "/cart",
  "/search",
  "/sign-in",
  "/p/mug",
  "/p/mug.md",
  "/nothing",
];
const files = [
  "/assets/x.js",
  "/images/products/x.svg",
  "/sitemap.xml",
  "/config.json",
  "/_local/files/images/x",
];
const odd = ["//cart/add", "/api", "/api/_local/stripe/bank/x", "/api/_local/stripe/v1/refunds"];

test("the storefront reads little of a body of 300 MB, whatever the address, method and type", async () => {
  const api = (await routesWithBody(shop)).map(([method, path]) => [method, `/api${path}`] as const);
  const own = [...pages, ...files, ...odd].flatMap((path) =>
    ["POST", "PUT", "DELETE", "PATCH"].map((method) => [method, path] as const),
  );
  for (const [method, path] of [...api, ...own])
    for (const type of types) {
      const { body, read } = hugeBody();
      const request = new Request(`http://localhost:3001${path}`, {
        method,
        body,
        duplex: "half",
        headers: { "content-type": type, origin: "http://localhost:3001" },
      });
      const response = await shop.storefront.fetch(request);
      await response.text();
      expect(response.status, `${method} ${path} ${type}`).toBeLessThan(500);
      expect(read(), `${method} ${path} ${type}`).toBeLessThan(3 * 1024 * 1024);
    }
});

/** Sends a body over a socket until there is an answer; the answer's status and how many bytes had been written. */
async function send(server: Server, path: string, headers: Record<string, string>) {
  const { port } = server.address() as AddressInfo;
  const sent = httpRequest({ port, path, method: "POST", headers });
  const part = Buffer.alloc(65_536, 97);
  let written = 0;
  const answered = new AbortController();
  const answer = once(sent, "response").then(([response]) => {
    answered.abort();
    return response as IncomingMessage;
  });
  sent.on("error", () => undefined);
  const writing = (async () => {
    while (!answered.signal.aborted && !sent.destroyed && written < 300 * 1024 * 1024) {
      written += part.byteLength;
      if (!sent.write(part)) await Promise.race([once(sent, "drain"), answer.catch(() => undefined)]);
    }
  })().catch(() => undefined);
  const { statusCode } = await answer;
  await writing;
  sent.destroy();
  return { status: statusCode ?? 0, written };
}

describe("over a socket", () => {
  const length = { "content-length": String(300 * 1024 * 1024) };
  const chunked = { "transfer-encoding": "chunked" };
  const doors = [
    ["api", "/auth/sign-in"],
    ["api", "/payment/webhook"],
    ["api", "/_local/stripe/bank/x"],
    ["api", "/_local/stripe/v1/refunds"],
    ["api", "/nothing"],
    ["web", "/api/orders"],
    ["web", "/cart/add"],
    ["web", "/sign-in"],
    ["web", "/nothing"],
  ] as const;
  test.each(doors)("%s %s answers early and keeps nothing of it", async (door, path) => {
    for (const type of types)
      for (const size of [length, chunked]) {
        const { status, written } = await send(servers[door], path, { "content-type": type, ...size });
        expect(status).toBeLessThan(500);
        // What the kernel and the two streams hold on the way is in it.
        expect(written).toBeLessThan(32 * 1024 * 1024);
      }
  });

  test("a hundred of them at once take less than 150 MB", async () => {
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 10);
    const all = Array.from({ length: 100 }, (_, turn) => {
      const [door, path] = doors[turn % doors.length] ?? doors[0];
      const type = types[turn % types.length] ?? "application/json";
      return send(servers[door], path, { "content-type": type, ...(turn % 2 ? length : chunked) });
    });
    for (const { status } of await Promise.all(all)) expect(status).toBeLessThan(500);
    clearInterval(watch);
    expect(most - before).toBeLessThan(150 * 1024 * 1024);
  });
});

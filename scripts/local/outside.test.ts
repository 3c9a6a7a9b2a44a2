import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createStorefront } from "../../web/server.ts";
import { hugeBody, routesWithBody } from "../testing/api-routes.ts";
import { type TestShop, testShop } from "../testing/shop.ts";
import { readArguments } from "./arguments.ts";
import { serveOn, stopServers } from "./listening.ts";
import type { Shop } from "./shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
  await shop.mailbox.send({ to: "ada@example.com", subject: "Your code", text: "123456", html: "123456" });
  await shop.deps.files.put("images/mug.png", new Uint8Array([1, 2, 3]), "image/png");
});
afterAll(() => shop.close());

const stripeKey = { authorization: "Bearer sk_test_local" };
const routes = [
  ["GET", "/_local/mail"],
  ["GET", "/_local/mail?to=ada@example.com"],
  ["GET", "/_local/mail?id=1"],
  ["POST", "/_local/mail/1/feedback"],
  ["GET", "/_local/files/images/mug.png"],
  ["HEAD", "/_local/files/images/mug.png"],
  ["PUT", "/_local/files/images/mug.png"],
  ["OPTIONS", "/_local/files/images/mug.png"],
  ["GET", "/_local/stripe/v1/payment_intents"],
  ["POST", "/_local/stripe/v1/payment_intents"],
  ["POST", "/_local/stripe/v1/payment_methods"],
  ["POST", "/_local/stripe/v1/refunds"],
  ["GET", "/_local/stripe/v1/events"],
  ["OPTIONS", "/_local/stripe/v1/refunds"],
  ["GET", "/_local/stripe/bank/x"],
  ["POST", "/_local/stripe/bank/x"],
] as const;

type Asked = { origin?: string; headers?: Record<string, string>; from?: string };
const answerOf = async (
  { fetch }: Pick<Shop, "fetch">,
  [method, path]: readonly [string, string],
  { origin = "http://localhost:3000", headers = {}, from }: Asked = {},
): Promise<{ status: number; code: unknown }> => {
  const request = new Request(origin + path, { method, headers: { ...stripeKey, ...headers } });
  const response = await fetch(request, from === undefined ? {} : cameFrom(from));
  const body = await response.text();
  const code: unknown = /"code":"(\w+)"/.exec(body)?.[1];
  return { status: response.status, code };
};
const cameFrom = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

const storefrontOf = ({ fetch }: Pick<Shop, "fetch">) =>
  createStorefront({
    api: (request, env) => fetch(request, env),
    build: {
      clientFolder: "web",
      entry: "/entry.js",
      headFor: () => "",
      render: async (visit) => {
        visit.answer.status = 404;
        return { body: "nothing here" };
      },
    },
    origin: "http://localhost:3001",
    stripeApiUrl: null,
    chatUrl: "",
    isOwnOrigin: () => false,
    isEncrypted: () => false,
    onError: () => undefined,
  });

const refused = { status: 404 };
/** Everything that a caller from elsewhere may try. */
const strangers: readonly (readonly [string, Asked])[] = [
  ["another machine", { from: "192.0.2.7" }],
  ["another machine over IPv6", { from: "2001:db8::7" }],
  ["another machine, mapped into IPv6", { from: "::ffff:192.0.2.7" }],
  ["this machine's own network address", { origin: "http://192.0.2.1:3000", from: "192.0.2.1" }],
  ["a name that was pointed at 127.0.0.1", { origin: "http://evil.example:3000", from: "127.0.0.1" }],
  ["a name that begins like ours", { origin: "http://localhost.evil.example", from: "127.0.0.1" }],
  ["another name in the Host header", { headers: { host: "evil.example:3000" }, from: "127.0.0.1" }],
  ["a proxy on this machine", { headers: { "x-forwarded-for": "192.0.2.7" }, from: "127.0.0.1" }],
  ["a proxy that says Forwarded", { headers: { forwarded: "for=192.0.2.7" }, from: "127.0.0.1" }],
];

describe("what replaces the outside world on one machine", () => {
  test.each(strangers)("is closed to %s, on every route", async (_, asked) => {
    for (const route of routes)
      expect(await answerOf(shop, route, asked), route.join(" ")).toMatchObject(refused);
  });

  test("is open on this machine by each of its names", async () => {
    for (const name of ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"])
      for (const from of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
        const asked = { origin: `http://${name}`, headers: { host: name }, from };
        expect(await answerOf(shop, ["GET", "/_local/mail"], asked)).toMatchObject({ status: 200 });
        expect(await answerOf(shop, ["GET", "/_local/files/images/mug.png"], asked)).toMatchObject({
          status: 200,
        });
        const stripe = await answerOf(shop, ["GET", "/_local/stripe/v1/payment_intents"], asked);
        expect(stripe.status).not.toBe(404);
      }
  });

  test("takes no file without a signature where the shop is on the internet, and serves none", async () => {
    const isPublic = await testShop({ publicUrl: "https://shop.example" });
    await isPublic.deps.files.put("uploads/a", new Uint8Array([1]), "image/png");
    for (const [method, status] of [
      ["PUT", 403],
      ["GET", 404],
      ["HEAD", 404],
      ["OPTIONS", 404],
    ] as const)
      expect((await answerOf(isPublic, [method, "/_local/files/uploads/a"])).status, method).toBe(status);
    const rules = { contentType: "image/png", maxBytes: 3, expiresInSeconds: 60 };
    const url = await isPublic.deps.files.uploadUrl("uploads/b", rules);
    const put = { method: "PUT", headers: { "content-type": "image/png" }, body: "abc" };
    const sent = await storefrontOf(isPublic).fetch(new Request(url, put), cameFrom("192.0.2.7"));
    expect([new URL(url).origin, sent.status]).toEqual(["http://localhost:3002", 200]);
    expect((await isPublic.deps.files.get("uploads/b"))?.body.byteLength).toBe(3);
    await isPublic.close();
  });

  test("cannot be reached through the storefront's API", async () => {
    const storefront = storefrontOf(shop);
    const spellings = ["/api", "/api/", "/api/%2e", "/api/.", "/api//.", "/api/x/.."];
    for (const [method, path] of routes)
      for (const spelling of spellings) {
        const request = new Request(`http://localhost:3001${spelling}${path}`, {
          method,
          headers: stripeKey,
        });
        const response = await storefront.fetch(request, cameFrom("127.0.0.1"));
        expect(response.status, `${method} ${spelling}${path}`).toBe(404);
        expect(await response.text()).not.toContain("123456");
      }
  });

  test("is switched off by --public-url and by real Stripe keys", async () => {
    const isPublic = await testShop({ publicUrl: "https://shop.example" });
    vi.stubEnv("STRIPE_SECRET_KEY", "sk_test_of_a_merchant");
    const paid = await testShop();
    vi.unstubAllEnvs();
    for (const closed of [isPublic, paid]) {
      for (const route of routes)
        expect(await answerOf(closed, route), route.join(" ")).toMatchObject(refused);
      const config = await closed.guest.json<{ stripe: { apiUrl: unknown } }>(
        closed.guest.get("/config.json"),
      );
      expect(config.stripe.apiUrl).toBeNull();
      await closed.close();
    }
    expect(isPublic.deps.config).toMatchObject({
      webOrigins: ["https://shop.example"],
      secureCookies: true,
      public: { apiUrl: "https://shop.example/api" },
    });
  });
});

test("the embedded Stripe server takes this installation's secret key and no other", async () => {
  for (const key of ["sk_test_local", "sk_test_x", "pk_test_local"]) {
    const request = new Request("http://localhost:3000/_local/stripe/v1/payment_intents", {
      headers: { authorization: `Bearer ${key}`, origin: "https://evil.example" },
    });
    const response = await shop.fetch(request, cameFrom("127.0.0.1"));
    expect([401, 403], key).toContain(response.status);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  }
});

test("a signed webhook that is no event is a 400, and so is a request with 80,000 unknown fields, briefly", async () => {
  const secret = `whsec_${await shop.installation.secret("webhook")}`;
  for (const body of [
    "",
    "nonsense",
    "null",
    "[]",
    "{}",
    '{"id":"evt_1","type":"x","created":1,"data":{}}',
  ]) {
    const at = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
    const answer = await shop.guest.post("/payment/webhook", body, {
      "stripe-signature": `t=${at},v1=${signature}`,
    });
    expect(answer.status, body).toBe(400);
  }
  const many = Object.fromEntries(Array.from({ length: 80_000 }, (_, turn) => [`f${turn}`, 1]));
  const answer = await shop.guest.post("/auth/sign-in", { ...many, email: "a@example.com", password: "x" });
  expect(answer.status).toBe(400);
  expect((await answer.text()).length).toBeLessThan(20_000);
});

test("a body of 300 MB is refused on every route before it is read", async () => {
  const api = await routesWithBody(shop);
  const local = routes.filter(([method]) => method === "POST" || method === "PUT");
  const staff = await shop.identity.ensureUser({
    email: "staff@example.com",
    password: "Testing#2026",
    groups: ["admin"],
  });
  expect(staff.groups).toEqual(["admin"]);
  const { accessToken } = await shop.deps.identity.signIn({
    email: "staff@example.com",
    password: "Testing#2026",
  });
  const types = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];
  expect(api.length).toBeGreaterThan(30);
  for (const [method, path] of [...api, ...local])
    for (const type of types) {
      const { body, read } = hugeBody();
      const request = new Request(`http://localhost:3000${path}`, {
        method,
        body,
        duplex: "half",
        headers: { "content-type": type, authorization: `Bearer ${accessToken}` },
      });
      const response = await shop.fetch(request, cameFrom("127.0.0.1"));
      expect(response.status, `${method} ${path} ${type}`).toBeLessThan(500);
      expect(read(), `${method} ${path} ${type}`).toBeLessThan(3 * 1024 * 1024);
    }
});

test("a shop listens on this machine alone, unless --host says otherwise", async () => {
  const { host } = readArguments([]);
  const server = await serveOn(() => new Response("ok"), 0, host);
  expect(server.address()).toMatchObject({ address: "127.0.0.1" });
  await stopServers([server]);
  expect(readArguments(["--host", "0.0.0.0"]).host).toBe("0.0.0.0");
});

test("--public-url takes an origin and nothing else", () => {
  expect(readArguments(["--public-url", "https://shop.example/"])["public-url"]).toBe("https://shop.example");
  for (const wrong of ["shop.example", "ftp://shop.example", "https://shop.example/a", "https://a@b.example"])
    expect(() => readArguments(["--public-url", wrong]), wrong).toThrow("--public-url");
});

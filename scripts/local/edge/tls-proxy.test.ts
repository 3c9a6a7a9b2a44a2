import { createAdaptorServer } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAdmin } from "../../../admin/server.ts";
import { type TlsProxy, tlsProxy } from "../../testing/proxy/tls-proxy.ts";
import { address } from "../../testing/shop.ts";
import { storefrontShop } from "../../testing/storefront.ts";
import { readArguments } from "../arguments.ts";
import type { Handler } from "../door/handler.ts";
import { listenOn, stopServers } from "../listening.ts";
import { publicDoor } from "./public-door.ts";

const host = "shop.example";
const publicUrl = `https://${host}`;
const adminHost = "admin.shop.example";
const adminUrl = `https://${adminHost}`;

let shop: Awaited<ReturnType<typeof storefrontShop>>;
let proxy: TlsProxy;
const servers: Awaited<ReturnType<typeof listenOn>>[] = [];
beforeAll(async () => {
  shop = await storefrontShop(5, 3000, { publicUrl, adminUrl, trustedProxies: 1 });
  const page = () => new Response("<!doctype html>admin", { headers: { "content-type": "text/html" } });
  const admin = createAdmin({ api: (request, env) => shop.fetch(request, env), file: () => undefined, page });
  proxy = await tlsProxy({
    [host]: await portOf((request, env) => shop.storefront.fetch(request, env)),
    [adminHost]: await portOf(publicDoor(admin.fetch, { origin: adminUrl, trustedProxies: 1 })),
  });
}, 60_000);
afterAll(async () => {
  await proxy.close();
  await stopServers(servers);
  await shop.close();
});

async function portOf(handler: Handler): Promise<number> {
  // Without options for HTTP/2 it is a node:http server.
  const server = createAdaptorServer({ fetch: handler }) as Parameters<typeof listenOn>[0];
  servers.push(await listenOn(server, 0, "127.0.0.1"));
  const at = server.address();
  return typeof at === "object" && at !== null ? at.port : 0;
}

const json = { "content-type": "application/json", origin: publicUrl };

test("behind a proxy with TLS every address that the shop tells is the public one", async () => {
  for (const path of ["/", "/pages/delivery", "/sitemap.xml", "/robots.txt", "/llms.txt", "/config.json"]) {
    const { status, text } = await proxy.ask({ host, path });
    expect([status, text.includes(publicUrl)], path).toEqual([200, true]);
    expect(text, path).not.toMatch(/localhost|127\.0\.0\.1/);
  }
  const { text, headers } = await proxy.ask({ host, path: "/pages/returns" });
  expect(text).toContain(`rel="canonical" href="${publicUrl}/pages/returns"`);
  expect(headers["strict-transport-security"]).toMatch(/max-age/);
});

test("the cart's form and a sign-in work from the shop's own pages, with cookies that only TLS carries", async () => {
  const { items } = await shop.guest.json<{ items: { productId: string }[] }>(
    shop.guest.get("/products?limit=1"),
  );
  const form = (origin: string) =>
    proxy.ask({
      host,
      path: "/cart/add",
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", origin },
      body: `productId=${items[0]?.productId}&quantity=1`,
    });
  const added = await form(publicUrl);
  expect([added.status, added.headers.location]).toEqual([303, "/cart"]);
  expect(added.headers["set-cookie"]?.[0]).toMatch(/; Secure/);
  for (const foreign of [
    "https://evil.example",
    `http://${host}`,
    `https://${host}:8443`,
    adminUrl.replace("https", "http"),
  ])
    expect((await form(foreign)).status, foreign).toBe(403);
  const account = { email: "ada@example.com", password: "Testing#2026" };
  await shop.identity.ensureUser(account);
  const signed = await proxy.ask({
    host,
    path: "/api/auth/sign-in",
    method: "POST",
    headers: json,
    body: JSON.stringify(account),
  });
  expect(signed.status).toBe(200);
  expect(signed.headers["set-cookie"]?.join()).toMatch(/__Host-refreshToken=[^;]+;.*Secure/);
  const refreshed = await proxy.ask({
    host,
    path: "/api/auth/refresh",
    method: "POST",
    headers: { ...json, cookie: signed.headers["set-cookie"]?.[0]?.split(";")[0] ?? "" },
    body: "{}",
  });
  expect(refreshed.status).toBe(200);
});

test("mails link to the public address, and an invitation to the admin's", async () => {
  const { productId } = await shop.addProduct();
  const shopper = await shop.shopper("buyer@example.com");
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  await shopper.json(shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address }));
  await shop.settled();
  const admin = await shop.admin();
  await admin.json(admin.post("/admin/staff/invitations", { email: "new@example.com", roles: ["support"] }));
  const of = (to: string) =>
    shop.mailbox
      .list({ to })
      .map(({ text, html }) => `${text} ${html}`)
      .join("\n");
  expect(of("buyer@example.com")).toContain(`${publicUrl}/orders/`);
  expect(of("new@example.com")).toContain(`${adminUrl}/invitation#`);
  expect(`${of("buyer@example.com")} ${of("new@example.com")}`).not.toContain("localhost");
  const opened = await proxy.ask({ host: adminHost, path: "/invitation" });
  expect([opened.status, opened.text]).toEqual([200, "<!doctype html>admin"]);
});

test("Stripe's webhook reaches the shop below its public address and is judged by its signature", async () => {
  const answer = await proxy.ask({
    host,
    path: "/api/payment/webhook",
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": "t=1,v1=00" },
    body: "{}",
  });
  expect([answer.status, answer.text.includes("INVALID_SIGNATURE")]).toEqual([400, true]);
});

test("another name and http lead to the public address; what is not read is refused there, with the reason", async () => {
  for (const asked of [
    { host: "www.shop.example", path: "/p/mug?variant=1" },
    { host: "evil.example", path: "/p/mug?variant=1" },
    { host, path: "/p/mug?variant=1", scheme: "http" as const },
    { host: `${host}:8443`, path: "/p/mug?variant=1" },
    { host: "evil.example", path: "//p/mug?variant=1" },
  ]) {
    const { status, headers } = await proxy.ask(asked);
    expect([status, headers.location], JSON.stringify(asked)).toEqual([308, `${publicUrl}/p/mug?variant=1`]);
    const posted = await proxy.ask({
      ...asked,
      path: "/api/auth/sign-in",
      method: "POST",
      headers: json,
      body: "{}",
    });
    expect([posted.status, posted.text]).toEqual([
      421,
      "This store is published at https://shop.example, and answers at no other address.\n",
    ]);
    const token = await proxy.ask({ ...asked, path: "/api/me", headers: { authorization: "Bearer x.y.z" } });
    expect(token.status).toBe(421);
  }
  expect((await proxy.ask({ host: adminHost, path: "/orders", scheme: "http" })).headers.location).toBe(
    `${adminUrl}/orders`,
  );
});

test("a container's network and health checks ask by address or by a name without a dot", async () => {
  for (const inside of ["127.0.0.1:3001", "10.0.0.7:8080", "[::1]:3001", "localhost:3001", "shop:3001"])
    expect((await shop.storefront.fetch(new Request(`http://${inside}/api/health`))).status, inside).toBe(
      200,
    );
});

test("an address that the shop cannot be published at is refused at the start, and says what to do", () => {
  const refused = (url: string) => {
    try {
      readArguments(["--public-url", url], {});
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
    return "";
  };
  expect(refused("https://example.com/shop")).toMatch(
    /without a path: give the store a host name of its own/,
  );
  expect(refused("http://shop.example")).toMatch(/must begin with https:\/\/.*docs\/hosting/);
  expect(refused("shop.example")).toMatch(/must be an http or https URL/);
  expect(readArguments(["--public-url", "http://localhost:8080"], {})["public-url"]).toBe(
    "http://localhost:8080",
  );
  const environment = { PUBLIC_URL: publicUrl, ADMIN_URL: adminUrl, TRUST_PROXY: "1" };
  expect(readArguments([], environment)).toMatchObject({
    "public-url": publicUrl,
    "admin-url": adminUrl,
    "trust-proxy": 1,
  });
  expect(readArguments(["--trust-proxy", "2"], environment)["trust-proxy"]).toBe(2);
  expect(() => readArguments([], { PUBLIC_URL: "https://a.example/b" })).toThrow(/^PUBLIC_URL: /);
});

import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address } from "../../testing/shop.ts";
import { storefrontShop } from "../../testing/storefront.ts";

type ServedShop = Awaited<ReturnType<typeof storefrontShop>>;
let shop: ServedShop;
let behindProxy: ServedShop;
let trusting: ServedShop;
const publicUrl = "https://shop.example";
beforeAll(async () => {
  shop = await storefrontShop(5);
  behindProxy = await storefrontShop(5, 3000, { publicUrl });
  trusting = await storefrontShop(5, 3000, { trustedProxies: 1 });
}, 60_000);
afterAll(() => Promise.all([shop, behindProxy, trusting].map((one) => one.close())));

const ask = (path: string, init?: RequestInit & { readonly of?: ServedShop; readonly host?: string }) =>
  (init?.of ?? shop).storefront.fetch(
    new Request(`http://${init?.host ?? "localhost:3001"}${path}`, { redirect: "manual", ...init }),
  );
const firstOf = async (served: ServedShop) => {
  const { items } = await served.guest.json<{ items: { slug: string; productId: string }[] }>(
    served.guest.get("/products?limit=1"),
  );
  const [product] = items;
  if (!product) throw new Error("no products");
  return product;
};

describe("an address with empty segments", () => {
  const odd: readonly (readonly [string, string])[] = [
    ["//", "/"],
    ["///", "/"],
    ["//cart", "/cart"],
    ["/cart/", "/cart"],
    ["/cart//", "/cart"],
    ["/p//mug", "/p/mug"],
    ["/p//mug/", "/p/mug"],
    ["/p//mug.md", "/p/mug.md"],
    ["/c//kitchen?page=2&sort=newest", "/c/kitchen?page=2&sort=newest"],
    ["/c/kitchen/?page=2", "/c/kitchen?page=2"],
    ["/pages//delivery", "/pages/delivery"],
    ["/search/?q=a//b", "/search?q=a//b"],
    ["//evil.example", "/evil.example"],
    ["///evil.example/%2e%2e", "/"],
    ["//evil.example//p/mug", "/evil.example/p/mug"],
    ["/\\evil.example", "/evil.example"],
    ["/.//evil.example", "/evil.example"],
    ["/%5Cevil.example/", "/%5Cevil.example"],
    ["/%2Fevil.example/", "/%2Fevil.example"],
    ["//sitemap.xml", "/sitemap.xml"],
    ["//api/products", "/api/products"],
  ];
  test.each(odd)("%s leads to %s of this shop", async (path, clean) => {
    for (const method of ["GET", "HEAD"]) {
      const { status, headers } = await ask(path, { method });
      expect([status, headers.get("location")]).toEqual([301, clean]);
      const target = new URL(clean, "http://localhost:3001/x/");
      expect(target.origin).toBe("http://localhost:3001");
    }
  });

  test.each([
    "/api/products/",
    "/api//products//",
    "/api/products/x/",
    "/api//evil.example/",
    "/api///evil.example//",
  ])("%s leads to the clean path below /api", async (path) => {
    const { status, headers } = await ask(path);
    const target = new URL(headers.get("location") ?? "", `http://localhost:3001${path}`);
    expect([status, target.origin]).toEqual([308, "http://localhost:3001"]);
    expect(target.pathname).toBe(`/${path.split("/").filter(Boolean).join("/")}`);
  });

  test.each(["//cart/add", "/cart//add", "/cart/add/", "/p//mug"])(
    "a form sent to %s does nothing",
    async (path) => {
      const body = new URLSearchParams({ productId: "mug", quantity: "1" });
      const answer = await ask(path, { method: "POST", body, headers: { origin: "http://localhost:3001" } });
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(answer.status).toBe(404);
    },
  );
});

describe("a client is sent the coding that it wants most", () => {
  const unpack = {
    br: (bytes: Uint8Array) => brotliDecompressSync(bytes).toString(),
    gzip: (bytes: Uint8Array) => gunzipSync(bytes).toString(),
    none: (bytes: Uint8Array) => Buffer.from(bytes).toString(),
  } as const;
  const codings: readonly (readonly [accept: string, coding: keyof typeof unpack])[] = [
    ["gzip, br", "br"],
    ["gzip, br;q=0", "gzip"],
    ["gzip", "gzip"],
    ["*;q=0", "none"],
    ["identity;q=0", "gzip"],
    ["identity", "none"],
    ["", "none"],
  ];
  test.each(codings)("of %j: %s", async (accept, coding) => {
    const { slug } = await firstOf(shop);
    // Cached pages, streamed ones, private ones, those that are not there, files and the API's answers.
    const paths = [
      "/",
      `/p/${slug}`,
      "/search?q=mug",
      "/cart",
      "/sign-in",
      "/nothing",
      "/api/products",
      "/api/search?q=a",
    ];
    for (const path of paths)
      for (const turn of [1, 2]) {
        const answer = await ask(path, { headers: { "accept-encoding": accept } });
        const sent = answer.headers.get("content-encoding") ?? "none";
        expect(sent, `${path}, request ${turn}`).toBe(coding);
        expect(answer.headers.get("vary"), path).toContain("accept-encoding");
        const text = unpack[coding](new Uint8Array(await answer.arrayBuffer()));
        expect(text, path).toMatch(path.startsWith("/api") ? /^\{.*\}$/s : /<\/html>$/);
      }
  });

  test("a streamed page is sent as it is made, at less than a third of its size", async () => {
    const plain = new Uint8Array(await (await ask("/search?q=mug")).arrayBuffer());
    const answer = await ask("/search?q=mug", { headers: { "accept-encoding": "br" } });
    const parts: Uint8Array[] = [];
    for await (const part of answer.body ?? []) parts.push(part);
    const packed = Buffer.concat(parts);
    expect(packed.byteLength).toBeLessThan(plain.byteLength / 3);
    expect(brotliDecompressSync(packed).toString()).toMatch(/<\/html>$/);
  });

  test("an order's events are not held back by a coding", async () => {
    const { productId } = await shop.addProduct();
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const order = await shopper.json<{ orderId: string }>(
      shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address }),
    );
    await shop.settled();
    const token = await shop.deps.identity.signIn({
      email: (await shopper.json<{ email: string }>(shopper.get("/me"))).email,
      password: "Testing#2026",
    });
    const answer = await ask(`/api/orders/${order.orderId}/events`, {
      headers: { authorization: `Bearer ${token.accessToken}`, "accept-encoding": "br, gzip" },
    });
    expect([answer.status, answer.headers.get("content-encoding")]).toEqual([200, null]);
    await answer.body?.cancel();
  });
});

describe("behind a proxy with TLS", () => {
  const form = (of: ServedShop, headers: Record<string, string>, host = "127.0.0.1:3001") =>
    ask("/cart/add", {
      of,
      host,
      method: "POST",
      headers,
      body: new URLSearchParams({ productId: "mug", quantity: "1" }),
    });

  test("with --public-url every address that the shop tells is the public one", async () => {
    const { slug } = await firstOf(behindProxy);
    const asked = { of: behindProxy, host: "10.0.0.7:8080" };
    for (const path of [
      "/",
      `/p/${slug}`,
      `/p/${slug}.md`,
      "/sitemap.xml",
      "/robots.txt",
      "/llms.txt",
      "/config.json",
    ]) {
      const text = await (await ask(path, asked)).text();
      expect(text, path).not.toMatch(/localhost|10\.0\.0\.7/);
      expect(text, path).toContain(publicUrl);
    }
    const page = await (await ask(`/p/${slug}`, asked)).text();
    expect(page).toContain(`rel="canonical" href="${publicUrl}/p/${slug}"`);
    expect(behindProxy.deps.config.orderUrl("7")).toBe(`${publicUrl}/orders/7`);
  });

  test("with --public-url its mails link to the public address", async () => {
    const { productId } = await behindProxy.addProduct();
    const shopper = await behindProxy.shopper("buyer@example.com");
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    await shopper.json(
      shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address }),
    );
    await behindProxy.settled();
    const mails = behindProxy.mailbox.list({ to: "buyer@example.com" });
    expect(mails.length).toBeGreaterThan(0);
    for (const { text, html } of mails) {
      expect(`${text} ${html}`).toContain(`${publicUrl}/orders/`);
      expect(`${text} ${html}`).not.toContain("localhost");
    }
  });

  test.each(["127.0.0.1:3001", "shop.example", "10.0.0.7"])(
    "with --public-url the cart's form works under the host name %s, and its cookie is secure",
    async (host) => {
      const answer = await form(behindProxy, { origin: publicUrl }, host);
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/cart"]);
      expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure/);
    },
  );

  test("with --trust-proxy the proxy says which address was used", async () => {
    const told = { "x-forwarded-proto": "https", "x-forwarded-host": "shop.example" };
    expect((await form(trusting, { origin: publicUrl, ...told })).status).toBe(303);
    expect(
      (await form(trusting, { origin: publicUrl, "x-forwarded-proto": "https" }, "shop.example")).status,
    ).toBe(303);
    expect((await form(trusting, { origin: "https://evil.example", ...told })).status).toBe(403);
    expect((await form(shop, { origin: publicUrl, ...told })).status).toBe(403);
  });

  test("without options a proxy that passes the host name on is enough", async () => {
    expect((await form(shop, { origin: publicUrl }, "shop.example")).status).toBe(303);
    expect((await form(shop, { origin: publicUrl }, "shop.example.evil.example")).status).toBe(403);
  });

  test.each([
    "https://evil.example",
    "https://shop.example.evil.example",
    "https://evil.example/https://shop.example",
    "https://shop.example:8443",
    "https://sub.shop.example",
    "http://shop.example",
    "null",
    "",
  ])("a form of the foreign origin %j is refused", async (origin) => {
    for (const headers of [
      { origin },
      { origin, "sec-fetch-site": "cross-site" },
      { origin, "sec-fetch-site": "same-site" },
      { origin, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
      { origin, forwarded: "host=evil.example;proto=https" },
    ])
      expect((await form(behindProxy, headers)).status, JSON.stringify(headers)).toBe(403);
  });
});

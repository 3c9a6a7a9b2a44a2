import { expect, test } from "vitest";
import { edgeCacheContract } from "../../../api/adapters/contracts/edge-cache.contract.ts";
import { edgeCache } from "./cache.ts";

edgeCacheContract("one machine", async () => {
  const tagsOf = new Map<string, readonly string[]>();
  const cache = edgeCache({
    onError: (error) => {
      throw error;
    },
    origin: ({ url }) => {
      const tags = tagsOf.get(new URL(url).pathname) ?? [];
      const headers = { "cache-control": "public, s-maxage=60", "cache-tag": tags.join(",") };
      return new Response("", { headers });
    },
  });
  const ask = async (path: string) =>
    (await cache.fetch(new Request(`http://shop${path}`))).headers.get("x-cache");
  return {
    cache,
    keep: async (path, tags) => {
      tagsOf.set(path, tags);
      await ask(path);
    },
    kept: async () => {
      const kept = new Set<string>();
      for (const path of tagsOf.keys()) if ((await ask(path)) === "HIT") kept.add(path);
      // Asking has cached the others.
      for (const path of tagsOf.keys())
        if (!kept.has(path)) {
          await cache.purge(tagsOf.get(path) ?? []);
          tagsOf.delete(path);
        }
      return [...kept];
    },
  };
});

/** An origin that answers with how often it was asked, when it is let. */
function setUp(headers: Record<string, string> = {}) {
  let now = 0;
  let asked = 0;
  let gate = Promise.resolve();
  const cache = edgeCache({
    clock: () => now,
    onError: (error) => {
      throw error;
    },
    origin: async (request) => {
      const turn = ++asked;
      await gate;
      const { pathname, search } = new URL(request.url);
      return new Response(`${pathname}${search} ${turn} ${"x".repeat(600)}`, {
        headers: {
          "content-type": "text/html",
          "cache-control": "public, max-age=0, s-maxage=60, stale-while-revalidate=300",
          "cache-tag": "p-1,list",
          ...headers,
        },
      });
    },
  });
  const get = async (path: string, init?: RequestInit) => {
    const response = await cache.fetch(new Request(`http://shop${path}`, init));
    return { how: response.headers.get("x-cache"), text: await response.text(), response };
  };
  return {
    cache,
    get,
    asked: () => asked,
    later: (seconds: number) => {
      now += seconds * 1000;
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
  };
}

test("the second visitor gets what the first one waited for, whatever campaign brought them", async () => {
  const { get, asked } = setUp();
  expect((await get("/p/mug?utm_source=mail")).how).toBe("MISS");
  const second = await get("/p/mug");
  expect([second.how, asked()]).toEqual(["HIT", 1]);
});

test("a visitor who has what is kept gets a 304, packed or not, and another tag the body", async () => {
  const { get, asked } = setUp({ etag: '"3-abc"' });
  await get("/p/mug");
  for (const header of ['"3-abc"', 'W/"3-abc"', '"x", "3-abc"', "*"]) {
    const plain = await get("/p/mug", { headers: { "if-none-match": header } });
    expect([header, plain.response.status, plain.text]).toEqual([header, 304, ""]);
  }
  const packed = { "accept-encoding": "gzip", "if-none-match": '"other"' };
  const full = await get("/p/mug", { headers: packed });
  expect([full.response.status, full.response.headers.get("etag")]).toEqual([200, 'W/"3-abc"']);
  const again = await get("/p/mug", { headers: { ...packed, "if-none-match": 'W/"3-abc"' } });
  expect([again.response.status, asked()]).toEqual([304, 1]);
});

test("a hundred who ask at once are one question", async () => {
  const { get, asked, hold } = setUp();
  const release = hold();
  const all = Array.from({ length: 100 }, () => get("/p/mug"));
  release();
  expect(new Set((await Promise.all(all)).map(({ text }) => text)).size).toBe(1);
  expect(asked()).toBe(1);
});

test("an old page is shown at once and asked for anew behind it; too old, it is waited for", async () => {
  const { get, later } = setUp();
  await get("/p/mug");
  later(61);
  expect((await get("/p/mug")).how).toBe("STALE");
  await expect.poll(async () => (await get("/p/mug")).how).toBe("HIT");
  expect((await get("/p/mug")).text).toMatch(/^\/p\/mug 2 /);
  later(60 + 301);
  expect((await get("/p/mug")).how).toBe("MISS");
});

test("a purge takes exactly what has the tag", async () => {
  const { cache, get } = setUp();
  await get("/p/mug");
  await cache.purge(["p-2"]);
  expect((await get("/p/mug")).how).toBe("HIT");
  await cache.purge(["p-1"]);
  expect((await get("/p/mug")).how).toBe("MISS");
});

test("what was read before a purge and arrives after it is not kept, and nobody new is given it", async () => {
  const { cache, get, hold } = setUp();
  const release = hold();
  const early = get("/p/mug");
  await cache.purge(["p-1"]);
  const late = get("/p/mug");
  release();
  expect((await early).text).toMatch(/ 1 /);
  expect((await late).text).toMatch(/ 2 /);
  const after = await get("/p/mug");
  expect([after.how, after.text.split(" ")[1]]).toEqual(["HIT", "2"]);
});

test("a refresh that a purge overtook does not bring the old page back", async () => {
  const { cache, get, hold, later } = setUp();
  await get("/p/mug");
  later(61);
  const release = hold();
  expect((await get("/p/mug")).how).toBe("STALE");
  await cache.purge(["p-1"]);
  release();
  expect((await get("/p/mug")).text).toMatch(/ 3 /);
  expect((await get("/p/mug")).text).toMatch(/ 3 /);
});

test("a caller with a token, a cart and a post go through untouched, cookies and all", async () => {
  const { get, asked } = setUp({ "set-cookie": "a=1" });
  expect((await get("/p/mug", { headers: { authorization: "Bearer x" } })).how).toBe("PASS");
  expect((await get("/cart")).response.headers.getSetCookie()).toEqual(["a=1"]);
  expect((await get("/p/mug", { method: "POST" })).how).toBe("PASS");
  const cached = await get("/p/mug");
  expect([cached.how, cached.response.headers.getSetCookie(), asked()]).toEqual(["MISS", [], 4]);
});

test("a private answer is not kept even where pages are", async () => {
  const { get } = setUp({ "cache-control": "private, no-store" });
  await get("/p/mug");
  expect((await get("/p/mug")).how).toBe("MISS");
});

test("who reads Brotli gets it, and it is the same page", async () => {
  const { get } = setUp();
  const packed = (await get("/p/mug", { headers: { "accept-encoding": "br" } })).response;
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect((await get("/p/mug")).response.headers.get("content-encoding")).toBeNull();
});

const paths = [
  "/",
  "/p/mug",
  "/p/mug.md",
  "/c/kitchen",
  "/pages/delivery",
  "/sitemap.xml",
  "/robots.txt",
  "/llms.txt",
  "/config.json",
  "/favicon.svg",
  "/assets/a.js",
  "/images/products/a.svg",
  "/api/products",
  "/api/products/mug",
  "/api/categories",
];
const values: Readonly<Record<string, readonly string[]>> = {
  accept: ["text/markdown, text/htmlx", "text/markdownx", "*/*;q=0", "text/html;q=0, text/markdown;q=1", "x"],
  "accept-language": ["de", "ar"],
  "accept-encoding": ["br;q=0", "identity"],
  cookie: ["refreshToken=a; guest=b"],
  origin: ["https://evil.example"],
  referer: ["https://evil.example"],
  host: ["evil.example"],
  range: ["bytes=0-1"],
  "if-none-match": ["*"],
  "if-modified-since": ["Thu, 26 Nov 2026 00:00:00 GMT"],
  "user-agent": ["bot"],
  "content-type": ["text/markdown"],
  "x-forwarded-host": ["evil.example"],
  "x-forwarded-proto": ["https"],
  "x-forwarded-for": ["203.0.113.9"],
  forwarded: ["host=evil.example"],
  "x-original-url": ["/cart"],
  "x-rewrite-url": ["/cart"],
  "x-http-method-override": ["DELETE"],
  "x-request-id": ["mine"],
  "cache-control": ["no-cache"],
  pragma: ["no-cache"],
  "save-data": ["on"],
  "sec-fetch-dest": ["script"],
  "x-invented": ["anything"],
};

test("whatever headers and name a visitor sends, the origin is asked the same for the same key", async () => {
  for (const path of paths) {
    /** What the origin was asked, by the key under which the answer is kept. */
    const asked = new Map<string, string>();
    const send = async (headers: Record<string, string>, name = "http://shop") => {
      const cache = edgeCache({
        onError: () => undefined,
        origin: (request) => {
          const { pathname, search } = new URL(request.url);
          const now = JSON.stringify([request.method, request.url, [...request.headers]]);
          const before = asked.get(pathname + search) ?? now;
          expect(now, `${path} with ${JSON.stringify(headers)}`).toBe(before);
          asked.set(pathname + search, now);
          return new Response("", { headers: { "cache-control": "public, s-maxage=60" } });
        },
      });
      await cache.fetch(new Request(name + path, { headers }));
    };
    await send({});
    await send({}, "https://evil.example:8443");
    for (const [header, all] of Object.entries(values))
      for (const value of all) await send({ [header]: value });
    await send(Object.fromEntries(Object.entries(values).map(([header, [value = ""]]) => [header, value])));
  }
});

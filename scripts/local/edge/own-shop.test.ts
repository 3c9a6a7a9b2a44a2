import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller } from "../../testing/shop.ts";
import { storefrontShop } from "../../testing/storefront.ts";

let shop: Awaited<ReturnType<typeof storefrontShop>>;
let admin: Caller;
beforeAll(async () => {
  shop = await storefrontShop(20);
  admin = await shop.admin();
}, 60_000);
afterAll(() => shop.close());

async function get(path: string) {
  const answer = await shop.storefront.fetch(
    new Request(`http://localhost:3001${path}`, { headers: { accept: "text/html" } }),
  );
  const text = (await answer.text()).replaceAll(/ data-hk="[^"]*"|<!--.*?-->/g, "");
  return { status: answer.status, text, headers: answer.headers, cache: answer.headers.get("x-cache") };
}

async function setStore(fields: object): Promise<Response> {
  const { value, version } = await admin.json<{ value: object; version: number }>(
    admin.get("/admin/settings/store"),
  );
  return admin.put("/admin/settings/store", { ...value, ...fields }, { "if-match": `"${version}"` });
}

const theme = { accent: "#0b57d0", highlight: null, ground: "#f4f7fb", headings: "sans", corners: "round" };
const contact = {
  phone: "+44 1603 555 0142",
  legalName: "Blue Door Ltd",
  address: "1 High Street\nNorwich",
  registration: null,
  vatId: "GB123456789",
};

test("a shop that was renamed and recoloured is so for the next visitor of every page, and of nothing older", async () => {
  const { slug } = await shop.addProduct();
  const paths = [
    "/",
    `/p/${slug}`,
    `/p/${slug}.md`,
    "/c/kitchen",
    "/pages/returns",
    "/llms.txt",
    "/manifest.webmanifest",
    "/sitemap.xml",
    "/config.json",
  ];
  const all = [...paths, "/nothing", "/cart"];
  await shop.settled();
  await shop.storefront.purged();
  for (const path of paths) await get(path);
  for (const path of paths) expect((await get(path)).cache, path).toBe("HIT");
  const changed = await setStore({
    name: "Blue Door",
    headline: "Pots for every day",
    tagline: "Tableware from Norwich",
    theme,
    contact,
    supportEmail: "help@blue.example",
    social: [{ label: "Mastodon", url: "https://social.example/@blue" }],
    locale: "en-GB",
  });
  expect(changed.status).toBe(200);
  await shop.storefront.purged();
  for (const path of all) {
    const page = await get(path);
    expect(page.cache, path).toBe(paths.includes(path) ? "MISS" : "PASS");
    expect(page.text, path).not.toMatch(/E-Com67|E·Com67|Made to be used/);
    if (page.headers.get("content-type")?.startsWith("text/html")) {
      expect(page.text, path).toMatch(/<html lang="en-GB"/);
      expect(page.text, path).toMatch(/--color-moss:light-dark\(#0b57d0, #[0-9a-f]{6}\)/);
      expect(page.text, path).toContain(
        'name="theme-color" media="(prefers-color-scheme:light)" content="#f4f7fb"',
      );
      expect(page.text, path).toContain("Blue Door Ltd, 1 High Street, Norwich");
      expect(page.text, path).toContain('href="mailto:help@blue.example"');
    }
  }
  const home = (await get("/")).text;
  expect(home).toContain("<title>Blue Door: Pots for every day</title>");
  expect(home).toContain('name="description" content="Tableware from Norwich"');
  const organization = /<script[^>]*ld\+json"[^>]*>(\{[^<]*OnlineStore[^<]*)<\/script>/.exec(home)?.[1] ?? "";
  expect(JSON.parse(organization)).toMatchObject({
    "@type": "OnlineStore",
    name: "Blue Door",
    legalName: "Blue Door Ltd",
    vatID: "GB123456789",
    sameAs: ["https://social.example/@blue"],
  });
  expect(JSON.parse((await get("/manifest.webmanifest")).text)).toMatchObject({
    name: "Blue Door",
    theme_color: "#f4f7fb",
    lang: "en-GB",
  });
});

test("thresholds, which no page shows, purge nothing; delivery costs purge the pages that say them", async () => {
  await get("/pages/delivery");
  const part = async (name: string, edit: (value: Record<string, unknown>) => object) => {
    const { value, version } = await admin.json<{ value: Record<string, unknown>; version: number }>(
      admin.get(`/admin/settings/${name}`),
    );
    await admin.json(admin.put(`/admin/settings/${name}`, edit(value), { "if-match": `"${version}"` }));
    await shop.storefront.purged();
  };
  await part("thresholds", (value) => ({ ...value, lowStock: 7 }));
  expect((await get("/pages/delivery")).cache).toBe("HIT");
  await part("shipping", (value) => ({
    ...value,
    methods: (value["methods"] as object[]).map((method) => ({ ...method, freeFrom: { default: 77 } })),
  }));
  const page = await get("/pages/delivery");
  expect([page.cache, /orders of (US)?\$77 or more/.test(page.text)]).toEqual(["MISS", true]);
});

test("a page that is published replaces the one that visitors had, and leaves all others alone", async () => {
  await get("/pages/returns");
  await get("/pages/delivery");
  const page = await admin.json<{ version: number; text: object; inFooter: boolean; position: number }>(
    admin.get("/admin/pages/returns"),
  );
  const save = (version: number, fields: object) =>
    admin.json<{ version: number }>(
      admin.put(
        "/admin/pages/returns",
        { title: "Returns", description: "", markdown: "", inFooter: true, position: 20, ...fields },
        { "if-match": `"${version}"` },
      ),
    );
  const publish = async (version: number) => {
    await admin.json(admin.post("/admin/pages/returns/publish", undefined, { "if-match": `"${version}"` }));
    await shop.storefront.purged();
  };
  const saved = await save(page.version, {
    description: "How to cancel or return an order, and how refunds work.",
    markdown: "You have 60 days.\n\n<script>alert(1)</script>",
  });
  await shop.storefront.purged();
  expect((await get("/pages/returns")).cache).toBe("HIT");
  await publish(saved.version);
  const seen = await get("/pages/returns");
  expect([seen.cache, seen.text.includes("You have 60 days.")]).toEqual(["MISS", true]);
  expect(seen.text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect((await get("/pages/delivery")).cache).toBe("HIT");
  const renamed = await save(saved.version + 1, { title: "Sending back", markdown: "You have 60 days." });
  await publish(renamed.version);
  const delivery = await get("/pages/delivery");
  expect([delivery.cache, delivery.text.includes(">Sending back</a>")]).toEqual(["MISS", true]);
});

test("a shop without pages links to none, and a page that is hidden leaves no link behind", async () => {
  const { items } = await admin.json<{ items: { slug: string; version: number }[] }>(
    admin.get("/admin/pages"),
  );
  for (const { slug, version } of items)
    await admin.delete(`/admin/pages/${slug}`, { "if-match": `"${version}"` });
  await shop.storefront.purged();
  const { slug } = await shop.addProduct();
  await shop.settled();
  for (const path of [
    "/",
    `/p/${slug}`,
    "/cart",
    "/sign-up",
    "/checkout",
    "/pages/privacy",
    "/sitemap.xml",
    "/llms.txt",
  ])
    expect((await get(path)).text, path).not.toMatch(/(href="|[(>])[^"(>]*\/pages\//);
  expect((await get("/pages/privacy")).status).toBe(404);
});

test("a script that counts visits is in no page before somebody agrees, and is the only one that the policy lets in", async () => {
  // Without the hashes of the page's own scripts, which name its data and not what others' scripts may load.
  const policyOf = async () =>
    ((await get("/")).headers.get("content-security-policy") ?? "").replace(/ 'sha256-[^']+'/g, "");
  const before = await policyOf();
  expect(before).not.toMatch(/count\.example/);
  const analytics = {
    script: "https://count.example/js/script.js?v=1",
    attributes: { "data-domain": "shop.example" },
    origins: ["https://collect.example"],
    question: "May we count your visit?",
  };
  for (const wrong of [
    { script: "http://count.example/x.js" },
    { script: "https://count.example/x.js; script-src *" },
    { script: "https://user:secret@count.example/x.js" },
    { script: "javascript:alert(1)" },
    { origins: ["https://collect.example/path"] },
    { origins: ["* 'unsafe-inline'"] },
    { attributes: { onload: "alert(1)" } },
  ])
    expect((await setStore({ analytics: { ...analytics, ...wrong } })).status, JSON.stringify(wrong)).toBe(
      400,
    );
  expect((await setStore({ analytics })).status).toBe(200);
  await shop.storefront.purged();
  const after = await policyOf();
  expect(after).toMatch(/script-src 'self'[^;]* https:\/\/count\.example\/js\/script\.js(;|$)/);
  expect(after).toMatch(/connect-src 'self'[^;]* https:\/\/count\.example https:\/\/collect\.example(;|$)/);
  expect((await get("/")).text).not.toMatch(/<script[^>]*count\.example/);
  await setStore({ analytics: null });
  await shop.storefront.purged();
  expect(await policyOf()).toBe(before);
  expect((await get("/")).text).not.toMatch(/count\.example/);
});

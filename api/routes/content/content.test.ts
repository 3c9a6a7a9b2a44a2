import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

const text = (fields: object = {}) => ({
  title: "Returns",
  description: "",
  markdown: "Within **14 days**.",
  inFooter: true,
  position: 10,
  ...fields,
});
const on = (version: number) => ({ "if-match": `"${version}"` });
type Page = {
  slug: string;
  version: number;
  draft: { number: number };
  published: { number: number; title: string } | null;
};
const save = (slug: string, version: number, fields: object = {}) =>
  admin.put(`/admin/pages/${slug}`, text(fields), on(version));
const act = (slug: string, what: "publish" | "unpublish", version: number) =>
  admin.json<Page>(admin.post(`/admin/pages/${slug}/${what}`, undefined, on(version)));
const footer = async () =>
  (
    await shop.guest.json<{ store: { pages: { slug: string; title: string; inFooter: boolean }[] } }>(
      shop.guest.get("/config.json"),
    )
  ).store.pages;

test("a page is seen once it is published, as it was published, and no longer once it is hidden", async () => {
  expect((await shop.guest.get("/pages/returns")).status).toBe(404);
  const made = await admin.json<Page>(save("returns", 0));
  expect(made).toMatchObject({ version: 1, draft: { number: 1 }, published: null });
  expect((await shop.guest.get("/pages/returns")).status).toBe(404);
  expect(await footer()).toEqual([]);
  await act("returns", "publish", 1);
  const seen = await shop.guest.get("/pages/returns");
  expect(await seen.json()).toMatchObject({
    title: "Returns",
    html: "<p>Within <strong>14 days</strong>.</p>",
    description: "Within 14 days.",
  });
  expect(seen.headers.get("cache-tag")).toBe("page-returns,store");
  expect(await footer()).toMatchObject([{ slug: "returns", title: "Returns", inFooter: true }]);
  await admin.json(save("returns", 2, { title: "Sending back", markdown: "Within 30 days." }));
  expect(await shop.guest.json(shop.guest.get("/pages/returns"))).toMatchObject({ title: "Returns" });
  await act("returns", "publish", 3);
  expect(await shop.guest.json(shop.guest.get("/pages/returns"))).toMatchObject({
    title: "Sending back",
    html: "<p>Within 30 days.</p>",
  });
  await act("returns", "unpublish", 4);
  expect((await shop.guest.get("/pages/returns")).status).toBe(404);
  expect(await footer()).toEqual([]);
});

test("every text that was saved can be looked at and restored; what changes nothing is not saved", async () => {
  await admin.json(save("care", 0, { markdown: "one" }));
  await admin.json(save("care", 1, { markdown: "two" }));
  const same = await admin.json<Page>(save("care", 2, { markdown: "two" }));
  expect([same.version, same.draft.number]).toEqual([2, 2]);
  const moved = await admin.json<Page>(save("care", 2, { markdown: "two", position: 5 }));
  expect([moved.version, moved.draft.number]).toEqual([3, 2]);
  await admin.json(save("care", 3, { markdown: "three" }));
  const first = await admin.json<{ items: { number: number; markdown: string }[]; lastKey?: string }>(
    admin.get("/admin/pages/care/versions?limit=2"),
  );
  expect(first.items.map(({ number, markdown }) => [number, markdown])).toEqual([
    [3, "three"],
    [2, "two"],
  ]);
  const rest = await admin.json<typeof first>(
    admin.get(`/admin/pages/care/versions?limit=2&lastKey=${first.lastKey}`),
  );
  expect(rest.items.map(({ markdown }) => markdown)).toEqual(["one"]);
  await admin.json(save("care", 4, { markdown: rest.items[0]?.markdown }));
  expect(await admin.json(admin.get("/admin/pages/care"))).toMatchObject({
    draft: { number: 4 },
    text: { number: 4, markdown: "one" },
  });
  expect((await admin.delete("/admin/pages/care", on(5))).status).toBe(204);
  expect((await admin.get("/admin/pages/care")).status).toBe(404);
  const again = await admin.json<Page>(save("care", 0, { markdown: "five" }));
  expect(again.draft.number).toBe(5);
});

test("of ten who edit the same version one is kept, and the others learn that they are late", async () => {
  await admin.json(save("race", 0));
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) => save("race", 1, { markdown: `text ${at}` })),
  );
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    200,
    ...Array.from({ length: 9 }, () => 409),
  ]);
  expect(await admin.json(admin.get("/admin/pages/race"))).toMatchObject({
    version: 2,
    draft: { number: 2 },
  });
  const late = await admin.post("/admin/pages/race/publish", undefined, on(1));
  expect(await late.json()).toMatchObject({ error: { code: "CONFLICT", details: { version: 2 } } });
  expect((await save("nowhere", 3)).status).toBe(404);
  expect((await admin.post("/admin/pages/nowhere/publish", undefined, on(1))).status).toBe(404);
});

test("unsafe and endless texts, bad addresses and people without the right are refused", async () => {
  await admin.json(save("unsafe", 0, { markdown: "<script>alert(1)</script> [x](javascript:alert(1))" }));
  await act("unsafe", "publish", 1);
  const { html } = await shop.guest.json<{ html: string }>(shop.guest.get("/pages/unsafe"));
  expect(html).not.toMatch(/<script|href/);
  const endless = await save("unsafe", 2, { markdown: ">".repeat(3_000) });
  expect(await endless.json()).toMatchObject({
    error: { details: { issues: [{ path: "markdown" }] } },
  });
  for (const slug of ["Returns", "a--b", "-a", "a_b", "a".repeat(61)])
    expect((await save(slug, 0)).status, slug).toBe(400);
  expect((await save("ok", 0, { title: "two\nlines" })).status).toBe(400);
  expect((await save("ok", 0, { markdown: "a".repeat(60_001) })).status).toBe(400);
  const support = await shop.staff("support");
  expect((await support.get("/admin/pages")).status).toBe(200);
  expect((await support.put("/admin/pages/ok", text(), on(0))).status).toBe(403);
  expect((await (await shop.shopper()).get("/admin/pages")).status).toBe(403);
  expect((await shop.guest.get("/admin/pages/unsafe/versions")).status).toBe(401);
});

test("a text shows the settings where it names them, as text, in the preview too", async () => {
  const stored = await admin.json<{ version: number; value: Record<string, object> }>(
    admin.get("/admin/settings/store"),
  );
  const contact = {
    ...stored.value["contact"],
    legalName: "<b>Blue & Door</b>",
    address: "1 High Street\nNorwich",
  };
  await admin.json(
    admin.put("/admin/settings/store", { ...stored.value, name: "Blue Door", contact }, on(stored.version)),
  );
  const { html } = await admin.json<{ html: string }>(
    admin.post("/admin/pages/preview", {
      markdown:
        "{{store name}}: {{legal name}}, {{address}}. {{nothing}} {{ delivery days }} {{constructor}}",
    }),
  );
  expect(html).toBe(
    "<p>Blue Door: &lt;b&gt;Blue &amp; Door&lt;/b&gt;, 1 High Street<br>Norwich. {{nothing}} 3–5 {{constructor}}</p>",
  );
});

test("a store has at most a hundred pages", async () => {
  const { items } = await admin.json<{ items: Page[] }>(admin.get("/admin/pages"));
  await Promise.all(Array.from({ length: 100 - items.length }, (_, at) => admin.json(save(`page-${at}`, 0))));
  expect(await (await save("one-more", 0)).json()).toMatchObject({
    error: { details: { issues: [{ path: "slug" }] } },
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

type Group = { words: string[]; alsoFind?: string[] };
type Page = { version: number; groups: Group[] };

let shop: TestShop;
let admin: Caller;
let now = Date.UTC(2026, 10, 1);
beforeAll(async () => {
  shop = await testShop({ log: () => undefined, clock: () => now });
  admin = await shop.admin();
  for (const [name, category] of [
    ["Walnut escritoire", "Furniture"],
    ["Crème brûlée torch", "Cooking"],
    ["笔记本电脑支架", "Office"],
    ["Spinning top", "Toys"],
    ["Advent calendar", "Seasonal"],
  ])
    await shop.addProduct({ name, category });
  await shop.settled();
});
afterAll(() => shop.close());

const path = "/admin/search/synonyms";
const read = () => admin.json<Page>(admin.get(path));
const put = (groups: unknown, version: number, staff = admin) =>
  staff.put(path, { groups }, { "if-match": `"${version}"` });
const save = async (groups: Group[]): Promise<Page> => admin.json<Page>(put(groups, (await read()).version));
const found = async (q: string): Promise<string[]> =>
  (
    await shop.guest.json<{ items: { name: string }[] }>(shop.guest.get(`/search?q=${encodeURIComponent(q)}`))
  ).items.map(({ name }) => name);
const issuesOf = async (groups: unknown): Promise<string[]> => {
  const response = await put(groups, (await read()).version);
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as {
    error: { details: { issues: { path: string; message: string }[] } };
  };
  return error.details.issues.map(({ path: at, message }) => `${at} ${message}`);
};

describe("synonyms that staff add", () => {
  test("are found in search and suggestions at once, in both directions, however they are written", async () => {
    expect(await found("bureau")).toEqual([]);
    await save([{ words: ["Bureau", "ESCRITOIRE", "writing desk"] }]);
    for (const q of ["bureau", "Büreau", "writing desk", "walnut writing desks"])
      expect(await found(q), q).toEqual(["Walnut escritoire"]);
    const suggested = await shop.guest.json<{ products: { name: string }[] }>(
      shop.guest.get("/search/suggest?q=bureau"),
    );
    expect(suggested.products.map(({ name }) => name)).toEqual(["Walnut escritoire"]);
    expect(await found("writing")).toEqual([]);
  });

  test("may hold in one direction, be phrases, and be in a script without spaces", async () => {
    await save([
      { words: ["xmas countdown"], alsoFind: ["advent calendar"] },
      { words: ["计算机架", "笔记本电脑支架"] },
      { words: ["caramelizer", "creme brulee torch"] },
    ]);
    expect(await found("xmas countdown")).toEqual(["Advent calendar"]);
    expect(await found("计算机架")).toEqual(["笔记本电脑支架"]);
    expect(await found("caramelizer")).toEqual(["Crème brûlée torch"]);
    await save([{ words: ["escritoire"], alsoFind: ["spinning top"] }]);
    expect(await found("escritoire")).toEqual(expect.arrayContaining(["Walnut escritoire", "Spinning top"]));
    expect(await found("spinning top")).toEqual(["Spinning top"]);
  });

  test("are taken by every process within five seconds, and an earlier version comes back by saving it", async () => {
    const before = await save([{ words: ["whirligig", "spinning top"] }]);
    expect(await found("whirligig")).toEqual(["Spinning top"]);
    // Another process saves: this one has read the table less than five seconds ago.
    const table = { name: "e-com67-settings", hash: "part" } as const;
    const stored = await shop.tables.get(table, { part: "synonyms" });
    await shop.tables.put(table, {
      ...stored,
      part: "synonyms",
      version: before.version + 1,
      value: { groups: [] },
    });
    now += 5_001;
    expect(await found("whirligig")).toEqual([]);
    await save(before.groups);
    expect(await found("whirligig")).toEqual(["Spinning top"]);
  });

  test("are refused where they make no sense, each at its place", async () => {
    expect(await issuesOf([{ words: ["sofa"] }])).toEqual([
      "groups.0.words must have two words or more that mean the same",
    ]);
    expect(await issuesOf([{ words: ["sofa", "Sofás"] }])).toEqual([
      'groups.0.words.1 is the same as "sofa" to search',
    ]);
    expect(await issuesOf([{ words: ["sofa", "couch"] }, { words: ["bench", "sofas"] }])).toEqual([
      "groups.1.words.1 is already in group 1",
    ]);
    expect(await issuesOf([{ words: ["sofa", ""] }])).toEqual([
      "groups.0.words.1 must have a letter or a digit",
    ]);
    expect(await issuesOf([{ words: ["🛋️", "sofa"] }])).toEqual([
      "groups.0.words.0 must have a letter or a digit",
    ]);
    expect(await issuesOf([{ words: ["x".repeat(200), "sofa"] }])).toEqual([
      "groups.0.words.0 must have at most 60 characters",
    ]);
    expect(await issuesOf([{ words: ["one two three four five six seven", "sofa"] }])).toEqual([
      "groups.0.words.0 must have at most 6 words",
    ]);
    const many = (count: number) =>
      Array.from({ length: count }, (_, group) => ({
        words: Array.from({ length: 11 }, (__, word) => `w${group}x${word}`),
      }));
    expect(await issuesOf(many(100))).toEqual(["groups must have at most 1000 words altogether"]);
    expect(await issuesOf(many(201))).toHaveLength(1);
  });

  test("are changed once where two edit at the same time, audited, and by nobody without the right", async () => {
    const { version } = await read();
    const groups = (word: string) => [{ words: [word, "spinning top"] }];
    const both = await Promise.all([put(groups("gyro"), version), put(groups("dreidel"), version)]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    const { items } = await admin.json<{ items: { action: string; actor: string }[] }>(
      admin.get("/admin/audit?subject=settings%23synonyms&limit=1"),
    );
    expect(items).toMatchObject([{ action: "search.changeSynonyms", actor: admin.userId }]);
    expect((await put([], version + 1, await shop.staff("support"))).status).toBe(403);
    expect((await admin.put(path, { groups: [] })).status).toBe(400);
  });

  test("can be tried before they are saved, and the try does not count as a search", async () => {
    await save([]);
    const tried = await admin.json<{ total: number; items: { name: string }[] }>(
      admin.post(`${path}/preview`, { q: "davenport", groups: [{ words: ["davenport", "escritoire"] }] }),
    );
    expect(tried).toMatchObject({ total: 1, items: [{ name: "Walnut escritoire" }] });
    expect(await found("davenport")).toEqual([]);
    const plain = await admin.json(admin.post(`${path}/preview`, { q: "davenport", groups: [] }));
    expect(plain).toMatchObject({ total: 0 });
  });
});

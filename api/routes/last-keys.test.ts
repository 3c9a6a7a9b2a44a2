import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

type Documented = {
  readonly paths: Readonly<
    Record<string, { readonly get?: { readonly parameters?: readonly { readonly name: string }[] } }>
  >;
};

/** Keys that no list gave: of other lengths in bytes than in characters, mangled, empty, or not signed. */
const madeUp = [
  `x.${"%C3%A9".repeat(22)}`,
  `x.${"%F0%9F%8E%81".repeat(11)}`,
  "%C3%A9.x",
  "x",
  "x.",
  ".x",
  "...",
  `${"x".repeat(300)}.${"y".repeat(22)}`,
  "eyJhIjoxfQ.AAAAAAAAAAAAAAAAAAAAAA",
  "%00.%00",
  "%ED%A0%80.x",
];

test("a lastKey that no list gave is refused by name on every list that has pages", async () => {
  const { paths } = await shop.guest.json<Documented>(shop.guest.get("/openapi.json"));
  const lists = Object.entries(paths)
    .filter(([, { get }]) => get?.parameters?.some(({ name }) => name === "lastKey"))
    .map(([path]) => path.replace("{part}", "pricing").replace(/\{\w+\}/g, admin.userId));
  expect(lists.length).toBeGreaterThan(8);
  for (const list of lists)
    for (const key of madeUp) {
      const answer = await admin.get(`${list}?lastKey=${key}`);
      expect([list, key, answer.status]).toEqual([list, key, 400]);
      expect(await answer.json()).toMatchObject({
        error: { code: "VALIDATION_ERROR", details: { issues: [{ path: "lastKey" }] } },
      });
    }
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { slugOf } from "./product.ts";
import { categorySlugs, slugFrom } from "./slug.ts";

const firstOf = async (name: string, count: number): Promise<string[]> => {
  const slugs: string[] = [];
  for await (const slug of categorySlugs(name)) if (slugs.push(slug) === count) break;
  return slugs;
};

test.each([
  ["Straße Größe", "strasse-grosse"],
  ["Łódź", "lodz"],
  ["Crème Brûlée Set, 4 pcs", "creme-brulee-set-4-pcs"],
  ["Öl", "ol"],
  ["茶碗", "chawan"],
  ["北京 Tea", "beijing-tea"],
  ["Посуда", "posuda"],
  ["עברית", "vryt"],
  ["الشاي", "lshy"],
  ["ชา", "cha"],
  ["🎁", "gift"],
  ["C++", "c"],
  ["Acme® Mug", "acme-mug"],
  ["Tea & Coffee", "tea-coffee"],
])("the slug of %s is %s", async (name, slug) => {
  expect(await slugFrom(name)).toBe(slug);
});

test("a name of letters with accents keeps the slug that it always had", async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[a-zA-Z0-9 &,.'éèüöäåñç-]{0,60}$/), async (name) => {
      expect(await slugFrom(name)).toBe(slugOf(name));
    }),
  );
});

test("whatever a category is called, its candidates are addresses, never empty, and all different", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), async (name) => {
      const slugs = await firstOf(name, 3);
      for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(new Set(slugs).size).toBe(3);
    }),
  );
  expect(await firstOf("!!!", 2)).toEqual(["category", "category-2"]);
});

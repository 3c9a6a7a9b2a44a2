import { describe, expect, test } from "vitest";
import type { Change, Condition, Item, Json } from "../../../ports/table.ts";
import { specs, type TablesUnderTest } from "./specs.contract.ts";

const { products, lines, readings } = specs;
const mug: Item = {
  productId: "mug",
  name: "Mug",
  status: "on sale",
  price: 12.5,
  stock: 3,
  shipped: false,
  note: null,
  tags: ["blue", "big"],
  variants: { big: { available: 2 }, small: { available: 0, label: "" } },
};
const key = { productId: "mug" };

/** One item at a time: what is stored, and what each kind of condition lets through. */
export function writeCases(fresh: () => Promise<TablesUnderTest>): void {
  describe("one item", () => {
    test("a product that was never stored is not there, and deleting it changes nothing", async () => {
      const { tables } = await fresh();
      expect(await tables.get(products, key)).toBeUndefined();
      expect(await tables.delete(products, key)).toBe(true);
      expect(await tables.getAll(products, [key, { productId: "jug" }])).toEqual([undefined, undefined]);
    });

    test("a product comes back as it was stored, whatever its words and numbers", async () => {
      const { tables } = await fresh();
      const odd = {
        ...mug,
        text: `Grüße 🎁 "quoted" \\ \n \u0000 ${"long ".repeat(20_000)}`,
        "attribute with . dots, 'quotes\" and #signs": { "a.b": 1 },
        numbers: [0, -1, 0.1, 1e-100, 1.7976931348623e100, 2 ** 60, Number.MIN_SAFE_INTEGER],
        nested: [[[{ deep: [] }]], {}],
      };
      expect(await tables.put(products, odd)).toBe(true);
      expect(await tables.get(products, key)).toEqual(odd);
    });

    test("a put replaces the whole product and a repeated one changes nothing", async () => {
      const { tables } = await fresh();
      await tables.put(products, mug);
      await tables.put(products, { ...key, name: "Cup" });
      await tables.put(products, { ...key, name: "Cup" });
      expect(await tables.get(products, key)).toEqual({ ...key, name: "Cup" });
      expect(await tables.delete(products, key)).toBe(true);
      expect(await tables.get(products, key)).toBeUndefined();
    });

    test("what is undefined is not stored, and what the caller changes later has no effect", async () => {
      const { tables } = await fresh();
      const sizes = { big: 1 };
      const put = tables.put(products, { ...key, gone: undefined, map: { gone: undefined, sizes } });
      sizes.big = 99;
      await put;
      expect(Object.keys((await tables.get(products, key)) ?? {}).toSorted()).toEqual(["map", "productId"]);
      expect(await tables.get(products, key)).toEqual({ ...key, map: { sizes: { big: 1 } } });
      const update = tables.update(products, key, [{ set: "sizes", to: sizes }]);
      sizes.big = 100;
      expect(await update).toMatchObject({ sizes: { big: 99 } });
    });

    test("items that the engine returns are frozen to the bottom", async () => {
      const { tables } = await fresh();
      await tables.put(products, mug);
      const updated = await tables.update(products, key, [{ set: "tags", to: ["red"] }]);
      const page = await tables.query(products, { hash: "mug", limit: 1 });
      const { changes } = await tables.changes(products, { limit: 10 });
      for (const item of [await tables.get(products, key), updated, page.items[0], changes[0]?.after])
        if (item) expect(isFrozen(item)).toBe(true);
      expect(page.items).toHaveLength(1);
    });

    const onMug: [string, Condition, boolean][] = [
      ["it exists", { exists: true }, true],
      ["it does not exist", { exists: false }, false],
      ["a string is equal", { path: "name", equals: "Mug" }, true],
      ["a string is not equal", { path: "name", equals: "mug" }, false],
      ["a number is equal", { path: "price", equals: 12.5 }, true],
      ["a number is not its text", { path: "price", equals: "12.5" }, false],
      ["a boolean is equal", { path: "shipped", equals: false }, true],
      ["null is equal to null", { path: "note", equals: null }, true],
      ["an absent attribute is not null", { path: "colour", equals: null }, false],
      ["an empty string is equal", { path: ["variants", "small", "label"], equals: "" }, true],
      ["an attribute inside maps is equal", { path: ["variants", "big", "available"], equals: 2 }, true],
      ["no map is on the way", { path: ["stock", "big"], equals: 2 }, false],
      ["a list has no names", { path: ["tags", "0"], equals: "blue" }, false],
      ["a path of one name is that attribute", { path: ["stock"], equals: 3 }, true],
      ["it is one of some", { path: "status", oneOf: ["draft", "on sale"] }, true],
      ["it is one of none", { path: "status", oneOf: [] }, false],
      [
        "it is the last of 150",
        { path: "stock", oneOf: Array.from({ length: 150 }, (_, i) => 152 - i) },
        true,
      ],
      ["an absent attribute is one of none", { path: "colour", oneOf: ["blue"] }, false],
      ["a number is enough", { path: "stock", atLeast: 3 }, true],
      ["a number is too little", { path: "stock", atLeast: 4 }, false],
      ["a number is within bounds", { path: "stock", atMost: 3 }, true],
      ["a number is above", { path: "stock", atMost: 2.5 }, false],
      ["numbers compare as numbers", { path: "stock", atMost: 10 }, true],
      ["a string compares by bytes", { path: "name", atLeast: "MUG" }, true],
      ["an emoji is above every letter", { path: "name", atMost: "🎁" }, true],
      ["a string is no number", { path: "name", atLeast: 0 }, false],
      ["an absent attribute is never enough", { path: "colour", atLeast: 0 }, false],
      ["an absent attribute is never within bounds", { path: "colour", atMost: 10 }, false],
      ["it is present", { path: ["variants", "big"], present: true }, true],
      ["null is present", { path: "note", present: true }, true],
      ["it is absent", { path: ["variants", "huge", "available"], present: false }, true],
      ["it is not absent", { path: "name", present: false }, false],
      ["what every object has is absent", { path: "constructor", present: true }, false],
      ["all hold", { all: [{ exists: true }, { path: "stock", atLeast: 1 }] }, true],
      ["one of all fails", { all: [{ exists: true }, { path: "stock", atLeast: 9 }] }, false],
      ["any holds", { any: [{ exists: false }, { path: "stock", atLeast: 1 }] }, true],
      ["none of any holds", { any: [{ exists: false }, { path: "stock", atLeast: 9 }] }, false],
      ["all of nothing holds", { all: [] }, true],
      ["any of nothing fails", { any: [] }, false],
      [
        "they nest",
        {
          all: [
            { any: [{ path: "stock", equals: 1 }, { all: [{ exists: true }] }] },
            { all: [] },
            { any: [{ exists: true }] },
          ],
        },
        true,
      ],
    ];

    test("each kind of condition decides alike for put, update, delete and transactions", async () => {
      const { tables } = await fresh();
      for (const [name, condition, holds] of onMug) {
        await tables.put(products, mug);
        const put = await tables.put(products, mug, condition);
        const updated = await tables.update(products, key, [{ set: "seen", to: true }], condition);
        const checked = await tables.transact([{ check: key, table: products, if: condition }]);
        const deleted = await tables.delete(products, key, condition);
        const seen = { put, updated: updated !== undefined, checked: checked.committed, deleted };
        expect(seen, name).toEqual({ put: holds, updated: holds, checked: holds, deleted: holds });
        expect(await tables.get(products, key), name).toEqual(holds ? undefined : mug);
      }
    });

    test("on a product that does not exist only absence holds", async () => {
      const { tables } = await fresh();
      const decide = (condition: Condition) => tables.delete(products, key, condition);
      expect(await decide({ exists: false })).toBe(true);
      expect(await decide({ path: "stock", present: false })).toBe(true);
      expect(await decide({ exists: true })).toBe(false);
      expect(await decide({ path: "stock", atMost: 5 })).toBe(false);
      expect(await decide({ path: "stock", equals: null })).toBe(false);
    });

    test("an update sets, adds and removes, also inside maps, and returns the product after", async () => {
      const { tables } = await fresh();
      await tables.put(products, mug);
      const after = await tables.update(products, key, [
        { set: "name", to: "Big mug" },
        { set: ["variants", "huge"], to: { available: 7, tags: ["x"] } },
        { add: ["variants", "big", "available"], by: -2 },
        { add: ["variants", "small", "sold"], by: 5 },
        { add: "views", by: 1.5 },
        { remove: "note" },
        { remove: ["variants", "small", "label"] },
        { remove: "never there" },
      ]);
      const { note: _gone, ...rest } = mug;
      const variants = {
        big: { available: 0 },
        small: { available: 0, sold: 5 },
        huge: { available: 7, tags: ["x"] },
      };
      expect(after).toEqual({ ...rest, name: "Big mug", views: 1.5, variants });
      expect(await tables.get(products, key)).toEqual(after);
    });

    test("an update creates what is missing, unless its condition says otherwise", async () => {
      const { tables } = await fresh();
      const counted = [{ add: "count", by: 2 }] as const;
      expect(
        await tables.update(lines, { user: "ada", line: "1" }, counted, { exists: true }),
      ).toBeUndefined();
      expect(await tables.get(lines, { user: "ada", line: "1" })).toBeUndefined();
      expect(await tables.update(lines, { user: "ada", line: "1" }, counted)).toEqual({
        user: "ada",
        line: "1",
        count: 2,
      });
    });

    test("faults of the program reject and leave the product as it was", async () => {
      const { tables } = await fresh();
      await tables.put(products, mug);
      const update = (...changes: Parameters<typeof tables.update>[2][number][]) =>
        tables.update(products, key, changes);
      const faults: [string, () => Promise<unknown>][] = [
        ["not a number", () => tables.put(products, { ...mug, price: Number.NaN })],
        ["infinite", () => update({ set: ["variants", "x"], to: [Number.POSITIVE_INFINITY] })],
        ["adding infinity", () => update({ add: "stock", by: Number.NEGATIVE_INFINITY })],
        ["a number beyond DynamoDB's", () => tables.put(products, { ...mug, stock: 1e126 })],
        ["no key", () => tables.put(products, { name: "Mug" })],
        ["a key of the wrong type", () => tables.put(products, { ...mug, productId: 7 })],
        ["an empty key", () => tables.get(products, { productId: "" })],
        ["a key too long", () => tables.get(products, { productId: "ä".repeat(1025) })],
        ["half a key", () => tables.get(lines, { user: "ada" })],
        ["more than a key", () => tables.get(products, { ...key, name: "Mug" })],
        [
          "a text where an index sorts numbers",
          () => tables.put(products, { ...mug, category: "c", price: "cheap" }),
        ],
        ["an update to such a text", () => update({ set: "price", to: "cheap" })],
        ["changing the key", () => update({ set: "productId", to: "cup" })],
        ["no map to set in", () => update({ set: ["variants", "none", "available"], to: 1 })],
        ["no map to add in", () => update({ add: ["tags", "x"], by: 1 })],
        ["a look inside an index's attribute", () => update({ set: ["name", "x"], to: 1 })],
        ["a condition inside it", () => tables.delete(products, key, { path: ["name", "x"], present: true })],
        [
          "a condition on no number",
          () => tables.delete(products, key, { path: "stock", atLeast: Number.NaN }),
        ],
        ["an attribute without a name", () => tables.put(products, { ...mug, map: { "": 1 } })],
        ["no map to remove from", () => update({ remove: ["none", "x"] })],
        ["adding to a text", () => update({ add: "name", by: 1 })],
        ["two changes of one attribute", () => update({ set: "stock", to: 1 }, { add: "stock", by: 1 })],
        ["a change inside another", () => update({ remove: "variants" }, { set: ["variants", "x"], to: 1 })],
        ["no changes", () => update()],
        ["more changes than fit into an expression", () => update(...sizes(400))],
        ["a condition of more parts than DynamoDB takes", () => tables.delete(products, key, anyOf(160))],
        [
          "such a condition in a transaction",
          () => tables.transact([{ table: products, check: key, if: anyOf(160) }]),
        ],
        ["an item too large", () => tables.put(products, { ...mug, text: "x".repeat(410 * 1024) })],
        ["nesting too deep", () => tables.put(products, { ...mug, deep: nested(40) })],
        ["a table unknown", () => tables.get({ name: "nowhere", hash: "productId" }, key)],
      ];
      for (const [name, run] of faults) await expect(run(), name).rejects.toThrow();
      expect(await tables.get(products, key)).toEqual(mug);
      expect(await tables.get(lines, { user: "ada", line: "1" })).toBeUndefined();
    });

    test("a thousand readings load at once, replace what was there, and come back in the order asked for", async () => {
      const { tables } = await fresh();
      const reading = (at: number) => ({ meter: at % 7, at: at - 500.5, watt: at * 2 });
      await tables.put(readings, { ...reading(3), watt: -1 });
      const all = Array.from({ length: 1000 }, (_, at) => reading(at));
      await tables.load(readings, [{ ...reading(9), watt: -1 }, ...all]);
      const keys = all
        .slice(0, 250)
        .map(({ meter, at }) => ({ meter, at }))
        .toReversed();
      const nowhere = { meter: 1, at: 12_345 };
      const found = await tables.getAll(readings, [...keys, nowhere, ...keys.slice(0, 2)]);
      const expected = all.slice(0, 250).toReversed();
      expect(found).toEqual([...expected, undefined, ...expected.slice(0, 2)]);
      expect(await tables.getAll(readings, [])).toEqual([]);
      expect((await tables.query(readings, { hash: 6, limit: 1000 })).items).toHaveLength(142);
    });
  });
}

const sizes = (count: number): Change[] =>
  Array.from({ length: count }, (_, place) => ({ set: ["variants", `size ${place}`], to: place }));
const anyOf = (count: number): Condition => ({
  any: Array.from({ length: count }, (_, place) => ({ path: "stock", equals: place })),
});
const nested = (levels: number): Json => (levels === 0 ? "bottom" : { next: nested(levels - 1) });

const isFrozen = (value: Json | undefined): boolean =>
  typeof value !== "object" ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozen));

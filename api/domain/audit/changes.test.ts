import { describe, expect, test } from "vitest";
import { changesBetween } from "./changes.ts";

describe("what an audit entry says of a change", () => {
  test("is every field that differs, however deep, and nothing else", () => {
    const before = { name: "Mug", version: 3, variants: { s: { price: 5, sku: "S" } }, tags: ["a"] };
    const after = { name: "Mug", version: 4, variants: { s: { price: 6, sku: "S" } }, tags: ["a", "b"] };
    expect(changesBetween(before, after)).toEqual({
      changes: [
        { path: "variants.s.price", before: 5, after: 6 },
        { path: "tags.1", after: "b" },
      ],
      more: 0,
    });
  });

  test("of something new is all of it, and of something removed what it was", () => {
    expect(changesBetween(undefined, { name: "Mug", tags: [] }).changes).toEqual([
      { path: "name", after: "Mug" },
      { path: "tags", after: "[]" },
    ]);
    expect(changesBetween({ note: "x", kept: 1 }, { kept: 1 }).changes).toEqual([
      { path: "note", before: "x" },
    ]);
  });

  test("hides secrets by their names, and card numbers and keys wherever they stand", () => {
    const { changes } = changesBetween(
      { clientSecret: "one", note: "" },
      {
        clientSecret: "two",
        card: { number: "1" },
        note: "paid by 4242 4242 4242 4242 with pm_1234, order 1795400000000",
      },
    );
    expect(changes).toEqual([
      { path: "clientSecret", before: "[hidden]", after: "[hidden]" },
      { path: "card.number", after: "[hidden]" },
      { path: "note", before: "", after: "paid by [hidden] with [hidden], order 1795400000000" },
    ]);
  });

  test("cuts long texts and counts what is beyond a hundred fields", () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, place) => [`f${place}`, place]));
    const { changes, more } = changesBetween({}, { text: "x".repeat(5_000), ...many });
    expect([changes.length, more]).toEqual([100, 51]);
    expect(changes[0]?.after).toHaveLength(301);
  });
});

test("what was empty and has fields now is told by its fields alone, and the other way round", () => {
  const empty = { logo: null, tags: [], notes: {} };
  const filled = { logo: { url: "/a.webp" }, tags: ["red"], notes: { one: "1" } };
  const paths = ["logo.url", "tags.0", "notes.one"];
  expect(changesBetween(empty, filled).changes.map(({ path }) => path)).toEqual(paths);
  expect(
    changesBetween(filled, empty)
      .changes.map(({ path }) => path)
      .toSorted(),
  ).toEqual(paths.toSorted());
  expect(changesBetween({ logo: null }, {}).changes).toEqual([{ path: "logo", before: null }]);
});

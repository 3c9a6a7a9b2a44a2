import { expect, test } from "vitest";
import { synonymTable } from "./synonyms.ts";

const also = synonymTable([
  ["trainers", "running shoes", "shoes for the gym"],
  ["sofa", "couch"],
  ["couch", "day bed"],
]);

test("one word may be several, of which none is a small one", () => {
  expect(also(["trainer"])).toEqual([
    [
      ["running", "shoe"],
      ["shoe", "gym"],
    ],
  ]);
});

test("several words may be one, each of them, wherever they stand in a query", () => {
  const others = [["trainer"], ["shoe", "gym"]];
  expect(also(["red", "running", "shoe", "box"])).toEqual([[], others, others, []]);
  expect(also(["shoe", "running"])).toEqual([[], []]);
  expect(also(["running"])).toEqual([[]]);
});

test("a word of two groups finds what both name, and a query without any finds nothing else", () => {
  expect(also(["couch"])).toEqual([[["sofa"], ["day", "bed"]]]);
  expect(also(["oak", "table"])).toEqual([[], []]);
  expect(also([])).toEqual([]);
});

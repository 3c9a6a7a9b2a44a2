import { expect, test } from "vitest";
import { colourNamed } from "./swatches.ts";

test("a colour is told by its word, the more specific one first", () => {
  expect(colourNamed("Navy blue")).toBe(colourNamed("navy"));
  expect(colourNamed("Matte Black")).toBe(colourNamed("Ebonised"));
  expect(colourNamed("Off-White")).toMatch(/^#[0-9a-f]{6}$/);
  expect(colourNamed("OAT")).toBe(colourNamed("oat"));
});

test("a word within another is no colour, and most words are none", () => {
  for (const value of ["Boat", "Inkjet", "Sandal", "Large", "", "constructor"])
    expect(colourNamed(value), value).toBeUndefined();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { blocksOf, ownPath } from "./text-blocks.ts";

const origin = "https://shop.example";
const wordsOf = (text: string) =>
  blocksOf(text, origin).map(({ lines }) => lines.map((line) => line.map((piece) => piece.text).join("")));

test("a reply becomes paragraphs with their line breaks, and lists of either kind", () => {
  expect(blocksOf("Hello.\nTwo fit:\n\n- a mug\n* a bowl\n1. first\n2) second\nDone.", origin)).toEqual([
    { kind: "text", lines: [[{ text: "Hello." }], [{ text: "Two fit:" }]] },
    { kind: "list", isOrdered: false, lines: [[{ text: "a mug" }], [{ text: "a bowl" }]] },
    { kind: "list", isOrdered: true, lines: [[{ text: "first" }], [{ text: "second" }]] },
    { kind: "text", lines: [[{ text: "Done." }]] },
  ]);
});

test("a heading of a model is a line of its own, without its marks", () => {
  expect(wordsOf("# Delivery\nThree days.")).toEqual([["Delivery"], ["Three days."]]);
});

test("links lead to pages of this shop only; those to elsewhere keep their words", () => {
  expect(
    blocksOf(
      `See [delivery](/pages/delivery), [us](${origin}/cart), [them](https://evil.example/x).`,
      origin,
    ),
  ).toEqual([
    {
      kind: "text",
      lines: [
        [
          { text: "See " },
          { text: "delivery", path: "/pages/delivery" },
          { text: ", " },
          { text: "us", path: "/cart" },
          { text: ", " },
          { text: "them" },
          { text: "." },
        ],
      ],
    },
  ]);
});

test.each([
  "javascript:alert(1)",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "https://shop.example.evil.example/",
  "https://shop.example@evil.example/",
  "data:text/html,x",
  "",
])("%j is no page of this shop", (link) => {
  expect(ownPath(link, origin)).toBeUndefined();
});

test("whatever a model writes, no words are lost, and no link leaves the shop", () => {
  const parts = fc.constantFrom(
    "**",
    "*",
    "- ",
    "[a](",
    ")",
    "/p",
    "\n",
    "1. ",
    "<b>",
    "# ",
    "x",
    " ",
    "//e",
    "]",
    "(",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), (all) => {
      const pieces = blocksOf(all.join(""), origin).flatMap(({ lines }) => lines.flat());
      const letters = (text: string) => text.replace(/[^xb]/g, "");
      expect(letters(pieces.map(({ text }) => text).join(""))).toBe(letters(withoutTargets(all.join(""))));
      for (const { path } of pieces)
        if (path !== undefined) expect(new URL(path, origin).origin).toBe(origin);
    }),
    { numRuns: 200 },
  );
});

/** What stands in the brackets of a link is its target, not its words. */
const withoutTargets = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replace(/\[([^[\]]+)\]\([^()\s]*\)/g, "$1"))
    .join("\n");

test("a link in strong words, and strong words in a link, are strong links", () => {
  const link = [{ text: "Harbour Mug", strong: true, path: "/products/harbour-mug" }];
  for (const text of ["**[Harbour Mug](/products/harbour-mug)**", "[**Harbour Mug**](/products/harbour-mug)"])
    expect(blocksOf(text, origin)).toEqual([{ kind: "text", lines: [link] }]);
});

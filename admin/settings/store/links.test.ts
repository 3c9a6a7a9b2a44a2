import { expect, test } from "vitest";
import { linesOf, linksIn } from "./links.ts";

test("links are lines of name and address, and come back as they were", () => {
  const links = [
    { label: "Mastodon", url: "https://social.example/@shop" },
    { label: "Our shop on Etsy", url: "https://etsy.example/shop" },
  ];
  expect(linksIn(linesOf(links))).toEqual(links);
  expect(linksIn("\n  https://social.example/@shop \n\nword")).toEqual([
    { label: "social.example", url: "https://social.example/@shop" },
    { label: "word", url: "word" },
  ]);
  expect(linksIn("")).toEqual([]);
});

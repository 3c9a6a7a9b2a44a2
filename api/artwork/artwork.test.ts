import fc from "fast-check";
import { expect, test } from "vitest";
import { categoryArtwork, productArtwork } from "./artwork.ts";
import { counterMotifs } from "./counter.ts";
import { deskMotifs } from "./desk.ts";
import { homeMotifs } from "./home.ts";
import { outdoorMotifs } from "./outdoor.ts";
import { roomMotifs } from "./room.ts";
import type { MotifsByCategory } from "./shapes.ts";
import { wearMotifs } from "./wear.ts";

const drawings: MotifsByCategory = {
  ...homeMotifs,
  ...roomMotifs,
  ...wearMotifs,
  ...deskMotifs,
  ...outdoorMotifs,
  ...counterMotifs,
};
const categories = [...Object.keys(drawings), "Something Else", "constructor"];

/** Checks that tags are closed in order and attributes are quoted, as a strict XML parser does. */
function openedAndClosed(svg: string): boolean {
  const open: string[] = [];
  const tag = /<(\/?)([a-z]+)((?: [\w-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)(\/?)>/g;
  for (const [, closes, name = "", , itself] of svg.matchAll(tag)) {
    if (closes === "/" && open.pop() !== name) return false;
    if (closes === "" && itself === "") open.push(name);
  }
  return open.length === 0 && !/[<>]/.test(svg.replace(tag, ""));
}

test("a picture is small, well-formed, without scripts, and the same for the same product", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...categories),
      fc.string({ unit: "binary", maxLength: 120 }),
      fc.uuid(),
      fc.nat(9),
      (category, name, seed, view) => {
        const svg = productArtwork({ category, name, seed, view });
        expect(svg).toBe(productArtwork({ category, name, seed, view }));
        expect(svg.length).toBeLessThan(4096);
        expect(openedAndClosed(svg)).toBe(true);
        expect(svg.replace(/<title.*<\/title>/s, "")).not.toMatch(/<script|href|NaN|undefined|url\(| on\w+=/);
      },
    ),
  );
});

test("every motif stays under 4 kB in every view, and contains no invalid numbers", () => {
  for (const [category, some] of Object.entries(drawings))
    for (const [word] of some)
      for (const view of [0, 1, 2]) {
        const svg = productArtwork({ category, name: `Fjord Oak ${word}`, seed: word, view });
        expect(new TextEncoder().encode(svg).length).toBeLessThan(4096);
        expect(openedAndClosed(svg)).toBe(true);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }
});

test("a name cannot inject markup, and characters that XML forbids are removed", () => {
  const svg = productArtwork({
    category: "Kitchen",
    name: `"></title><script>alert(1)</script>\u0000\uD800`,
    seed: "a",
  });
  expect(svg).not.toContain("<script>");
  expect(svg).not.toContain("\u0000");
  expect(svg.isWellFormed()).toBe(true);
  expect(openedAndClosed(svg)).toBe(true);
});

test("a picture has a text alternative", () => {
  const svg = productArtwork({ category: "Bags", name: "Quay Leather Tote", seed: "a" });
  expect(svg).toMatch(/role="img" aria-labelledby="t d"/);
  expect(svg).toContain('<title id="t">Quay Leather Tote</title>');
  expect(svg).toMatch(/<desc id="d">[^<]+<\/desc>/);
});

test("a picture has the requested size, and scales without one", () => {
  const input = { category: "Toys", name: "Comet Silk Kite", seed: "a" };
  expect(productArtwork({ ...input, size: 96 })).toContain('viewBox="0 0 800 800" width="96" height="96"');
  expect(productArtwork(input)).not.toMatch(/<svg[^>]* width/);
});

test("products of one category look similar but not equal, and another view is another picture", () => {
  const of = (seed: string, view = 0) => productArtwork({ category: "Kitchen", name: "Mug", seed, view });
  expect(distinct(Array.from({ length: 50 }, (_, place) => of(String(place))))).toBeGreaterThan(40);
  expect(distinct([of("a"), of("a", 1), of("a", 2)])).toBe(3);
});

test("a product has the colour that its name says: the finish first, then the material", () => {
  const of = (name: string) => productArtwork({ category: "Kitchen", name, seed: "a" });
  expect(of("Fjord Stoneware Mug, Moss")).toContain("#7d8a55");
  expect(of("Fjord Copper Mug")).toContain("#c4764a");
  expect(of("Fjord Copper Mug, Moss")).not.toContain("#c4764a");
});

test("what no motif shows is a parcel, and a variant is drawn in its colour", () => {
  const of = (name: string, colour?: string) =>
    productArtwork({ category: "Kitchen", name, seed: "a", colour }).replace(/<title.*?<\/title>/, "");
  expect(of("Enamel kettle")).toBe(of("Enamel apron"));
  expect(of("Enamel kettle")).not.toBe(of("Enamel mug"));
  expect(of("Scarf, Oat", "Navy")).toContain("#2c3a5a");
  expect(of("Mug, Moss", "XL")).toContain("#7d8a55");
});

test("every category has a tile, also one without motifs", () => {
  const tiles = categories.map((category) => categoryArtwork({ category, size: 320 }));
  expect(distinct(tiles)).toBe(categories.length);
  for (const tile of tiles) {
    expect(openedAndClosed(tile)).toBe(true);
    expect(tile.length).toBeLessThan(4096);
  }
});

const distinct = (texts: readonly string[]) => new Set(texts).size;

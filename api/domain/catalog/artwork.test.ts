import fc from "fast-check";
import { expect, test } from "vitest";
import { productArtwork } from "./artwork.ts";

const categories = fc.constantFrom("Kitchen", "Lighting", "Apparel", "Garden", "Something Else");

test("a picture is small, well-formed, harmless, and the same for the same product", () => {
  fc.assert(
    fc.property(categories, fc.string(), fc.uuid(), fc.nat(9), (category, name, seed, view) => {
      const svg = productArtwork({ category, name, seed, view });
      expect(svg).toBe(productArtwork({ category, name, seed, view }));
      expect(svg.length).toBeLessThan(4096);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^<]*>.*<\/svg>$/s);
      expect(svg).not.toMatch(/<script|href|NaN|undefined|url\(/);
      const [opened, closed] = [/<g[ >]/g, /<\/g>/g].map((tag) => svg.match(tag)?.length ?? 0);
      expect(opened).toBe(closed);
    }),
  );
});

test("a name cannot break out of its attribute", () => {
  const svg = productArtwork({ category: "Kitchen", name: `"><script>alert(1)</script>`, seed: "a" });
  expect(svg).not.toContain("<script>");
});

test("products of one category look alike and yet not the same; another view is another picture", () => {
  const of = (seed: string, view = 0) => productArtwork({ category: "Kitchen", name: "Mug", seed, view });
  expect(of("a")).not.toBe(of("b"));
  expect(of("a", 1)).not.toBe(of("a"));
});

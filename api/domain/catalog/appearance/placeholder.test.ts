import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeholder } from "./placeholder.ts";

/** What the SVG says; throws where tags are not closed in order or attributes not quoted, as a strict XML parser does. */
function read(svg: string) {
  const open: string[] = [];
  const tag = /<(\/?)([a-z]+)((?: [\w-]+="[^"<&]*")*)(\/?)>/gi;
  for (const [, closes, name = "", , itself] of svg.matchAll(tag)) {
    if (closes === "/" && open.pop() !== name) throw new Error(`${name} is closed too early`);
    if (closes === "" && itself === "") open.push(name);
  }
  if (open.length > 0 || /[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.test(svg.replace(tag, "")))
    throw new Error(`not XML: ${svg}`);
  const text = (name: string) => new RegExp(`<${name}[^>]*>(.*?)</${name}>`, "s").exec(svg)?.[1] ?? "";
  return { initial: text("text"), ground: /<rect[^>]* fill="([^"]+)"/.exec(svg)?.[1] };
}
const initial = (name: string) => read(placeholder({ category: "Kitchen", name })).initial;

test("it has the product's initial, in any script", () => {
  expect(initial("mug, oat")).toBe("M");
  expect(initial("“Élan” lamp")).toBe("É");
  expect(initial("e\u0301lan")).toBe("E\u0301");
  expect(initial("茶碗")).toBe("茶");
  expect(initial("7-piece set")).toBe("7");
  expect(initial("👩🏽‍🍳 apron")).toBe("👩🏽‍🍳");
  expect(initial("<b>")).toBe("B");
  expect(initial("***")).toBe("·");
});

test("a department has one colour, and departments differ", () => {
  const ground = (category: string) => read(placeholder({ category, name: "A" })).ground;
  expect(ground("Kitchen")).toBe(ground("Kitchen"));
  const some = ["Kitchen", "Lighting", "Apparel", "Furniture", "Audio", "Bags", "constructor", "自転車"];
  expect(new Set(some.map(ground)).size).toBeGreaterThan(3);
});

test("property: whatever a product is called, its placeholder is a small SVG without scripts or references", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: "binary" }),
      (name, category) => {
        const svg = placeholder({ category, name });
        expect(read(svg).initial).not.toBe("");
        expect(svg.length).toBeLessThan(2_048);
        expect(svg.replace(/<title.*<\/title>/s, "")).not.toMatch(/<script|href|undefined|url\(| on\w+=/);
      },
    ),
  );
});

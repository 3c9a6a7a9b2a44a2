import { escapeHtml } from "../../html.ts";

/** Grounds with the ink that is read on them; a department always has the same. */
const grounds: readonly (readonly [ground: string, ink: string])[] = [
  ["#ead9c4", "#6b4f2f"],
  ["#d5ddd2", "#44543f"],
  ["#d3dfe6", "#3c5468"],
  ["#ecd6cc", "#7a4636"],
  ["#e3d7bd", "#5f4d27"],
  ["#d9d3e2", "#4d4270"],
  ["#f0dfae", "#66511a"],
  ["#c9dbc6", "#2f5a3c"],
  ["#bfe0e0", "#1f5560"],
  ["#efd0b4", "#7a4424"],
];

/**
 * What stands for a product without a picture: its initial on the colour of its department, as an SVG without scripts, fonts or
 * references to elsewhere.
 */
export function placeholder({
  category,
  name,
}: {
  readonly category: string;
  readonly name: string;
}): string {
  const [ground = "", ink = ""] = grounds[numberOf(category) % grounds.length] ?? [];
  const title = escapeHtml(printable(name).slice(0, 200));
  const initial = escapeHtml(initialOf(name));
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800" role="img" aria-labelledby="t">',
    `<title id="t">${title}</title>`,
    `<rect width="800" height="800" fill="${ground}"/>`,
    `<text x="400" y="400" dy=".36em" text-anchor="middle" font-family="Georgia, 'Times New Roman', serif" font-size="280" fill="${ink}">${initial}</text>`,
    "</svg>",
  ].join("");
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The first letter or digit as people see it: one with its accents, an emoji with all its parts. */
function initialOf(name: string): string {
  const parts = [...characters.segment(printable(name).slice(0, 200))];
  const found = parts.find(({ segment }) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment));
  return found?.segment.toLocaleUpperCase("en") ?? "·";
}

/** Without what XML cannot have: control characters and halves of characters. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, "");

/** FNV-1a over the text. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

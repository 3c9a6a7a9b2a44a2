import { homeMotifs } from "./artwork-home.ts";
import { lifeMotifs } from "./artwork-life.ts";
import { type Ink, type MotifsByCategory, neutral } from "./artwork-shapes.ts";

const motifs: MotifsByCategory = { ...homeMotifs, ...lifeMotifs };

/** `seed` (the product's id) decides colours and proportions; `view` another look at the same thing. */
export type ArtworkInput = {
  readonly category: string;
  readonly name: string;
  readonly seed: string;
  readonly view?: number;
};

/**
 * A drawn picture for a product without a photo: an SVG of 800 × 800, the same for the same input, without scripts,
 * fonts or anything from elsewhere.
 */
export function productArtwork({ category, name, seed, view = 0 }: ArtworkInput): string {
  const at = numbersFrom(`${category}${seed}`);
  const palette = palettes[Math.floor(at(0) * palettes.length)] ?? fallback;
  const [ground, deep, accent, light] =
    view % 2 === 0 ? palette : [palette[3], palette[1], palette[2], palette[0]];
  const ink: Ink = { deep, accent, light, line: "#1f1d1a" };
  const draw = motifFor(category, name);
  const scale = [1, 1.32, 0.86][view % 3] ?? 1;
  const turn = view % 3 === 2 ? (at(5) - 0.5) * 10 : 0;
  const horizon = 590 + Math.round(at(1) * 40);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" role="img" aria-label="${escaped(name)}">`,
    `<rect width="800" height="800" fill="${ground}"/>`,
    `<rect y="${horizon}" width="800" height="${800 - horizon}" fill="${deep}" opacity=".1"/>`,
    `<circle cx="${200 + Math.round(at(2) * 400)}" cy="${190 + Math.round(at(3) * 120)}" r="${110 + Math.round(at(4) * 70)}" fill="${light}" opacity=".55"/>`,
    `<ellipse cx="400" cy="${horizon + 26}" rx="${Math.round(190 * scale)}" ry="22" fill="${deep}" opacity=".18"/>`,
    `<g transform="translate(400 ${horizon + 14}) scale(${scale}) rotate(${turn.toFixed(1)})" stroke-linecap="round" stroke-linejoin="round">`,
    draw(ink, at),
    "</g></svg>",
  ].join("");
}

type Palette = readonly [ground: string, deep: string, accent: string, light: string];

const palettes: readonly Palette[] = [
  ["#efe7da", "#3f4a3c", "#c4673f", "#f8f3ea"],
  ["#e3e8e6", "#2f4858", "#d9a441", "#f5f7f6"],
  ["#f1e4df", "#5b3a46", "#b5654a", "#fbf4f1"],
  ["#e6e4ee", "#3b3a5c", "#c98b6b", "#f6f5fa"],
  ["#e4ebdf", "#34523f", "#d08c4a", "#f5f8f2"],
  ["#efe9dc", "#4b4238", "#7b8f6a", "#faf6ee"],
  ["#dfe8ec", "#27495a", "#c7754f", "#f3f8fa"],
  ["#f0e6e2", "#6a3d33", "#5f7f86", "#fbf5f2"],
];
const fallback: Palette = ["#ece9e4", "#3d3a36", "#b0764f", "#f7f5f2"];

/** The thing's own drawing where there is one, else its category's first, else a parcel. */
function motifFor(category: string, name: string) {
  const words = name.toLowerCase();
  const ofCategory = motifs[category] ?? [];
  return (ofCategory.find(([word]) => words.includes(word)) ?? ofCategory[0])?.[1] ?? neutral;
}

/** Numbers from 0 to 1 by place, from FNV-1a over the text and the place. */
function numbersFrom(text: string): (place: number) => number {
  return (place) => {
    let hash = 0x811c9dc5 ^ (place * 0x9e3779b1);
    for (let index = 0; index < text.length; index++)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
  };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

import { escapeHtml } from "../domain/html.ts";
import { colourNamed, paletteOf, shaded } from "./colours.ts";
import { counterMotifs } from "./counter.ts";
import { deskMotifs } from "./desk.ts";
import { homeMotifs } from "./home.ts";
import { outdoorMotifs } from "./outdoor.ts";
import { roomMotifs } from "./room.ts";
import { type Ink, type Motif, type MotifsByCategory, neutral } from "./shapes.ts";
import { wearMotifs } from "./wear.ts";

const motifs: MotifsByCategory = {
  ...homeMotifs,
  ...roomMotifs,
  ...wearMotifs,
  ...deskMotifs,
  ...outdoorMotifs,
  ...counterMotifs,
};

/**
 * `seed` (the product's id) determines colours and proportions; `view` selects another picture of the same
 * product; `size` is in pixels.
 */
export type ArtworkInput = {
  readonly category: string;
  readonly name: string;
  readonly seed: string;
  readonly size?: number;
  readonly view?: number;
  /** Of the variant that is pictured; a colour that is not known changes nothing. */
  readonly colour?: string | undefined;
};

/**
 * Generates a picture for a product without a photo: an SVG of 800 × 800 and less than 4 kB, deterministic,
 * without scripts, fonts or external references. Products of a category share a style, and have the colour
 * that their name says.
 */
export function productArtwork({ category, name, seed, size, view = 0, colour = "" }: ArtworkInput): string {
  const at = numbersFrom(`${category}${seed}`);
  const { deep, light, ...palette } = paletteOf(category);
  const picked = <Value>(from: readonly Value[], place: number) => from[Math.floor(at(place) * from.length)];
  const accent = colourNamed(colour) ?? colourNamed(name) ?? picked(palette.accents, 6) ?? deep;
  const ground = picked(palette.grounds, 0) ?? light;
  const ink = { accent, shade: shaded(accent, 0.24), deep, light };
  const scale = (view % 3 === 1 ? 1.6 : 1.28) + (at(7) - 0.5) * 0.08;
  const floor = view % 3 === 1 ? 720 : 640 + Math.round(at(1) * 20);
  const mirrored = view % 3 === 2;
  return picture(size, name, `A drawing in the colours of ${category}`, [
    mirrored ? studio(ground) : room(ground, floor, at),
    `<ellipse cx="400" cy="${floor + 6}" rx="${Math.round(190 * scale)}" ry="20" fill="${shaded(ground, 0.6)}" opacity=".22"/>`,
    drawn(
      motifFor(category, name),
      ink,
      at,
      `translate(400 ${floor}) scale(${mirrored ? "-" : ""}${scale.toFixed(2)} ${scale.toFixed(2)})`,
    ),
  ]);
}

/** A tile for a category: three of its motifs side by side, in its colours. */
export function categoryArtwork({ category, size }: { category: string; size?: number }): string {
  const at = numbersFrom(category);
  const { grounds, accents, deep, light } = paletteOf(category);
  const ground = grounds[0] ?? light;
  const some = motifsOf(category)
    .slice(0, 3)
    .map(([, motif]) => motif);
  const places =
    some.length < 3
      ? [[400, 1.2]]
      : [
          [160, 0.58],
          [640, 0.58],
          [400, 0.94],
        ];
  const things = places.map(([x = 400, scale = 1], place) => {
    const accent = accents[place % accents.length] ?? deep;
    const ink = { accent, shade: shaded(accent, 0.24), deep, light };
    const motif = some[(place + 1) % Math.max(1, some.length)] ?? neutral;
    return drawn(motif, ink, at, `translate(${x} 640) scale(${scale})`);
  });
  return picture(size, category, `Some of what is in ${category}`, [
    room(ground, 640, at),
    `<ellipse cx="400" cy="646" rx="340" ry="20" fill="${shaded(ground, 0.6)}" opacity=".22"/>`,
    ...things,
  ]);
}

const picture = (size: number | undefined, title: string, description: string, parts: readonly string[]) =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800"${size === undefined ? "" : ` width="${size}" height="${size}"`} role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(title.slice(0, 200))}</title><desc id="d">${escaped(description.slice(0, 200))}</desc>`,
    ...parts,
    "</svg>",
  ].join("");

/** A background of a wall with a soft light, and a floor. */
function room(ground: string, floor: number, at: Numbers): string {
  const [x, y, radius] = [
    280 + Math.round(at(2) * 240),
    280 + Math.round(at(3) * 80),
    230 + Math.round(at(4) * 60),
  ];
  return [
    `<rect width="800" height="800" fill="${ground}"/>`,
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="${shaded(ground, isDark(ground) ? -0.06 : -0.32)}" opacity=".7"/>`,
    `<rect y="${floor - 30}" width="800" height="${830 - floor}" fill="${shaded(ground, 0.1)}"/>`,
  ].join("");
}

/** A background for other views: one colour with a bright spot under the product. */
const studio = (ground: string) =>
  `<rect width="800" height="800" fill="${shaded(ground, 0.1)}"/><ellipse cx="400" cy="650" rx="350" ry="96" fill="${shaded(ground, isDark(ground) ? -0.1 : -0.4)}"/>`;

const isDark = (colour: string) => Number.parseInt(colour.slice(3, 5), 16) < 0x80;

const drawn = (motif: Motif, ink: Ink, at: Numbers, transform: string) =>
  `<g transform="${transform}" stroke-linecap="round" stroke-linejoin="round">${motif(ink, at)}</g>`;

/** The category's motif for a word of the name; a parcel for what no motif shows. */
function motifFor(category: string, name: string): Motif {
  const words = ` ${name.toLowerCase()}`;
  return motifsOf(category).find(([word]) => words.includes(` ${word}`))?.[1] ?? neutral;
}

/** hasOwn, because a category may be called "constructor". */
const motifsOf = (category: string) => (Object.hasOwn(motifs, category) ? (motifs[category] ?? []) : []);

type Numbers = (place: number) => number;

/** Deterministic numbers from 0 to 1 by index, from FNV-1a over the text and the index. */
function numbersFrom(text: string): Numbers {
  return (place) => {
    let hash = 0x811c9dc5 ^ (place * 0x9e3779b1);
    for (let index = 0; index < text.length; index++)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
  };
}

/** Escapes the text and removes the characters that XML forbids even when escaped. */
const escaped = (text: string): string =>
  escapeHtml(text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ""));

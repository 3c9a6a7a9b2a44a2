/** A colour as the settings have it: #rrggbb. */
export const colourPattern = /^#[0-9a-f]{6}$/i;

type Channels = readonly [number, number, number];

const mapped = (of: Channels, change: (channel: number) => number): Channels => [
  change(of[0]),
  change(of[1]),
  change(of[2]),
];

/** Red, green and blue from 0 to 1, as they are added up: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const linearOf = (hex: string): Channels =>
  mapped(
    [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number],
    (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4),
  );

const hexOf = (linear: Channels): string =>
  `#${mapped(linear, (channel) => {
    const kept = Math.min(1, Math.max(0, channel));
    return Math.round(255 * (kept <= 0.0031308 ? kept * 12.92 : 1.055 * kept ** (1 / 2.4) - 0.055));
  })
    .map((channel) => channel.toString(16).padStart(2, "0"))
    .join("")}`;

const luminanceOf = (hex: string): number => {
  const [red, green, blue] = linearOf(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of two colours, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The least contrast of a colour with any of these grounds. */
export const leastContrast = (colour: string, grounds: readonly string[]): number =>
  Math.min(...grounds.map((ground) => contrast(colour, ground)));

/** `part` of one colour and the rest of the other, as light mixes. */
export function mixed(one: string, other: string, part: number): string {
  const [from, to] = [labOf(linearOf(one)), labOf(linearOf(other))];
  return hexOf(linearIn([0, 1, 2].map((at) => (from[at] ?? 0) * part + (to[at] ?? 0) * (1 - part))));
}

/**
 * The nearest colour of the same hue that has at least this contrast with every ground: darker on light grounds, lighter on
 * dark ones. The colour itself where it has it already, black or white where no colour has.
 */
export function readableOn(colour: string, grounds: readonly string[], atLeast: number): string {
  if (leastContrast(colour, grounds) >= atLeast) return colour;
  const isLight = luminanceOf(grounds[0] ?? "#ffffff") > 0.18;
  const [lightness, a, b] = labOf(linearOf(colour));
  for (let step = 1; step <= 100; step++) {
    const next = isLight ? lightness * (1 - step / 100) : lightness + (1 - lightness) * (step / 100);
    // Towards black and white a colour has less chroma, as far as a screen can show it.
    const chroma = isLight ? next / Math.max(lightness, 0.01) : (1 - next) / Math.max(1 - lightness, 0.01);
    const tried = hexOf(linearIn([next, a * chroma, b * chroma]));
    if (leastContrast(tried, grounds) >= atLeast) return tried;
  }
  return isLight ? "#000000" : "#ffffff";
}

/** Oklab, in which equal steps look equal: https://bottosson.github.io/posts/oklab/ */
function labOf([red, green, blue]: Channels): Channels {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function linearIn([lightness = 0, a = 0, b = 0]: readonly number[]): Channels {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

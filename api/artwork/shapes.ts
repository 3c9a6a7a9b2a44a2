/**
 * The colours that a motif is drawn with: the product's own, a darker shade of it, and a dark and a light
 * accent.
 */
export type Ink = {
  readonly accent: string;
  readonly shade: string;
  readonly deep: string;
  readonly light: string;
};
/**
 * Draws a product as SVG elements: bottom centre at (0, 0), about 400 wide and 420 high; `at(n)` returns the
 * n-th number from 0 to 1, which varies proportions.
 */
export type Motif = (ink: Ink, at: (place: number) => number) => string;

/** A rectangle with rounded corners. */
export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  fill: string,
  more = "",
) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"${spaced(more)}/>`;
/** A filled path. */
export const path = (d: string, fill: string, more = "") => `<path d="${d}" fill="${fill}"${spaced(more)}/>`;
/** A line along a path. */
export const stroke = (d: string, colour: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
/** A filled circle. */
export const disc = (x: number, y: number, radius: number, fill: string, more = "") =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"${spaced(more)}/>`;
/** A length that varies slightly from product to product. */
export const wide = (at: (place: number) => number, least: number, more: number) =>
  Math.round(least + at(9) * more);

const spaced = (more: string) => (more === "" ? "" : ` ${more}`);

/**
 * By category: a word of the product's name and its motif.
 */
export type MotifsByCategory = Readonly<Record<string, readonly (readonly [word: string, motif: Motif])[]>>;

/** A parcel, for categories without motifs. */
export const neutral: Motif = ({ deep, accent, shade, light }) =>
  `<g transform="scale(.8)">${
    box(-180, -290, 360, 290, 16, accent) +
    path("M-180-274q0-16 16-16h328q16 0 16 16v54h-360z", shade) +
    box(-36, -290, 72, 290, 0, light, 'opacity=".75"') +
    box(70, -96, 82, 60, 8, light) +
    stroke("M86-78h50M86-58h32", deep, 6)
  }</g>`;

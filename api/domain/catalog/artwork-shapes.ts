/** Colours to draw with. */
export type Ink = {
  readonly deep: string;
  readonly accent: string;
  readonly light: string;
  readonly line: string;
};
/** Draws standing on (0, 0), about 400 wide and 420 high; `at(n)` varies proportions. */
export type Motif = (ink: Ink, at: (place: number) => number) => string;

export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  fill: string,
  more = "",
) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" ${more}/>`;
export const path = (d: string, fill: string, more = "") => `<path d="${d}" fill="${fill}" ${more}/>`;
export const stroke = (d: string, colour: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
export const disc = (x: number, y: number, radius: number, fill: string, more = "") =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" ${more}/>`;
export const wide = (at: (place: number) => number, least: number, more: number) =>
  Math.round(least + at(9) * more);

/** By category: a word of the product's name and its drawing; the first is for names without one. */
export type MotifsByCategory = Readonly<Record<string, readonly (readonly [word: string, motif: Motif])[]>>;

/** For categories that nobody has drawn yet: a parcel. */
export const neutral: Motif = ({ deep, accent, light }) =>
  path("M-170-230l170-60 170 60v190l-170 60-170-60z", accent) +
  path("M-170-230l170 60 170-60-170-60z", light) +
  stroke("M0-170v190M-85-260l170 60v70", deep, 8);

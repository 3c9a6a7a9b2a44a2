import type { Chunk } from "./tokens.ts";

const spellings: Readonly<Record<string, string>> = {
  l: "l lt ltr liter liters litre litres л",
  ml: "ml milliliter milliliters millilitre millilitres мл",
  cl: "cl centiliter centilitre",
  g: "g gr gram grams gramme grammes gramm г",
  kg: "kg kgs kilo kilos kilogram kilograms кг",
  mg: "mg milligram milligrams",
  oz: "oz ounce ounces",
  lb: "lb lbs pound pounds",
  mm: "mm millimeter millimeters millimetre millimetres мм",
  cm: "cm centimeter centimeters centimetre centimetres см",
  m: "m meter meters metre metres м",
  in: "in inch inches zoll",
  ft: "ft foot feet",
  qt: "qt quart quarts",
  gal: "gal gallon gallons",
  w: "w watt watts",
  v: "v volt volts",
  ah: "ah",
  mah: "mah",
  hz: "hz hertz",
  gb: "gb gigabyte gigabytes",
  tb: "tb terabyte terabytes",
  mb: "mb megabyte megabytes",
  mp: "mp megapixel megapixels",
};
const units: ReadonlyMap<string, string> = new Map(
  Object.entries(spellings).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit])),
);

/** Whether a word is a unit of measure, in any spelling. */
export const isUnit = (word: string): boolean => units.has(word);

const number = /^\d+(?:[./]\d+)?$/;
const fractions = new Set(["2", "3", "4", "5", "8", "16", "32", "64"]);
const inchMark = /^(?:["″”]|'')/;

/** "5 litres", "5l" and "5-L" are the same measure, "5l". `size` is how many stretches of the text it takes. */
export type Measure = { readonly term: string; readonly size: number };

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The measure that begins at a place of a text; undefined where none does. */
export function measureAt(text: string, chunks: readonly Chunk[], place: number): Measure | undefined {
  const first = chunks[place];
  if (!first || !isDigit(first.word.charCodeAt(0))) return undefined;
  const [amount, own] = first.atoms;
  if (amount && own) {
    const unit = first.atoms.length === 2 ? units.get(own.word) : undefined;
    return unit === undefined ? undefined : { term: amount.word + unit, size: 1 };
  }
  if (!number.test(first.word)) return undefined;
  const second = chunks[place + 1];
  const divided =
    second !== undefined &&
    fractions.has(second.word) &&
    /^\d+$/.test(first.word) &&
    Number(first.word) < Number(second.word) &&
    text.slice(first.end, second.start) === "/";
  const value = divided ? `${first.word}/${second.word}` : first.word;
  const size = divided ? 2 : 1;
  const end = divided ? second.end : first.end;
  if (inchMark.test(text.slice(end, end + 2))) return { term: `${value}in`, size };
  const next = chunks[place + size];
  const unit = next && /^[\s\u00a0-]?$/.test(text.slice(end, next.start)) ? units.get(next.word) : undefined;
  if (unit !== undefined) return { term: value + unit, size: size + 1 };
  return divided ? { term: value, size } : undefined;
}

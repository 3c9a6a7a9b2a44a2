import type { Product } from "../../api/domain/catalog/product.ts";
import { fold } from "../../api/domain/search/text/fold.ts";
import { stem } from "../../api/domain/search/text/stem.ts";
import { shadesOf } from "./colours.ts";
import { materialsOf } from "./materials.ts";

/** One form in which a product is sold: a variant, or the product itself. Price in minor units. */
export type Form = {
  readonly variantId: string | undefined;
  readonly options: Readonly<Record<string, string>>;
  readonly price: number;
  readonly available: number;
};

/** The forms of a product. */
export const formsOf = (product: Product): readonly Form[] =>
  product.variants.length === 0
    ? [{ variantId: undefined, options: {}, price: product.price, available: product.available }]
    : product.variants.map(({ id, options, price = product.price, available }) => ({
        variantId: id,
        options,
        price,
        available,
      }));

/**
 * The forms that have everything that was wished for, and by which of their values: "blue" is met by the option "Ink". A wish
 * that no form meets by an option is met by all of them where the product's name or tags have it.
 */
export function formsMeeting(
  product: Product,
  forms: readonly Form[],
  wishes: readonly string[],
): { readonly forms: readonly Form[]; readonly values: readonly string[] } {
  let left = forms;
  const values: string[] = [];
  for (const wish of wishes.map(bare).filter((one) => one !== "")) {
    const wished = ({ options }: Form) => Object.values(options).find((value) => meets(value, wish));
    const byOption = formsOf(product).some((form) => wished(form) !== undefined);
    const word = byOption ? undefined : wordMeeting(product, wish);
    left = byOption ? left.filter((form) => wished(form) !== undefined) : word === undefined ? [] : left;
    const met = byOption ? left.flatMap((form) => wished(form) ?? []) : [word ?? ""];
    values.push(...new Set(met));
  }
  return { forms: left, values };
}

/** "in size L" → "l", "Light Blue" → "light blue". */
const bare = (wish: string): string =>
  plain(wish).replace(/^(?:(?:in|of|a|the|with|size|colou?r|coloured|colored|made)\s+)+/, "");

const plain = (text: string): string => fold(text.trim()).replace(/\s+/g, " ").slice(0, 60);

/** The words for sizes, beside the letters that merchants write. */
const sizes: ReadonlyMap<string, string> = new Map([
  ["extra small", "xs"],
  ["x-small", "xs"],
  ["small", "s"],
  ["medium", "m"],
  ["large", "l"],
  ["extra large", "xl"],
  ["x-large", "xl"],
  ["xx-large", "xxl"],
  ["2xl", "xxl"],
]);
const spelt = (text: string): string => sizes.get(text.replace(/ (?:size|one)$/, "")) ?? text;

const units: readonly (readonly [RegExp, string])[] = [
  [/(?:milli)(?:litres?|liters?)\b/g, "ml"],
  [/\b(?:litres?|liters?)\b/g, "l"],
  [/\b(?:kilograms?|kilos?)\b/g, "kg"],
  [/\b(?:grams?|grammes?)\b/g, "g"],
];
/** Without blanks and with units as they are abbreviated: "500 millilitres" → "500ml". */
const tight = (text: string): string =>
  units.reduce((so, [pattern, unit]) => so.replace(pattern, unit), text).replaceAll(" ", "");

/** Whether an option's value is what a shopper means by a word. */
function meets(value: string, wish: string): boolean {
  const known = plain(value);
  if (spelt(known) === spelt(wish) || tight(known) === tight(wish)) return true;
  const [, from, to] = /^(\d+)\s*[–-]\s*(\d+)$/.exec(known) ?? [];
  if (from !== undefined && to !== undefined && /^\d+$/.test(wish))
    return Number(from) <= Number(wish) && Number(wish) <= Number(to);
  return wordIn(known, wish);
}

const wordMeeting = (product: Product, wish: string): string | undefined =>
  product.tags.find((tag) => wordIn(plain(tag), wish)) ??
  (wordIn(plain(product.name), wish) ? wish : undefined);

/** Whether a text has a word, or a shade of the colour that it names. A letter alone is a size and found in no text. */
function wordIn(text: string, wish: string): boolean {
  if (wish.length < 3) return false;
  const words = text.split(/[^\p{L}\p{N}]+/u);
  const shades = shadesOf(wish) ?? materialsOf(wish);
  return shades
    ? shades.some((shade) => words.includes(shade))
    : ` ${words.join(" ")} `.includes(` ${wish} `);
}

/** Whether a product has none of these words in its name, category, tags and options. */
export function isWithout({ name, category, tags, options }: Product, without: readonly string[]): boolean {
  const text = plainAll([name, category, ...tags, ...options.flatMap(({ values }) => values)]);
  const words = text.split(/[^\p{L}\p{N}]+/u);
  const stems = new Set(words.map(stem));
  return !without.some(
    (word) => fold(word) === fold(category) || wordIn(text, bare(word)) || stems.has(stem(bare(word))),
  );
}

const plainAll = (texts: readonly string[]): string => texts.map((text) => fold(text)).join(" ");

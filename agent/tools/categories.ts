import { fold } from "../../api/domain/search/text/fold.ts";
import { tokensOf } from "../../api/domain/search/text/tokens.ts";
import { materialsOf } from "./materials.ts";

/** What shoppers call some categories that merchants name otherwise. */
const alike: readonly string[] = [
  "apparel clothing clothes fashion wear garment",
  "bag luggage",
  "bedding linen bedroom",
  "bath bathroom",
  "kitchen kitchenware cookware tableware dining cooking",
  "lighting light lamp",
  "audio sound music hi-fi",
  "stationery office paper desk",
  "outdoor camping hiking",
  "garden gardening plant",
  "toy game kid child",
  "pantry food grocery drink",
  "furniture",
];
const groups = alike.map((group) => new Set(group.split(" ").map((word) => wordsOf(word)[0] ?? word)));

/** Words that say nothing of what is looked for. */
const vague = new Set(
  "thing things stuff item items product products something anything some any all good nice best cheap affordable for the a an of in to from section category department range".split(
    " ",
  ),
);

/**
 * The category that a shopper means, of those that the shop has: by its name, one of its words, or a word that is used for it.
 * `whole`: all words must be about the category, or vague.
 */
export function categoryMeant(
  categories: readonly string[],
  text: string,
  { whole = false }: { readonly whole?: boolean } = {},
): string | undefined {
  const exact = categories.find((category) => fold(category) === fold(text.trim()));
  if (exact !== undefined) return exact;
  const words = wordsOf(text).filter((word) => !vague.has(word));
  if (words.length === 0) return undefined;
  const isMeant = (category: string) => {
    const own = wordsOf(category);
    const has = (word: string) => own.includes(word) || (!whole && sameAs(word, own));
    return whole ? words.every(has) : words.some(has);
  };
  return categories.find(isMeant);
}

/** The category that shoppers call by this word alone, such as "food" for a pantry. */
export const categoryNamed = (categories: readonly string[], word: string): string | undefined =>
  materialsOf(word) === undefined ? categoryMeant(categories, word) : undefined;

const sameAs = (word: string, own: readonly string[]): boolean =>
  groups.some((group) => group.has(word) && own.some((one) => group.has(one)));

/** The words of a text in one form for singular and plural. */
function wordsOf(text: string): string[] {
  return tokensOf(text).map(({ term }) => term);
}

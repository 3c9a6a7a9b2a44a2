import { slugOf } from "./product.ts";

/** The slug of names that have no letter, digit or sign that can be spelled. */
const nameless = "category";

/**
 * A slug from a name in any script: "Straße Größe" → "strasse-grosse", "茶碗" → "chawan", "🎁" → "gift". Empty when nothing in the
 * name can be spelled in Latin letters. The tables for other scripts are half a megabyte, so they are loaded when a name
 * needs them; punctuation and symbols separate words, as in `slugOf`.
 */
export async function slugFrom(name: string): Promise<string> {
  const latin = name.normalize("NFKD").replace(/\p{M}/gu, "");
  if (!spelled.test(latin)) return slugOf(latin);
  const { default: anyAscii } = await import("any-ascii");
  return slugOf(name.normalize("NFC").replace(spelledRuns, (run) => anyAscii(run)));
}

/** Letters, digits and emoji beyond ASCII; other signs separate words. */
const spelled = /(?!\p{ASCII})[\p{L}\p{N}\p{Emoji_Presentation}]/u;
const spelledRuns = /(?:(?!\p{ASCII})[\p{L}\p{M}\p{N}\p{Emoji_Presentation}])+/gu;

/** Candidates for a category's slug in the order of preference: "tea-coffee", "tea-coffee-2", "tea-coffee-3"… */
export async function* categorySlugs(category: string): AsyncGenerator<string, never> {
  const base = (await slugFrom(category)) || nameless;
  yield base;
  for (let count = 2; ; count++) yield `${base}-${count}`;
}

import { contractions } from "./contractions.data.ts";
import { numbered } from "./numbers.ts";
import { spelt } from "./spelling.ts";

/** A message as the patterns read it, and the words of the shopper that were changed for it. */
export type Normal = {
  /** Lower case, one space between words and before punctuation, contractions in full, number words as digits. */
  readonly text: string;
  /** By the changed word, what was typed: a word that turns out to belong to a product's name is put back. */
  readonly typed: ReadonlyMap<string, string>;
};

const pieces =
  /[^\s@]+@[^\s@]+\.[a-z]{2,}|(?:us|ca?|au?|nz)?\$\s?\d[\d.,]*k?\b|(?:jp)?¥\s?\d[\d.,]*k?\b|[€£]\s?\d[\d.,]*k?\b|#?\d+(?:[.,]\d+)*[\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}]+)*|[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu;

/** Reads a message into the form that every pattern here is written for. `known`: words that are never taken for typing errors. */
export function normalise(message: string, known: (word: string) => boolean = () => false): Normal {
  const typed = new Map<string, string>();
  const words: string[] = [];
  const plain = message
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/[“”«»„]/g, '"')
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/[ \t]*\n+[ \t]*(?:(?:[-*•+]|\d{1,2}[.)])[ \t]+)?/g, " . ")
    .replace(/(?:\.{2,}|…)(?=\s*\p{L})/gu, " , ")
    .replace(/(?:^|\s)\d{1,2}\)\s/gu, " . ")
    .replace(/(?:^| \. )\s*(?:assistant|system|bot) ?:[^.\n]*/giu, " . ")
    .replace(/(?:^| \. )\s*(?:user|me|customer|shopper) ?: /giu, " . ");
  for (const [piece] of plain.toLowerCase().replace(pictures, pictured).matchAll(pieces)) {
    if (interjection.test(piece)) continue;
    const full = contractions.get(piece);
    if (full !== undefined) {
      words.push(full);
      continue;
    }
    const better = known(piece) ? piece : spelt(piece);
    if (better !== piece) typed.set(better, piece);
    words.push(better);
  }
  return {
    text: numbered(
      words
        .join(" ")
        .replace(/(?<!\S)(\d{1,3})[x×] (?=\p{L})/gu, "$1 ")
        .replace(/(?<!\S)(\d+(?:\.\d+)?)(ml|cl|l|kg|g|cm|mm|oz|gb|tb)(?!\S)/gu, "$1 $2")
        .replace(
          /(?<!\S)(the|that) ([^.,?!]{2,30}? ones?) ,? ?(?:how much|what price)(?: (?:is it|are they|does it cost))?(?= ?(?:$|[?.!,]))/gu,
          "how much is $1 $2",
        )
        .replace(/(?<!\S)how many (?:dollars|bucks|euros|pounds|yen|francs|kronor|kroner) /gu, "how much ")
        .replace(/(?<!\S)(?:gift|present)s? 4 /gu, "gift for ")
        .replace(/(?<!\S)ill (?=(?:take|have|get|go|buy|order|need|try|do|pay)(?!\S))/gu, "i will "),
      typed,
    ),
    typed,
  };
}

/** The text with the words as they were typed, for what is looked up in the shop. */
export const asTyped = (text: string, typed: Normal["typed"]): string =>
  text
    .split(" ")
    .map((word) => typed.get(word) ?? word)
    .join(" ");

/** What people write to show how they feel, and what belongs to no wish. */
const interjection =
  /^(?:(?:a?ha){2,}h?|(?:he){2,}|hihi|lo+l|lmao|rofl|xd|uf+|oo+h+|ah{2,}|u+gh+|meh|pf+|phew|yikes|wow+|omg|oh+ my|tho|though|tbh|imo|btw|fyi|aw+|whoa|gosh|damn|bloody|fucking|freaking|goddamn|(?=\p{Extended_Pictographic})\p{Extended_Pictographic}\p{M}*)$/u;
/** A picture by itself that stands for a word. */
const pictures = /[\u{1F6D2}\u{1F6CD}\u{1F44D}\u{1F44E}\u{1F64F}]/gu;
const pictured = (picture: string): string =>
  ({ "\u{1F44D}": " yes ", "\u{1F44E}": " no ", "\u{1F64F}": " please " })[picture] ?? " my cart ";

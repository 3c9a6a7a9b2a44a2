import { isFiller, tokensOf } from "../search/text/tokens.ts";
import { rootOf } from "./stem.ts";

/** Words that questions are made of and that say nothing of their subject. */
const asking = new Set(
  "about any be been but can could did do does had has have he her here his how if into its just let like me more much no not our out please shall she should so such tell than that their them then there these they this those us was were what when where which who why will would you".split(
    " ",
  ),
);

/** The roots of the words that say what a text is about, in order and as often as they stand there. */
export const wordsOf = (text: string): string[] =>
  tokensOf(text)
    .filter(({ word }) => !isFiller(word) && !asking.has(word))
    .map(({ word }) => rootOf(word));

/** The roots of all words of a text, in order. */
export const rootsOf = (text: string): string[] => tokensOf(text).map(({ word }) => rootOf(word));

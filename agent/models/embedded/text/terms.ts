import { isFiller, tokensOf } from "../../../../api/domain/search/text/tokens.ts";

/** The words of a text that a search goes by. */
export const termsOf = (text: string): string[] =>
  tokensOf(text)
    .filter(({ word }) => !isFiller(word))
    .map(({ term }) => term);

import * as z from "zod";

/**
 * Words and phrases that mean the same: a search for one also finds the others. With `alsoFind` it holds in one direction:
 * a search for one of `words` also finds those.
 */
export type SynonymGroup = {
  readonly words: readonly string[];
  readonly alsoFind?: readonly string[] | undefined;
};
/** The synonyms that staff added to those that search has built in. */
export type StaffSynonyms = { readonly groups: readonly SynonymGroup[] };

export const mostGroups = 200;
export const mostWordsOfGroup = 20;
/** All words of all groups: they are one stored item. */
export const mostSynonyms = 1_000;
export const longestSynonym = 60;

/** Length and number only; what words mean to search is checked where they are changed. */
export function synonymsSchema(object: typeof z.strictObject) {
  const word = z
    .string()
    .max(longestSynonym, `must have at most ${longestSynonym} characters`)
    .refine((text) => /[\p{L}\p{N}]/u.test(text), { error: "must have a letter or a digit" })
    .trim()
    .meta({ maxLength: longestSynonym, pattern: String.raw`[\p{L}\p{N}]`, example: "couch" });
  const words = z.array(word).min(1, "must not be empty").max(mostWordsOfGroup);
  return object({
    groups: z
      .array(
        object({
          words,
          alsoFind: words.optional().meta({
            description: "Found by a search for one of the words, and not the other way round",
          }),
        }),
      )
      .max(mostGroups),
  });
}

import type { Synonyms } from "../../ports/search-index.ts";
import { telling, tokensOf } from "./text/tokens.ts";

/** Groups of words and phrases with one meaning: a search for one also finds the others. Stemming covers plurals. */
export const synonyms: readonly (readonly string[])[] = [
  ["sofa", "couch", "settee"],
  ["mug", "cup", "beaker"],
  ["lamp", "light", "luminaire"],
  ["rug", "carpet"],
  ["throw", "blanket"],
  ["duvet", "comforter", "quilt"],
  ["pillow", "cushion"],
  ["headphones", "headset", "earphones"],
  ["speaker", "loudspeaker"],
  ["turntable", "phonograph", "gramophone", "record player", "record deck"],
  ["backpack", "rucksack", "knapsack", "daypack"],
  ["duffel", "holdall", "gym"],
  ["tote", "shopper"],
  ["wallet", "billfold", "cardholder", "card holder"],
  ["beanie", "hat", "cap"],
  ["jumper", "sweater", "pullover"],
  ["tee", "tshirt"],
  ["overshirt", "jacket", "shacket"],
  ["saucepan", "pan", "pot"],
  ["bookcase", "bookshelf"],
  ["pendant", "chandelier"],
  ["aluminium", "aluminum"],
  ["colour", "color"],
  ["grey", "gray"],
  ["flask", "thermos", "canteen", "bottle"],
  ["torch", "flashlight"],
  ["notebook", "journal"],
  ["towel", "towelling"],
  ["present", "gift"],
  ["trainers", "sneakers", "running shoes"],
  ["fridge", "refrigerator"],
  ["bike", "bicycle"],
  ["smartphone", "cell phone", "mobile phone"],
  ["smartwatch", "smart watch"],
  ["laptop", "notebook computer"],
  ["earbuds", "in-ear headphones"],
  ["hoover", "vacuum cleaner"],
  ["hob", "cooktop", "stovetop"],
  ["washer", "washing machine"],
  ["dryer", "tumble dryer"],
  ["pram", "stroller", "pushchair"],
  ["diapers", "nappies"],
  ["ps5", "playstation 5"],
  ["tv", "telly", "television", "television set"],
  ["pruning shears", "secateurs", "garden clippers"],
  ["cutting board", "chopping board"],
  ["side table", "end table", "occasional table"],
  ["fountain pen", "ink pen"],
  ["string lights", "fairy lights"],
  ["portable speaker", "boombox"],
  ["wash bag", "toiletry bag", "sponge bag"],
  ["belt bag", "bum bag", "fanny pack"],
];

type Phrase = readonly string[];

/** A table of groups, each phrase of which means what the others of its group mean. */
export const synonymTable = (groups: readonly (readonly string[])[]): Synonyms =>
  phraseTable(
    groups.flatMap((group) => {
      const phrases = group.map((words) => telling(tokensOf(words)).map(({ term }) => term));
      return phrases.map((phrase) => ({ phrase, others: phrases.filter((other) => other !== phrase) }));
    }),
  );

/**
 * Makes a function that answers the synonyms of each of a query's terms. Each term of a phrase gets the phrase's synonyms,
 * so that "red running shoes" finds red trainers. A phrase counts only where all its terms stand in a row.
 */
export function phraseTable(
  entries: readonly { readonly phrase: Phrase; readonly others: readonly Phrase[] }[],
): Synonyms {
  const byFirst = Map.groupBy(entries, ({ phrase: [first = ""] }) => first);
  return (terms) => {
    const also = terms.map((): Phrase[] => []);
    terms.forEach((term, from) => {
      for (const { phrase, others } of byFirst.get(term) ?? [])
        if (phrase.every((word, place) => terms[from + place] === word))
          for (let place = from; place < from + phrase.length; place++) also[place]?.push(...others);
    });
    return also;
  };
}

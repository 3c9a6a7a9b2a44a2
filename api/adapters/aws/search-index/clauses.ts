import { accessories, accessoryShare } from "../../../domain/search/accessories.ts";
import { type Alternative, nounShare, prefixWeight, type Word } from "../../../domain/search/query.ts";

export type Clause = Record<string, unknown>;

/** Which products a search is for: with all words, with at least `least` of them, or all of them and some by id below. */
export type Matching =
  | { readonly type: "all" }
  | { readonly type: "some"; readonly least: number; readonly telling: readonly Word[] }
  | { readonly type: "filled"; readonly ids: readonly string[] };

const mostExpansions = 200;
/** What keeps products with all words above those that were added: more than any score by words. */
export const fullBonus = 10_000;

const active: Clause = { term: { isActive: true } };

/** The query for products by words. Accessories of what was asked for count less. */
export function matching(words: readonly Word[], how: Matching): Clause {
  if (words.length === 0) return { bool: { filter: [active] } };
  if (how.type === "all") {
    const must = words.map(wordClause);
    return { bool: { filter: [active], must: [weighedDown(words, { bool: { must } })] } };
  }
  const should = words.map((word) => ({
    bool: { must: [wordClause(word)], boost: word.noun ? nounShare : 1 },
  }));
  if (how.type === "some")
    return {
      bool: {
        filter: [active, anyOf(how.telling.map(namedClause))],
        must: [weighedDown(words, { bool: { should, minimum_should_match: how.least } })],
      },
    };
  const full: Clause = { bool: { filter: words.map(wordClause) } };
  return {
    bool: {
      filter: [active, anyOf([full, { ids: { values: how.ids } }])],
      must: [weighedDown(words, { bool: { should, minimum_should_match: 1 } })],
      should: [{ constant_score: { filter: full, boost: fullBonus } }],
    },
  };
}

/** The body that asks for the best products that lack some of the words: their ids only. */
export const partialBody = (
  words: readonly Word[],
  how: Extract<Matching, { type: "some" }>,
  size: number,
) => ({
  size,
  _source: false,
  query: {
    bool: { must: [matching(words, how)], must_not: [{ bool: { filter: words.map(wordClause) } }] },
  },
});

const anyOf = (should: readonly Clause[]): Clause => ({ bool: { should, minimum_should_match: 1 } });

function weighedDown(words: readonly Word[], positive: Clause): Clause {
  const asked = new Set(words.flatMap(({ term, also }) => [term, ...also.flatMap(({ terms }) => terms)]));
  const meant = accessories.filter((accessory) => asked.has(accessory));
  const negative = {
    bool: { filter: [{ exists: { field: "accessories" } }], must_not: [{ terms: { accessories: meant } }] },
  };
  return { boosting: { positive, negative, negative_boost: accessoryShare } };
}

/** What matches a word: itself, what counts as it, and where it may be unfinished, what begins with it. */
export function wordClause(word: Word): Clause {
  const queries: Clause[] = [{ term: { terms: { value: word.term } } }, ...word.also.map(alternativeClause)];
  if (word.prefix) queries.push(prefixClause(word));
  return { dis_max: { queries } };
}

/** Letters begin words, not part numbers: "pan" is no beginning of "pan1020". Frequent and rare words weigh the same. */
export function prefixClause({ word }: Word): Clause {
  const rewrite = `top_terms_blended_freqs_${mostExpansions}`;
  return /\d/.test(word)
    ? { prefix: { words: { value: word, boost: prefixWeight, rewrite } } }
    : { regexp: { words: { value: `${literal(word)}[^0-9]*`, boost: prefixWeight, rewrite } } };
}

/** Text as a part of a Lucene regular expression that stands for itself. */
export const literal = (text: string): string => text.replace(/[.?+*|{}[\]()"\\#@&<>~^$-]/g, "\\$&");

function alternativeClause({ terms, weight, named }: Alternative): Clause {
  const boost = weight / terms.length;
  const must = terms.map((term) => ({ term: { terms: { value: term, boost } } }));
  const [first, ...others] = must;
  if (first && others.length === 0 && !named) return first;
  return { bool: { must, ...(named && { filter: terms.map((term) => ({ term: { named: term } })) }) } };
}

/** Whether a product is called by a word, in any form. */
function namedClause({ term, word, prefix, also }: Word): Clause {
  const all = (terms: readonly string[]): Clause => ({
    bool: { filter: terms.map((one) => ({ term: { named: one } })) },
  });
  const begun: Clause[] = /\d/.test(word)
    ? [{ prefix: { named: { value: word } } }]
    : [{ regexp: { named: { value: `${literal(word)}[^0-9]*` } } }];
  return anyOf([all([term]), ...also.map(({ terms }) => all(terms)), ...(prefix ? begun : [])]);
}

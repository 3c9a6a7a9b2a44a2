import { accessoriesIn } from "../../../domain/search/accessories.ts";
import {
  lengthShare,
  mostOfDescription,
  saturation,
  weighedTermsOf,
} from "../../../domain/search/weights.ts";
import type { IndexChange, SearchDocument } from "../../../ports/search-index.ts";

/** Increase it when the same product is indexed differently: an index of an older version is rebuilt. */
export const indexVersion = 5;

const deepestPage = 50_100;
const heaviest = 255;

const given = { type: "text", analyzer: "given", similarity: "shop" } as const;

/**
 * The fields of an index of products. `terms` has every term as often as it counts, `words` the same as they are spelt, for
 * prefixes and spelling. `named` and `names` are the terms and words that a product is called by, without those that only
 * its description has.
 */
export const indexMappings = {
  dynamic: "strict",
  _meta: { version: indexVersion },
  properties: {
    isActive: { type: "boolean" },
    productId: { type: "keyword" },
    category: { type: "keyword" },
    tags: { type: "keyword" },
    price: { type: "long" },
    inStock: { type: "boolean" },
    // By price book, besides the default one.
    prices: { type: "object", dynamic: true },
    booksInStock: { type: "keyword" },
    createdAt: { type: "long" },
    terms: given,
    words: given,
    named: { type: "keyword" },
    names: given,
    accessories: { type: "keyword" },
    document: { type: "object", enabled: false },
  },
} as const;

/**
 * The template of every index of products. Texts are analyzed by the shop's own rules before they are sent, so that both
 * engines match the same words.
 */
export const indexTemplate = (pattern: string) => ({
  index_patterns: [pattern],
  template: {
    settings: {
      "index.max_result_window": deepestPage,
      "index.number_of_shards": 1,
      // One replica when there is a second node; a single node stays healthy without.
      "index.auto_expand_replicas": "0-1",
      "index.similarity.shop.type": "BM25",
      "index.similarity.shop.k1": saturation,
      "index.similarity.shop.b": lengthShare,
      "index.analysis.analyzer.given.type": "custom",
      "index.analysis.analyzer.given.tokenizer": "whitespace",
    },
    mappings: indexMappings,
  },
});

/** The document stored under a product's id. A removed product keeps its version, so that late changes stay out. */
export function sourceOf(change: IndexChange): object {
  if (change.type === "remove") return { isActive: false };
  const { document } = change;
  const { terms, words } = weighed(document);
  const offers = Object.entries(document.prices ?? {});
  const named = (weights: ReadonlyMap<string, number>) =>
    [...weights].filter(([, weight]) => weight > mostOfDescription).map(([text]) => text);
  return {
    isActive: true,
    productId: document.productId,
    category: document.category,
    tags: document.tags,
    price: document.price,
    inStock: document.available > 0,
    prices: Object.fromEntries(offers.map(([book, { price }]) => [book, price])),
    booksInStock: offers.flatMap(([book, { available }]) => (available > 0 ? [book] : [])),
    createdAt: document.createdAt,
    terms: repeated(terms),
    words: repeated(words),
    named: named(terms),
    names: named(words).join(" "),
    accessories: accessoriesIn(document.name),
    document,
  };
}

type Weights = ReadonlyMap<string, number>;

function weighed(document: SearchDocument): { readonly terms: Weights; readonly words: Weights } {
  const terms = new Map<string, number>();
  const words = new Map<string, number>();
  for (const text of weighedTermsOf(document))
    for (const [term, word] of text.terms)
      for (const [weights, one] of [
        [terms, term],
        [words, word],
      ] as const) {
        const before = weights.get(one) ?? 0;
        if (before < text.most) weights.set(one, before + text.weight);
      }
  return { terms, words };
}

const repeated = (weights: Weights): string =>
  [...weights].flatMap(([text, weight]) => Array<string>(Math.min(weight, heaviest)).fill(text)).join(" ");

import { indexTermsOf } from "../../../domain/search/tokens.ts";
import { fieldWeights, lengthShare, saturation } from "../../../domain/search/weights.ts";
import type { IndexChange, SearchDocument } from "../../../ports/search-index.ts";

const deepestPage = 50_100;

/**
 * The template of every product index. Text is analysed by the shop's own rules before it is sent, so that
 * both engines match the same words; a word is repeated as often as its weight. `words` has the unstemmed
 * words, for prefixes and spelling.
 */
export const indexTemplate = (pattern: string) => ({
  index_patterns: [pattern],
  template: {
    settings: {
      "index.max_result_window": deepestPage,
      "index.number_of_shards": 1,
      // One replica when there is a second node; a single node is healthy without.
      "index.auto_expand_replicas": "0-1",
      "index.similarity.shop.type": "BM25",
      "index.similarity.shop.k1": saturation,
      "index.similarity.shop.b": lengthShare,
      "index.analysis.analyzer.given.type": "custom",
      "index.analysis.analyzer.given.tokenizer": "whitespace",
    },
    mappings: {
      dynamic: "strict",
      properties: {
        isActive: { type: "boolean" },
        productId: { type: "keyword" },
        category: { type: "keyword" },
        tags: { type: "keyword" },
        price: { type: "integer" },
        inStock: { type: "boolean" },
        createdAt: { type: "long" },
        terms: { type: "text", analyzer: "given", similarity: "shop" },
        words: { type: "text", analyzer: "given", similarity: "shop" },
        document: { type: "object", enabled: false },
      },
    },
  },
});

/**
 * The stored document of a product. A removed product keeps its version, so that late changes are refused.
 */
export function sourceOf(change: IndexChange): object {
  if (change.type === "remove") return { isActive: false };
  const { document } = change;
  const pairs = weighed(document);
  return {
    isActive: true,
    productId: document.productId,
    category: document.category,
    tags: document.tags,
    price: document.price,
    inStock: document.available > 0,
    createdAt: document.createdAt,
    terms: pairs.map(([term]) => term).join(" "),
    words: pairs.map(([, word]) => word).join(" "),
    document,
  };
}

function weighed(document: SearchDocument): (readonly [term: string, word: string])[] {
  const repeated = (text: string, count: number) => {
    const pairs = indexTermsOf(text);
    return Array.from({ length: count }, () => pairs).flat();
  };
  return [
    ...repeated(document.name, fieldWeights.name),
    ...document.tags.flatMap((tag) => repeated(tag, fieldWeights.tags)),
    ...repeated(document.category, fieldWeights.category),
    ...repeated(document.description, fieldWeights.description),
  ];
}

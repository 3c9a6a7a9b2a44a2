import { indexTermsOf } from "../../../domain/search/tokens.ts";
import { fieldWeights, lengthShare, saturation } from "../../../domain/search/weights.ts";
import type { IndexChange, SearchDocument } from "../../../ports/search-index.ts";

const deepestPage = 50_100;

/**
 * The template of every index of products. Texts come analysed by the shop's own rules, so that both engines find by the
 * same words, each written as often as it counts. `words` are the words as they are spelt, for prefixes and spelling.
 */
export const indexTemplate = (pattern: string) => ({
  index_patterns: [pattern],
  template: {
    settings: {
      "index.max_result_window": deepestPage,
      "index.number_of_shards": 1,
      // A copy where there is a second node to keep it; one node alone is healthy without.
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

/** What is stored under a product's id. One that was removed leaves its version, which keeps late changes out for good. */
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

/** A search as it was asked for. */
export type Search = {
  readonly query?: string;
  readonly category?: string;
  readonly minPrice?: number;
  readonly maxPrice?: number;
  readonly options?: readonly string[];
  readonly inStock?: boolean;
  readonly sort?: "relevance" | "price-asc" | "price-desc" | "newest";
  readonly limit?: number;
  readonly similarTo?: string;
  readonly without?: readonly string[];
  /** Nothing rather than what only comes near. */
  readonly sure?: boolean;
};

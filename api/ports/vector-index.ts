/** A piece of a document. `words` are the stems that it is found by, as often as they count. */
export type Passage = {
  readonly heading?: string | undefined;
  readonly text: string;
  readonly words: readonly string[];
};

/** `vector` has unit length and as many numbers as its index has dimensions. */
export type IndexedPassage = Passage & { readonly vector: readonly number[] };

/** `place` counts the passages of an edition from 0; `similarity` is the cosine with the question, 0 without a vector. */
export type FoundPassage = Passage & {
  readonly edition: string;
  readonly place: number;
  readonly similarity: number;
};

export type PassageQuery = {
  /** Only passages of these are found. */
  readonly editions: readonly string[];
  /** Undefined: only by words. */
  readonly vector?: readonly number[] | undefined;
  readonly words: readonly string[];
  readonly limit: number;
};

/**
 * Passages by edition, which is one way of reading one document: it is put as a whole, and never changed. Which editions
 * count is decided elsewhere; one that is left behind is found by nobody who does not ask for it.
 */
export interface VectorIndex {
  /** Searchable once it resolves. The same edition again replaces it. */
  put(edition: string, passages: readonly IndexedPassage[]): Promise<void>;
  /** Removing what is not there is no error. */
  remove(edition: string): Promise<void>;
  /** The `limit` nearest and the `limit` that share the most telling words, together and in no stated order. */
  search(query: PassageQuery): Promise<readonly FoundPassage[]>;
}

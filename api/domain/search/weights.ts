/** How much a word counts in each field: a word that a product is called by outweighs a rare one that is told of it. */
export const fieldWeights = { name: 8, tags: 4, category: 4, description: 1 } as const;

/** BM25: how slowly more of a word stops to count (k1), and how much a long text is held against it (b). */
export const saturation = 3;
export const lengthShare = 0.4;

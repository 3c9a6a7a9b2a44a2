/** The weight of a match by field: a word of the name outweighs a rare word of the description. */
export const fieldWeights = { name: 8, tags: 4, category: 4, description: 1 } as const;

/** BM25's k1 (how slowly repeated words stop counting) and b (how much long texts are penalised). */
export const saturation = 3;
export const lengthShare = 0.4;

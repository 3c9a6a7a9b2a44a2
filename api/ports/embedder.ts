/**
 * Turns texts into vectors of unit length that are near to each other where the texts mean similar things. Throws an Error
 * when the model does not answer.
 */
export interface Embedder {
  /** Names the model and its version: vectors of one model say nothing about those of another. */
  readonly model: string;
  readonly dimensions: number;
  /** The similarity from which on a passage has to do with a question: other models, other numbers. */
  readonly relatedFrom: number;
  /** In the order of `texts`. */
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

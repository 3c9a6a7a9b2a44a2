import { DomainError } from "../../../domain/errors.ts";
import type { VectorIndex } from "../../../ports/vector-index.ts";

const away = async (): Promise<never> => {
  throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 60 });
};

/** For an environment without a search engine: the knowledge base answers 503, and the rest of the shop works. */
export const noVectors: VectorIndex = { put: away, remove: away, search: away };

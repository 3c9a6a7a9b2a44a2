import { DomainError } from "../../../api/domain/errors.ts";
import type { SearchIndex } from "../../../api/ports/search-index.ts";

const mostTries = 5;

/**
 * The same index, with a search retried when a busy machine made it time out: relevance is measured, not
 * speed.
 */
export const retryingSearch = (index: SearchIndex): SearchIndex => ({
  ...index,
  search: async (query) => {
    for (let tries = 1; ; tries++) {
      try {
        return await index.search(query);
      } catch (error) {
        if (tries === mostTries || !DomainError.is(error, "SERVICE_UNAVAILABLE")) throw error;
      }
    }
  },
});

import { DomainError } from "../../../api/domain/errors.ts";
import type { SearchIndex } from "../../../api/ports/search-index.ts";

const mostTries = 5;

/** The same index, asked again when a busy machine kept it from answering in time: how well it finds is measured, not how fast. */
export const patient = (index: SearchIndex): SearchIndex => ({
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

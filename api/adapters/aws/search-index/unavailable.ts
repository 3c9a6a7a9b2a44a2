import { DomainError } from "../../../domain/errors.ts";
import type { SearchIndex } from "../../../ports/search-index.ts";

const away = async (): Promise<never> => {
  throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 60 });
};

/** For an environment without a search engine: search answers 503, and the rest of the shop works. */
export const noSearch: SearchIndex = {
  apply: away,
  search: away,
  suggest: away,
  rebuild: away,
  refresh: away,
  // Nothing is read from it.
  missing: async () => [],
};

import type { Store } from "./api-types.ts";
import { currentVisit } from "./visit.ts";

let inPage: Store | undefined;

/** The store that this page was made for: the server writes it into the page. */
export function store(): Store {
  const visit = currentVisit();
  if (visit) return visit.store;
  inPage ??= read();
  return inPage;
}

/** For a page that no server made: the store as /config.json has it. */
export const keepStore = (store: Store): void => {
  inPage = store;
};

/** Only the server writes there, what the API answered. */
const read = (): Store => JSON.parse(document.getElementById("app")?.dataset["store"] ?? "null") as Store;

import { query } from "@solidjs/router";
import { ask } from "../lib/api.ts";
import type { StorePage } from "../lib/api-types.ts";
import { Problem } from "../lib/problem.ts";
import { answerStatus, cacheable } from "../lib/visit.ts";

/** A published page of the store's own; null when there is none. */
export const loadPage = query(async (slug: string): Promise<StorePage | null> => {
  try {
    const page = await ask<StorePage>((api) => api.pages[":slug"].$get({ param: { slug } }));
    cacheable();
    return page;
  } catch (error) {
    if (!(error instanceof Problem) || (error.status !== 404 && error.status !== 400)) throw error;
    answerStatus(404);
    return null;
  }
}, "page");

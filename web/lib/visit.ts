import { getRequestEvent, isServer, type RequestEvent } from "solid-js/web";
import type { Visit } from "../server/render.ts";

/** Solid's request event, with our visit. */
export type VisitEvent = RequestEvent & { readonly visit: Visit };

/** The current visit; undefined in the browser. */
export const currentVisit = (): Visit | undefined => {
  if (!isServer) return undefined;
  const event = getRequestEvent();
  return event && "visit" in event ? visitOf(event) : undefined;
};

/** The page is the same for everybody: the edge may cache it until one of the tags of what it shows is purged. */
export function cacheable(): void {
  const visit = currentVisit();
  if (visit) visit.answer.cached = true;
}

/**
 * The page shows an answer of the API, so it is purged with it. "items": of a list only what is in it, for a list beside
 * the page's own matter, which may lag when products join it.
 */
export function showsAnswer({ answer }: Visit, response: Response, shown: "all" | "items"): void {
  if (response.status >= 500) answer.complete = false;
  const tags = (response.headers.get("cache-tag") ?? "").split(",").filter((tag) => tag !== "");
  for (const [place, tag] of tags.entries())
    if (shown === "all" || place > 0) answer.tags.set(tag, Math.min(place, answer.tags.get(tag) ?? place));
}

/** Records a module of the page, so that the browser can preload it. */
export function usesModule(file: string): void {
  currentVisit()?.answer.modules.add(file);
}

/** Sets the response's status, and the location of a redirect. */
export function answerStatus(status: number, location?: string): void {
  const visit = currentVisit();
  if (!visit) return;
  visit.answer.status = status;
  if (location !== undefined) visit.answer.location = location;
}

/** The page is of a product, which only some markets sell: the others have no such page. */
export async function noteMarketsOf(productId: string): Promise<void> {
  const visit = currentVisit();
  if (visit && visit.markets.length > 1) visit.answer.markets = await visit.soldIn(productId).catch(() => []);
}

/** The shop's public origin, for canonical URLs and structured data. */
export const shopOrigin = (): string => currentVisit()?.origin ?? window.location.origin;

/** Only the storefront's server creates events, always with a visit. */
const visitOf = (event: RequestEvent): Visit => (event as VisitEvent).visit;

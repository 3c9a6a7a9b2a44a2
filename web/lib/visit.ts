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

/** Marks the page as the same for everybody: the edge caches it until one of its tags is purged. */
export function cachedUnder(...tags: readonly string[]): void {
  const visit = currentVisit();
  if (!visit) return;
  visit.answer.cached = true;
  shows(...tags);
}

/** Adds cache tags for what the page shows, whether or not it is cached. */
export function shows(...tags: readonly string[]): void {
  const visit = currentVisit();
  for (const tag of tags) visit?.answer.tags.add(tag);
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

/** The shop's public origin, for canonical URLs and structured data. */
export const shopOrigin = (): string => currentVisit()?.origin ?? window.location.origin;

/** Only the storefront's server creates events, always with a visit. */
const visitOf = (event: RequestEvent): Visit => (event as VisitEvent).visit;

import { getRequestEvent, isServer, type RequestEvent } from "solid-js/web";
import type { Visit } from "../server/render.ts";

/** The event that Solid carries through a render. */
export type VisitEvent = RequestEvent & { readonly visit: Visit };

/** The visit under way; undefined in the browser. */
export const currentVisit = (): Visit | undefined => {
  if (!isServer) return undefined;
  const event = getRequestEvent();
  return event && "visit" in event ? visitOf(event) : undefined;
};

/** This page is the same for everybody: the edge keeps it until one of its tags is purged. */
export function cachedUnder(...tags: readonly string[]): void {
  const visit = currentVisit();
  if (!visit) return;
  visit.answer.cached = true;
  shows(...tags);
}

/** The page shows what these tags stand for, whether it is cached or not. */
export function shows(...tags: readonly string[]): void {
  const visit = currentVisit();
  for (const tag of tags) visit?.answer.tags.add(tag);
}

/** The page's code is in this module: the browser is told to fetch it with the first bytes. */
export function usesModule(file: string): void {
  currentVisit()?.answer.modules.add(file);
}

/** The answer's status, for pages that are not a plain success. */
export function answerStatus(status: number, location?: string): void {
  const visit = currentVisit();
  if (!visit) return;
  visit.answer.status = status;
  if (location !== undefined) visit.answer.location = location;
}

/** The public address of the shop: for canonical links and structured data. */
export const shopOrigin = (): string => currentVisit()?.origin ?? window.location.origin;

/** Only the storefront's server makes events, and it makes them with a visit. */
const visitOf = (event: RequestEvent): Visit => (event as VisitEvent).visit;

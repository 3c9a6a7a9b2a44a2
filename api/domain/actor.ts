import { DomainError } from "./errors.ts";

type Person = { readonly userId: string; readonly email: string | undefined };

/** Who is calling. Set by the door (HTTP, event, agent), never by a body and never by a model. */
export type Actor =
  | { readonly type: "guest" }
  | ({ readonly type: "shopper" } & Person)
  | ({ readonly type: "admin" } & Person)
  /** A part of the shop itself: a workflow, a consumer, the sweeper. */
  | { readonly type: "system"; readonly name: string };

/** Whoever calls a route that takes no token. */
export const guest: Actor = { type: "guest" };

export type SignedIn = Extract<Actor, { type: "shopper" | "admin" }>;
export type Admin = Extract<Actor, { type: "admin" }>;
export type System = Extract<Actor, { type: "system" }>;

/** Anybody with an account; staff are shoppers too. Throws UNAUTHORIZED for guests, FORBIDDEN for the system. */
export function requireShopper(actor: Actor): SignedIn {
  if (actor.type === "shopper" || actor.type === "admin") return actor;
  throw refusalFor(actor);
}

/** Staff. Throws UNAUTHORIZED for guests, FORBIDDEN for everybody else. */
export function requireAdmin(actor: Actor): Admin {
  if (actor.type === "admin") return actor;
  throw refusalFor(actor);
}

/** The shop's own machinery: what no person may call. Throws UNAUTHORIZED for guests, FORBIDDEN for everybody else. */
export function requireSystem(actor: Actor): System {
  if (actor.type === "system") return actor;
  throw refusalFor(actor);
}

/** Staff or the shop itself. Throws UNAUTHORIZED for guests, FORBIDDEN for shoppers. */
export function requireAdminOrSystem(actor: Actor): Admin | System {
  if (actor.type === "admin" || actor.type === "system") return actor;
  throw refusalFor(actor);
}

/** The name under which a timeline, an audit entry or a refund records who acted. */
export const nameOf = (actor: Actor): string =>
  actor.type === "guest" ? "guest" : actor.type === "system" ? actor.name : actor.userId;

const refusalFor = (actor: Actor): DomainError =>
  actor.type === "guest"
    ? new DomainError("UNAUTHORIZED", { reason: "missing" })
    : new DomainError("FORBIDDEN", {});

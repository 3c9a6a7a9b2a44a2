import { DomainError } from "./errors.ts";
import { type Role, rolesWith, type StaffRight } from "./staff/permissions.ts";

type Person = { readonly userId: string; readonly email: string | undefined };

/** Who is calling. Set by the door (HTTP, event, agent), never by a body and never by a model. */
export type Actor =
  | { readonly type: "guest" }
  | ({ readonly type: "shopper" } & Person)
  | ({ readonly type: "staff"; readonly roles: readonly Role[] } & Person)
  /** A part of the shop itself: a workflow, a consumer, the sweeper. */
  | { readonly type: "system"; readonly name: string };

/** Whoever calls a route that takes no token. */
export const guest = { type: "guest" } as const satisfies Actor;

export type SignedIn = Extract<Actor, { type: "shopper" | "staff" }>;
export type Staff = Extract<Actor, { type: "staff" }>;
export type System = Extract<Actor, { type: "system" }>;

/** Anybody with an account; staff are shoppers too. Throws UNAUTHORIZED for guests, FORBIDDEN for the system. */
export function requireShopper(actor: Actor): SignedIn {
  if (actor.type === "shopper" || actor.type === "staff") return actor;
  throw refusalFor(actor);
}

/** Staff with a role that holds the permission. Throws UNAUTHORIZED for guests, FORBIDDEN for everybody else. */
export function requireStaff(actor: Actor, right: StaffRight): Staff {
  if (actor.type === "staff" && may(actor, right)) return actor;
  throw refusalFor(actor);
}

/** The shop's own machinery: what no person may call. Throws UNAUTHORIZED for guests, FORBIDDEN for everybody else. */
export function requireSystem(actor: Actor): System {
  if (actor.type === "system") return actor;
  throw refusalFor(actor);
}

/** Staff who hold the permission, or the shop itself. Throws UNAUTHORIZED for guests, FORBIDDEN for everybody else. */
export function requireStaffOrSystem(actor: Actor, right: StaffRight): Staff | System {
  return actor.type === "system" ? actor : requireStaff(actor, right);
}

/** Whether the caller is staff with a role that holds the permission: what a view leaves out is decided by this. */
export const may = (actor: Actor, right: StaffRight): boolean =>
  actor.type === "staff" && rolesWith(right).some((role) => actor.roles.includes(role));

/** The name under which a timeline, an audit entry or a refund records who acted. */
export const nameOf = (actor: Actor): string =>
  actor.type === "guest" ? "guest" : actor.type === "system" ? actor.name : actor.userId;

const refusalFor = (actor: Actor): DomainError =>
  actor.type === "guest"
    ? new DomainError("UNAUTHORIZED", { reason: "missing" })
    : new DomainError("FORBIDDEN", {});

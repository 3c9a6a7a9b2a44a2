import { type Actor, guest, requireSystem } from "../actor.ts";
import type { StaffRoster } from "../staff/store.ts";
import type { Bearer, ChatConnection, ChatConnections, ChatTickets } from "./store.ts";
import { redeemTicket } from "./tickets.ts";

type Deps = {
  readonly chatConnections: ChatConnections;
  readonly now: () => number;
};

const minutes = 60_000;
/** API Gateway closes a connection after two hours; whoever signed in is asked for a new ticket as often as for a token. */
const openFor = (actor: Bearer): number => (actor.type === "guest" ? 120 : 60) * minutes;

/** Lets in whoever holds a ticket. Throws UNAUTHORIZED for a ticket that is unknown, used or over. */
export async function openConnection(
  deps: Deps & { readonly chatTickets: ChatTickets },
  actor: Actor,
  { connectionId, ticket, caller }: { connectionId: string; ticket: string; caller: string },
): Promise<ChatConnection> {
  requireSystem(actor);
  const redeemed = await redeemTicket(deps, actor, ticket);
  const bearer = redeemed.type === "system" ? guest : redeemed;
  const connection = { connectionId, actor: bearer, caller, until: deps.now() + openFor(bearer) };
  await deps.chatConnections.save(connection);
  return connection;
}

/**
 * Who is behind a connection; undefined once it is over. Staff have the roles that they hold now, not those of when it was
 * opened.
 */
export async function showConnection(
  deps: Deps & { readonly staff: Pick<StaffRoster, "rolesOf"> },
  actor: Actor,
  connectionId: string,
): Promise<ChatConnection | undefined> {
  requireSystem(actor);
  const connection = await deps.chatConnections.find(connectionId);
  if (!connection || connection.until <= deps.now()) return undefined;
  const { actor: bearer } = connection;
  if (bearer.type !== "staff") return connection;
  const roles = (await deps.staff.rolesOf(bearer.userId)) ?? bearer.roles;
  const { userId, email } = bearer;
  return {
    ...connection,
    actor: roles.length > 0 ? { ...bearer, roles } : { type: "shopper", userId, email },
  };
}

/** Forgets a connection; an unknown one is no error. */
export async function closeConnection(
  deps: Pick<Deps, "chatConnections">,
  actor: Actor,
  connectionId: string,
): Promise<void> {
  requireSystem(actor);
  await deps.chatConnections.remove(connectionId);
}

/** Notes that somebody follows a turn from another process, so that the one that runs it does not take it for left. */
export async function noteFollower(deps: Deps, actor: Actor, turnId: string): Promise<void> {
  requireSystem(actor);
  await deps.chatConnections.follow(turnId, deps.now() + 2 * minutes);
}

/** Whether a follower of a turn was noted. */
export async function hasFollower(deps: Deps, actor: Actor, turnId: string): Promise<boolean> {
  requireSystem(actor);
  return ((await deps.chatConnections.followedUntil(turnId)) ?? 0) > deps.now();
}

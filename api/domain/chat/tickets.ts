import { type Actor, requireSystem } from "../actor.ts";
import { DomainError } from "../errors.ts";
import type { ChatTickets } from "./store.ts";

type Deps = {
  readonly chatTickets: ChatTickets;
  readonly now: () => number;
  readonly newId: () => string;
};

/** A ticket is used within a second by the page that asked for it. */
const validFor = 30_000;

/** Lets the caller open one connection as who they are now. For anybody. `expiresAt` in epoch ms. */
export async function issueTicket(
  deps: Deps,
  actor: Actor,
): Promise<{ readonly ticket: string; readonly expiresAt: number }> {
  const ticket = deps.newId();
  const expiresAt = deps.now() + validFor;
  await deps.chatTickets.keep(ticket, actor.type === "system" ? { type: "guest" } : actor, expiresAt);
  return { ticket, expiresAt };
}

/** Whom a ticket lets in: once, and not later than half a minute after it was issued. For the door of the connections. */
export async function redeemTicket(
  deps: Pick<Deps, "chatTickets">,
  actor: Actor,
  ticket: string,
): Promise<Actor> {
  requireSystem(actor);
  const bearer = await deps.chatTickets.take(ticket);
  if (!bearer) throw new DomainError("UNAUTHORIZED", { reason: ticket === "" ? "missing" : "invalid" });
  return bearer;
}

import { DomainError } from "../errors.ts";
import type { Role } from "./permissions.ts";

/** Somebody who is or was of staff; former members have no roles. Times are epoch milliseconds. */
export type Member = {
  readonly userId: string;
  readonly email: string;
  readonly name: string | undefined;
  readonly roles: readonly Role[];
  readonly since: number;
  /** The invitation that was accepted last, so that repeating the acceptance is harmless. */
  readonly acceptedToken?: string | undefined;
};

/** A mailed invitation. Only the hash of its link's token is kept. */
export type Invitation = {
  readonly invitationId: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly tokenHash: string;
  readonly invitedBy: string;
  readonly sentAt: number;
  readonly expiresAt: number;
};

/** Everybody of staff and who is invited, as one record: what holds over all of them is checked in one write. */
export type Roster = {
  readonly version: number;
  readonly members: readonly Member[];
  readonly invitations: readonly Invitation[];
};

export const emptyRoster: Roster = { version: 0, members: [], invitations: [] };

/** An account with the roles that its groups name. */
export type StaffAccount = Pick<Member, "userId" | "email" | "name" | "roles">;

const mostMembers = 500;
const mostInvitations = 100;

/** Adds accounts that an operator put into a group of the identity engine, unless the roster knows them. */
export function withAccounts(roster: Roster, accounts: readonly StaffAccount[], now: number): Roster {
  const unknown = accounts.filter(({ userId }) => !memberOf(roster, userId));
  if (unknown.length === 0) return roster;
  return { ...roster, members: [...roster.members, ...unknown.map((one) => ({ ...one, since: now }))] };
}

/**
 * Puts an invitation into the roster, in place of an earlier one to the same address. Throws CONFLICT for an address of
 * present staff and when too many invitations wait.
 */
export function withInvitation(roster: Roster, invitation: Invitation): Roster {
  const { email, sentAt } = invitation;
  if (roster.members.some((member) => member.email === email && member.roles.length > 0))
    throw new DomainError("CONFLICT", {
      reason: "this person is on the staff already; change their roles instead",
      issues: [{ path: "email", message: "is on the staff already" }],
    });
  const others = roster.invitations.filter((one) => one.email !== email && one.expiresAt > sentAt);
  if (others.length >= mostInvitations || roster.members.length >= mostMembers)
    throw new DomainError("CONFLICT", { reason: "too many invitations are waiting; withdraw some first" });
  return { ...roster, invitations: [...others, invitation] };
}

/** Takes an invitation back; an unknown one is no error. */
export const withoutInvitation = (roster: Roster, invitationId: string): Roster =>
  roster.invitations.some((one) => one.invitationId === invitationId)
    ? { ...roster, invitations: roster.invitations.filter((one) => one.invitationId !== invitationId) }
    : roster;

/** The invitation of a link. Throws INVITATION_INVALID for one that was used, replaced or withdrawn, and INVITATION_EXPIRED. */
export function invitationOf(roster: Roster, tokenHash: string, now: number): Invitation {
  const found = roster.invitations.find((one) => one.tokenHash === tokenHash);
  if (!found) throw new DomainError("INVITATION_INVALID", {});
  if (found.expiresAt <= now) throw new DomainError("INVITATION_EXPIRED", {});
  return found;
}

/**
 * Makes the account that accepts an invitation a member with its roles, and spends the invitation. Repeating it changes
 * nothing. Throws INVITATION_INVALID and INVITATION_EXPIRED.
 */
export function withAcceptance(
  roster: Roster,
  { tokenHash, account, now }: { tokenHash: string; account: Omit<StaffAccount, "roles">; now: number },
): Roster {
  const known = memberOf(roster, account.userId);
  if (known?.acceptedToken === tokenHash && known.roles.length > 0) return roster;
  const { invitationId, roles } = invitationOf(roster, tokenHash, now);
  const member: Member = { ...account, roles, since: now, acceptedToken: tokenHash };
  const others = roster.members.filter(({ userId }) => userId !== account.userId);
  return { ...withoutInvitation(roster, invitationId), members: [...others, member] };
}

/** A change of somebody's roles; `by` is the admin who makes it, undefined for the shop's operator. */
export type RoleChange = {
  readonly by: string | undefined;
  readonly userId: string;
  readonly roles: readonly Role[];
};

/**
 * Gives a member exactly these roles; none removes the member. Throws FORBIDDEN when whoever changes it is no admin any
 * more, CONFLICT for one's own roles and for the last admin, USER_NOT_FOUND.
 */
export function withRoles(roster: Roster, { by, userId, roles }: RoleChange): Roster {
  if (by !== undefined && !memberOf(roster, by)?.roles.includes("admin"))
    throw new DomainError("FORBIDDEN", {});
  const member = memberOf(roster, userId);
  if (!member || (by !== undefined && member.roles.length === 0))
    throw new DomainError("USER_NOT_FOUND", { userId });
  if (sameRoles(member.roles, roles)) return roster;
  if (by === userId)
    throw new DomainError("CONFLICT", { reason: "you can't change your own roles; ask another admin" });
  const { acceptedToken: _, ...kept } = member;
  const members = roster.members.map((one) => (one.userId === userId ? { ...kept, roles } : one));
  if (member.roles.includes("admin") && !members.some((one) => one.roles.includes("admin")))
    throw new DomainError("CONFLICT", { reason: "the shop needs at least one admin" });
  return { ...roster, members };
}

/** A member, present or former. */
export const memberOf = (roster: Roster, userId: string): Member | undefined =>
  roster.members.find((member) => member.userId === userId);

const sameRoles = (some: readonly Role[], others: readonly Role[]): boolean =>
  some.length === others.length && some.every((role) => others.includes(role));

import type { Identity } from "../../ports/identity.ts";
import { type Actor, requireStaff, requireStaffOrSystem } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { type Permission, permissionsOf, type Role, rolesAmong } from "./permissions.ts";
import {
  type Invitation,
  type Member,
  memberOf,
  type StaffAccount,
  withAccounts,
  withRoles,
} from "./roster.ts";
import type { StaffRoster } from "./store.ts";

export type StaffDeps = {
  readonly staff: StaffRoster;
  readonly identity: Pick<Identity, "members" | "find" | "setGroups">;
  readonly now: () => number;
  readonly newId: () => string;
};

/** Somebody of staff with what their roles allow. */
export type StaffRights = {
  readonly userId: string;
  readonly email: string | undefined;
  readonly name: string | undefined;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
};

/** Who the caller is and what the caller may do, for any of staff. */
export async function showMyRights(
  deps: { readonly identity: Pick<Identity, "find"> },
  actor: Actor,
): Promise<StaffRights> {
  const { userId, email, roles } = requireStaff(actor, "staff");
  const account = await deps.identity.find(userId);
  return {
    userId,
    email: account?.email ?? email,
    name: account?.name,
    roles,
    permissions: permissionsOf(roles),
  };
}

/** Present staff by name, and the invitations that wait. For staff with `staff:read`. */
export async function listStaff(
  deps: Pick<StaffDeps, "staff" | "now"> & { readonly identity: Pick<Identity, "members"> },
  actor: Actor,
): Promise<{ readonly members: readonly Member[]; readonly invitations: readonly Invitation[] }> {
  requireStaff(actor, "staff:read");
  const [stored, accounts] = await Promise.all([deps.staff.find(), staffAccounts(deps.identity)]);
  const { members, invitations } = withAccounts(stored, accounts, 0);
  const label = ({ name, email }: Member) => (name ?? email).toLowerCase();
  return {
    members: members
      .filter(({ roles }) => roles.length > 0)
      .toSorted((one, other) => label(one).localeCompare(label(other))),
    invitations: invitations.toSorted((one, other) => other.sentAt - one.sentAt),
  };
}

/**
 * Gives somebody of staff exactly these roles, and none to remove them: it holds from their next request. The operator's
 * command may also make an account staff that was none. For staff with `staff:write`. Throws USER_NOT_FOUND, CONFLICT for
 * one's own roles and for the last admin.
 */
export async function assignRoles(
  deps: StaffDeps,
  actor: Actor,
  input: { readonly userId: string; readonly roles: readonly Role[] },
): Promise<Member> {
  const by = requireStaffOrSystem(actor, "staff:write");
  const { userId, roles } = input;
  const accounts = await staffAccounts(deps.identity);
  if (by.type === "system") {
    const account = await deps.identity.find(userId);
    if (account) accounts.push({ userId, email: account.email, name: account.name, roles: [] });
  }
  const now = deps.now();
  const roster = await deps.staff.change(
    (before) =>
      withRoles(withAccounts(before, accounts, now), {
        by: by.type === "system" ? undefined : by.userId,
        userId,
        roles,
      }),
    {
      ...auditEntry(deps, actor, roles.length === 0 ? "staff.removeStaff" : "staff.assignRoles"),
      subject: `staff#${userId}`,
      shown: (shown) => {
        const member = memberOf(withAccounts(shown, accounts, now), userId);
        return member && { email: member.email, roles: member.roles };
      },
    },
  );
  await deps.identity.setGroups(userId, roles);
  const member = memberOf(roster, userId);
  if (!member) throw new DomainError("USER_NOT_FOUND", { userId });
  return member;
}

/** Takes somebody off the staff; the account stays, as a shopper's. For staff with `staff:write`. Throws as `assignRoles`. */
export async function removeStaff(deps: StaffDeps, actor: Actor, userId: string): Promise<void> {
  requireStaff(actor, "staff:write");
  await assignRoles(deps, actor, { userId, roles: [] });
}

/** The accounts in the groups of staff, with the roles that these name. */
export const staffAccounts = async (identity: Pick<Identity, "members">): Promise<StaffAccount[]> =>
  (await identity.members()).map(({ userId, email, name, groups }) => ({
    userId,
    email,
    name,
    roles: rolesAmong(groups),
  }));

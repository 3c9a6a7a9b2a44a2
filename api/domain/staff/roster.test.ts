import { describe, expect, test } from "vitest";
import type { Role } from "./permissions.ts";
import {
  emptyRoster,
  type Invitation,
  type Roster,
  withAcceptance,
  withAccounts,
  withInvitation,
  withRoles,
} from "./roster.ts";

const day = 86_400_000;
const now = 1_795_000_000_000;
const person = (userId: string, ...roles: Role[]) => ({
  userId,
  email: `${userId}@example.com`,
  name: undefined,
  roles,
});
const roster = withAccounts(
  emptyRoster,
  [person("ada", "admin"), person("bob", "admin"), person("sue", "support")],
  now,
);
const rolesIn = (of: Roster) => Object.fromEntries(of.members.map(({ userId, roles }) => [userId, roles]));
const invitation = (email: string, tokenHash: string): Invitation => ({
  invitationId: tokenHash,
  email,
  roles: ["warehouse"],
  tokenHash,
  invitedBy: "ada",
  sentAt: now,
  expiresAt: now + 7 * day,
});

describe("the roster of staff", () => {
  test("an admin changes and removes others", () => {
    const changed = withRoles(roster, { by: "ada", userId: "sue", roles: ["support", "warehouse"] });
    expect(rolesIn(changed)).toMatchObject({ sue: ["support", "warehouse"] });
    expect(rolesIn(withRoles(changed, { by: "ada", userId: "sue", roles: [] }))).toMatchObject({ sue: [] });
    expect(withRoles(roster, { by: "ada", userId: "sue", roles: ["support"] })).toBe(roster);
  });

  test("nobody changes their own roles, also not by mistake", () => {
    for (const roles of [["support"], [], ["admin", "support"]] as Role[][])
      expect(() => withRoles(roster, { by: "ada", userId: "ada", roles })).toThrow("CONFLICT");
  });

  test("of two admins who demote each other one is left", () => {
    const after = withRoles(roster, { by: "ada", userId: "bob", roles: ["support"] });
    expect(() => withRoles(after, { by: "bob", userId: "ada", roles: ["support"] })).toThrow("FORBIDDEN");
    expect(() => withRoles(after, { by: undefined, userId: "ada", roles: [] })).toThrow("CONFLICT");
  });

  test("former staff cannot be given roles without an invitation, except by the operator", () => {
    const after = withRoles(roster, { by: "ada", userId: "sue", roles: [] });
    expect(() => withRoles(after, { by: "ada", userId: "sue", roles: ["admin"] })).toThrow("USER_NOT_FOUND");
    expect(rolesIn(withRoles(after, { by: undefined, userId: "sue", roles: ["admin"] }))).toMatchObject({
      sue: ["admin"],
    });
  });

  test("former staff whose group was not yet taken away are not taken on again", () => {
    const after = withRoles(roster, { by: "ada", userId: "sue", roles: [] });
    expect(withAccounts(after, [person("sue", "support")], now)).toBe(after);
  });

  test("a further invitation replaces the link, and expired ones go", () => {
    const first = withInvitation(roster, invitation("wen@example.com", "one"));
    const second = withInvitation(first, invitation("wen@example.com", "two"));
    expect(second.invitations.map(({ tokenHash }) => tokenHash)).toEqual(["two"]);
    const later = { ...invitation("max@example.com", "three"), sentAt: now + 8 * day };
    expect(withInvitation(second, later).invitations.map(({ email }) => email)).toEqual(["max@example.com"]);
    expect(() => withInvitation(roster, invitation("sue@example.com", "four"))).toThrow("CONFLICT");
  });

  test("an invitation is spent once; repeating it by the same account changes nothing", () => {
    const invited = withInvitation(roster, invitation("wen@example.com", "one"));
    const account = { userId: "wen", email: "wen@example.com", name: "Wen" };
    const accepted = withAcceptance(invited, { tokenHash: "one", account, now });
    expect(rolesIn(accepted)).toMatchObject({ wen: ["warehouse"] });
    expect(accepted.invitations).toEqual([]);
    expect(withAcceptance(accepted, { tokenHash: "one", account, now })).toBe(accepted);
    const other = { ...account, userId: "eve" };
    expect(() => withAcceptance(accepted, { tokenHash: "one", account: other, now })).toThrow(
      "INVITATION_INVALID",
    );
    const late = { tokenHash: "one", account, now: now + 8 * day };
    expect(() => withAcceptance(invited, late)).toThrow("INVITATION_EXPIRED");
  });

  test("a link that was accepted gives removed staff nothing back", () => {
    const invited = withInvitation(roster, invitation("wen@example.com", "one"));
    const account = { userId: "wen", email: "wen@example.com", name: "Wen" };
    const accepted = withAcceptance(invited, { tokenHash: "one", account, now });
    const removed = withRoles(accepted, { by: "ada", userId: "wen", roles: [] });
    expect(() => withAcceptance(removed, { tokenHash: "one", account, now })).toThrow("INVITATION_INVALID");
  });
});

import type { Identity } from "../../ports/identity.ts";
import type { Mail } from "../../ports/mail.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { senderOf } from "../mails/store-mail.ts";
import type { Settings } from "../settings/store.ts";
import { invitationMail } from "./invitation-mail.ts";
import type { Role } from "./permissions.ts";
import {
  type Invitation,
  invitationOf,
  memberOf,
  type Roster,
  withAcceptance,
  withAccounts,
  withInvitation,
  withoutInvitation,
} from "./roster.ts";
import { staffAccounts } from "./service.ts";
import type { StaffRoster } from "./store.ts";

type Deps = {
  readonly staff: StaffRoster;
  readonly now: () => number;
  readonly newId: () => string;
};
export type InviteDeps = Deps & {
  readonly identity: Pick<Identity, "find" | "members">;
  readonly settings: Pick<Settings, "read">;
  readonly mail: Mail;
  readonly config: { readonly adminUrl: string };
};
export type AcceptDeps = Deps & {
  readonly identity: Pick<Identity, "findByEmail" | "create" | "signIn" | "signOut" | "setGroups">;
};

const goodFor = 7 * 24 * 3_600_000;

/**
 * Mails somebody a link that makes them staff with these roles. A further invitation to the same address replaces the
 * link. For staff with `staff:write`. Throws CONFLICT for an address of present staff.
 */
export async function inviteStaff(
  deps: InviteDeps,
  actor: Actor,
  input: { readonly email: string; readonly roles: readonly Role[] },
): Promise<Invitation> {
  const { userId } = requireStaff(actor, "staff:write");
  const email = input.email.trim().toLowerCase();
  const token = `${deps.newId()}${deps.newId()}`.replaceAll("-", "");
  const sentAt = deps.now();
  const invitation: Invitation = {
    invitationId: deps.newId(),
    email,
    roles: input.roles,
    tokenHash: await hashOf(token),
    invitedBy: userId,
    sentAt,
    expiresAt: sentAt + goodFor,
  };
  const accounts = await staffAccounts(deps.identity);
  await deps.staff.change((roster) => withInvitation(withAccounts(roster, accounts, sentAt), invitation), {
    ...auditEntry(deps, actor, "staff.inviteStaff"),
    subject: `invitation#${email}`,
    shown: (roster) => shownInvitation(roster, ({ email: other }) => other === email),
  });
  const [inviter, store] = await Promise.all([deps.identity.find(userId), deps.settings.read("store")]);
  const link = `${deps.config.adminUrl}/invitation#${token}`;
  await deps.mail.send({
    to: email,
    ...senderOf(store),
    ...invitationMail({ link, store, roles: input.roles, inviter: inviter?.name }),
  });
  return invitation;
}

/** Takes an invitation back, so that its link no longer works. For staff with `staff:write`. */
export async function withdrawInvitation(deps: Deps, actor: Actor, invitationId: string): Promise<void> {
  requireStaff(actor, "staff:write");
  const invited = (await deps.staff.find()).invitations.find((one) => one.invitationId === invitationId);
  await deps.staff.change((roster) => withoutInvitation(roster, invitationId), {
    ...auditEntry(deps, actor, "staff.withdrawInvitation"),
    subject: `invitation#${invited?.email ?? invitationId}`,
    shown: (roster) => shownInvitation(roster, (one) => one.invitationId === invitationId),
  });
}

/** What the page of an invitation's link shows. */
export type OpenInvitation = Pick<Invitation, "email" | "roles" | "expiresAt"> & {
  /** The address has an account, whose password accepts the invitation. */
  readonly hasAccount: boolean;
};

/** The invitation of a link. For whoever has the link. Throws INVITATION_INVALID and INVITATION_EXPIRED. */
export async function showInvitation(
  deps: {
    readonly staff: Pick<StaffRoster, "find">;
    readonly identity: Pick<Identity, "findByEmail">;
    readonly now: () => number;
  },
  _actor: Actor,
  token: string,
): Promise<OpenInvitation> {
  const tokenHash = await hashOf(token);
  const { email, roles, expiresAt } = invitationOf(await deps.staff.find(), tokenHash, deps.now());
  const account = await deps.identity.findByEmail(email);
  return { email, roles, expiresAt, hasAccount: account?.confirmed === true };
}

/** `password` is the one of the invited address's account, or of the one that is opened. */
export type Acceptance = {
  readonly token: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly caller?: string | undefined;
};

/**
 * Makes whoever has the link staff: with the account of the address that was invited, or a new one. The link works once;
 * repeated with the same password it changes nothing. For anybody. Throws INVITATION_INVALID, INVITATION_EXPIRED,
 * INVALID_CREDENTIALS for a wrong password of an account, and RATE_LIMITED.
 */
export async function acceptInvitation(
  deps: AcceptDeps,
  _actor: Actor,
  { token, password, name, caller }: Acceptance,
): Promise<{ readonly email: string; readonly roles: readonly Role[] }> {
  const tokenHash = await hashOf(token);
  const roster = await deps.staff.find();
  const accepted = roster.members.find((one) => one.acceptedToken === tokenHash);
  const { email } = accepted ?? invitationOf(roster, tokenHash, deps.now());
  const userId = await accountFor(deps.identity, { email, password, name, caller });
  const account = await deps.identity.findByEmail(email);
  const by: Actor = { type: "shopper", userId, email };
  const after = await deps.staff.change(
    (before) =>
      withAcceptance(before, {
        tokenHash,
        account: { userId, email, name: account?.name ?? name },
        now: deps.now(),
      }),
    {
      ...auditEntry(deps, by, "staff.acceptInvitation"),
      subject: `staff#${userId}`,
      shown: (shown) => shownMember(shown, userId),
    },
  );
  const roles = memberOf(after, userId)?.roles ?? [];
  await deps.identity.setGroups(userId, roles);
  return { email, roles };
}

/** The account of an invited address: its own when the password is right, else a new one. */
async function accountFor(
  identity: AcceptDeps["identity"],
  asked: Omit<Acceptance, "token"> & { readonly email: string },
): Promise<string> {
  const { email, password, name, caller } = asked;
  const known = await identity.findByEmail(email);
  if (!known?.confirmed)
    try {
      const created = await identity.create({ email, password, ...(name !== undefined && { name }) });
      return created.userId;
    } catch (error) {
      // Opened in the meantime, as by a second click: its password decides.
      if (!DomainError.is(error, "EMAIL_TAKEN")) throw error;
    }
  const { refreshToken } = await identity.signIn({ email, password, caller });
  await identity.signOut(refreshToken);
  const account = known ?? (await identity.findByEmail(email));
  if (!account) throw new DomainError("INVALID_CREDENTIALS", {});
  return account.userId;
}

/** What an audit entry shows of a member. */
export function shownMember(roster: Roster, userId: string) {
  const member = memberOf(roster, userId);
  return member && { email: member.email, roles: member.roles };
}

function shownInvitation(roster: Roster, is: (invitation: Invitation) => boolean) {
  const invitation = roster.invitations.find(is);
  return invitation && { email: invitation.email, roles: invitation.roles };
}

/** SHA-256, so that whoever reads the table cannot use the links. */
async function hashOf(token: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

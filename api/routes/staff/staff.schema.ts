import { z } from "@hono/zod-openapi";
import { Password } from "../../domain/identity/password.ts";
import { permissions, roles } from "../../domain/staff/permissions.ts";
import type { Invitation, Member } from "../../domain/staff/roster.ts";
import type { StaffRights } from "../../domain/staff/service.ts";
import { textOf } from "../../domain/text.ts";
import { Email } from "../shared.schema.ts";

const RoleView = z.enum(roles).openapi("StaffRole", {
  description:
    "`admin` may do everything, `support` handles orders and customers, `warehouse` inventory and shipments.",
});

export const StaffRightsView = z
  .strictObject({
    userId: z.string(),
    email: z.string().optional(),
    name: z.string().optional(),
    roles: z.array(RoleView),
    permissions: z.array(z.enum(permissions)).openapi({
      description: "What the roles allow. An operation's `security` names the permission it needs.",
    }),
  })
  .openapi("StaffRights");

/** Who is signed in, as the API shows it. */
export const staffRightsView = ({ userId, email, name, roles: held, permissions: allowed }: StaffRights) => ({
  userId,
  ...(email !== undefined && { email }),
  ...(name !== undefined && { name }),
  roles: [...held],
  permissions: [...allowed],
});

export const MemberView = z
  .strictObject({
    userId: z.string(),
    email: z.string(),
    name: z.string().optional(),
    roles: z.array(RoleView),
    since: z.int().openapi({ description: "Since when; 0 where an operator added the account to its group" }),
  })
  .openapi("StaffMember");

/** A member of staff, as the API shows one. */
export const memberView = ({ userId, email, name, roles: held, since }: Member) => ({
  userId,
  email,
  ...(name !== undefined && { name }),
  roles: [...held],
  since,
});

export const InvitationView = z
  .strictObject({
    invitationId: z.string(),
    email: z.string(),
    roles: z.array(RoleView),
    sentAt: z.int(),
    expiresAt: z.int(),
  })
  .openapi("StaffInvitation");

/** An invitation, as the API shows one to admins. */
export const invitationView = ({ invitationId, email, roles: held, sentAt, expiresAt }: Invitation) => ({
  invitationId,
  email,
  roles: [...held],
  sentAt,
  expiresAt,
});

export const StaffListView = z
  .strictObject({ members: z.array(MemberView), invitations: z.array(InvitationView) })
  .openapi("StaffList");

const Roles = z
  .array(RoleView)
  .min(1, "must name at least one role")
  .max(roles.length)
  .refine((held) => new Set(held).size === held.length, "must name each role once")
  .openapi({ uniqueItems: true });

export const InviteBody = z.strictObject({ email: Email, roles: Roles }).openapi("InviteStaff");
export const RolesBody = z.strictObject({ roles: Roles }).openapi("StaffRoles");
export const MemberParam = z.object({
  userId: z.string().min(1).max(80).openapi({
    description: "The account of a member of staff",
    example: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
  }),
});
export const InvitationParam = z.object({
  invitationId: z
    .string()
    .min(1)
    .max(80)
    .openapi({ description: "An invitation of the list", example: "7c9e6679-7425-40de-944b-e07fc1f90ae7" }),
});

const Token = z
  .string()
  .regex(/^[0-9a-zA-Z]{20,100}$/, "must be the token of an invitation link")
  .openapi({ description: "What follows # in the link of the mail" });
export const TokenBody = z.strictObject({ token: Token }).openapi("InvitationToken");
export const AcceptBody = z
  .strictObject({ token: Token, password: Password, name: textOf(120).optional() })
  .openapi("AcceptInvitation", {
    description: "`password` is the present one where the address has an account, else the one it will have",
  });
export const OpenInvitationView = z
  .strictObject({ email: z.string(), roles: z.array(RoleView), expiresAt: z.int(), hasAccount: z.boolean() })
  .openapi("OpenInvitation");
export const AcceptedView = z
  .strictObject({ email: z.string(), roles: z.array(RoleView) })
  .openapi("AcceptedInvitation");

import { z } from "@hono/zod-openapi";
import { permissions, roles } from "../../domain/staff/permissions.ts";
import type { StaffRights } from "../../domain/staff/service.ts";

export const RoleView = z.enum(roles).openapi("StaffRole", {
  description: "`support` handles orders and customers, `warehouse` inventory and shipments.",
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

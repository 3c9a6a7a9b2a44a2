import type { Identity } from "../../ports/identity.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { type Permission, permissionsOf, type Role } from "./permissions.ts";

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

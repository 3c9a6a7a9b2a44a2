import { query, revalidate } from "@solidjs/router";
import type { InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { ask } from "../../web/lib/api.ts";
import { askAsStaff } from "../shell/staff.ts";

type StaffList = InferResponseType<Client["admin"]["staff"]["$get"], 200>;
export type StaffMember = StaffList["members"][number];
export type StaffInvitation = StaffList["invitations"][number];
export type StaffRole = StaffMember["roles"][number];
export type OpenInvitation = InferResponseType<Client["invitations"]["show"]["$post"], 200>;

/** Everybody of staff and the invitations that wait. */
export const loadStaff = query(
  () => askAsStaff<StaffList>((api, as) => api.admin.staff.$get({}, as())),
  "staff",
);

/** Mails an invitation; a further one to the same address replaces the first. */
export async function inviteStaff(email: string, roles: readonly StaffRole[]): Promise<void> {
  await askAsStaff((api, as) =>
    api.admin.staff.invitations.$post({ json: { email, roles: [...roles] } }, as()),
  );
  await revalidate(loadStaff.key);
}

/** Makes the link of an invitation useless. */
export async function withdrawInvitation(invitationId: string): Promise<void> {
  await askAsStaff((api, as) =>
    api.admin.staff.invitations[":invitationId"].$delete({ param: { invitationId } }, as()),
  );
  await revalidate(loadStaff.key);
}

/** Gives somebody exactly these roles. */
export async function assignRoles(userId: string, roles: readonly StaffRole[]): Promise<void> {
  await askAsStaff((api, as) =>
    api.admin.staff[":userId"].$put({ param: { userId }, json: { roles: [...roles] } }, as()),
  );
  await revalidate(loadStaff.key);
}

/** Takes somebody off the staff. */
export async function removeStaff(userId: string): Promise<void> {
  await askAsStaff((api, as) => api.admin.staff[":userId"].$delete({ param: { userId } }, as()));
  await revalidate(loadStaff.key);
}

/** The invitation of a link, for whoever has it. */
export const showInvitation = (token: string): Promise<OpenInvitation> =>
  ask<OpenInvitation>((api) => api.invitations.show.$post({ json: { token } }));

/** Accepts an invitation with the account's password, or the one of the account that is opened. */
export const acceptInvitation = (json: {
  readonly token: string;
  readonly password: string;
  readonly name?: string;
}): Promise<unknown> => ask((api) => api.invitations.accept.$post({ json }));

import type { Identity } from "../../ports/identity.ts";

/** The address of somebody's account; access tokens do not carry it. */
export const emailOf = async (
  identity: Pick<Identity, "find">,
  { userId, email }: { readonly userId: string; readonly email: string | undefined },
): Promise<string | undefined> => email ?? (await identity.find(userId))?.email;

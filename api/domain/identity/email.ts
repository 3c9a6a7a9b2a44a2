import type { Identity } from "../../ports/identity.ts";
import type { Sign } from "../../ports/sign.ts";

/** The address of somebody's account; access tokens do not carry it. */
export const emailOf = async (
  identity: Pick<Identity, "find">,
  { userId, email }: { readonly userId: string; readonly email: string | undefined },
): Promise<string | undefined> => email ?? (await identity.find(userId))?.email;

/** An address as it is compared: without blanks around it, in lower case, composed (NFC). */
export const canonicalEmail = (email: string): string => email.trim().normalize("NFC").toLowerCase();

/** What orders are found by instead of the address, which nobody can read out of it. */
export const emailKeyOf = async (sign: Sign, email: string): Promise<string> =>
  (await sign(`email\n${canonicalEmail(email)}`)).slice(0, 32);

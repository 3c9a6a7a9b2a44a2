import { createSignal } from "solid-js";
import type { Client } from "../../api/client.ts";
import { type Asked, ask } from "../../web/lib/api.ts";
import { Problem } from "../../web/lib/problem.ts";
import { asShopper, signOut } from "../../web/lib/session.ts";
import type { Permission, Staff } from "./permissions.ts";

/** The signed-in person's rights; undefined until known. */
export const [staff, setStaff] = createSignal<Staff>();

/** Whether the signed-in person may do something. For what to show; the API refuses by itself. */
export const may = (permission: Permission): boolean => staff()?.permissions.includes(permission) ?? false;

let leaving = false;
/** Whether the session ends because the person asked for it. */
export const isLeaving = (): boolean => leaving;
/** Signs out; the layout then leads to sign-in. */
export async function leave(): Promise<void> {
  leaving = true;
  await signOut();
  leaving = false;
}

/** The second argument of a call: the caller's token, and more headers. */
export type CallOptions = (headers?: Readonly<Record<string, string>>) => {
  readonly headers: Record<string, string>;
};

/**
 * Calls the API as the signed-in person and returns the body; throws a Problem.
 * `askAsStaff((api, as) => api.admin.orders.$get({ query }, as()))`
 */
export async function askAsStaff<T>(call: (api: Client, as: CallOptions) => Promise<Asked>): Promise<T> {
  const once = async (): Promise<T> => {
    const token = await asShopper();
    return ask<T>((api) => call(api, (headers = {}) => ({ headers: { ...token, ...headers } })));
  };
  try {
    return await once();
  } catch (error) {
    // A token that the API refused is renewed; when the session is over, this throws before anything is sent.
    if (!isSignedOut(error)) throw error;
    return once();
  }
}

/** Whether a call failed because nobody is signed in any more. The layout then leads to sign-in. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof Problem && error.code === "UNAUTHORIZED";

/** The header of a write that must find the version that the page shows. */
export const ifMatch = (version: number): { readonly "if-match": string } => ({ "if-match": `"${version}"` });

/**
 * The header of a write that must happen once however often it is sent. Make the key when the form opens, not when it is
 * sent.
 */
export const idempotent = (key: string): { readonly "idempotency-key": string } => ({
  "idempotency-key": key,
});

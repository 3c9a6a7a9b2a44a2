import type { FinalMessage, TurnError } from "../../api/client.ts";
import { bodyOf } from "../lib/problem.ts";
import { asCaller } from "./turn-stream.ts";

/** A message of a conversation as the API tells it; `reply` is the last event of its turn. */
export type ShownTurn = {
  readonly turnId: string;
  readonly message: string;
  readonly state: "running" | "done" | "stopped" | "failed";
  readonly reply?: FinalMessage | TurnError | undefined;
};

export type ShownChat = { readonly isAnswering: boolean; readonly items: readonly ShownTurn[] };

export type EarlierChat = {
  readonly sessionId: string;
  readonly kind: "shop" | "insights";
  readonly title: string;
  readonly updatedAt: number;
};

/** A conversation of the caller's with its newest turns, the oldest of them first. Throws a Problem. */
export const loadChat = (sessionId: string): Promise<ShownChat> => call("GET", `/${sessionId}`);

/** The account's conversations with the shop, the newest first. Throws a Problem. */
export async function listChats(): Promise<readonly EarlierChat[]> {
  const { items } = await call<{ readonly items: readonly EarlierChat[] }>("GET", "");
  return items.filter(({ kind }) => kind === "shop");
}

/** Asks the turn under way to stop. Throws a Problem. */
export const askToStop = (sessionId: string): Promise<unknown> => call("POST", `/${sessionId}/stop`);

const call = async <T>(method: "GET" | "POST", path: string): Promise<T> =>
  bodyOf<T>(fetch(`/api/chat/sessions${path}`, { method, headers: await asCaller() }));

import { type Actor, requireShopper } from "../actor.ts";
import type { PageQuery } from "../orders/store.ts";
import { ownChat } from "./owner.ts";
import { type ChatSession, type ChatTurn, isBusy } from "./session.ts";
import type { ChatPage, Chats } from "./store.ts";

type Deps = { readonly chats: Chats; readonly now: () => number };

/** A conversation as it is read again: `isAnswering` while a turn is under way. */
export type ShownChat = {
  readonly session: ChatSession;
  readonly turns: readonly ChatTurn[];
  readonly isAnswering: boolean;
};

/** The newest turns of the caller's conversation, oldest first. Throws CHAT_NOT_FOUND. */
export async function showChat(
  deps: Deps,
  actor: Actor,
  { sessionId, limit, before }: { sessionId: string; limit: number; before?: number | undefined },
): Promise<ShownChat> {
  const session = await ownChat(deps, actor, { sessionId });
  const turns = await deps.chats.turns(sessionId, { limit, before });
  return { session, turns, isAnswering: isBusy(session, deps.now()) };
}

/** The caller's conversations, the one with the newest message first. Guests have no list: theirs are known by their ids. */
export async function listChats(
  deps: { readonly chats: Pick<Chats, "listByUser"> },
  actor: Actor,
  page: PageQuery,
): Promise<ChatPage> {
  const { userId } = requireShopper(actor);
  return deps.chats.listByUser(userId, page);
}

/** Deletes the caller's conversation with everything in it. A turn under way leaves nothing behind. Throws CHAT_NOT_FOUND. */
export async function removeChat(
  deps: { readonly chats: Pick<Chats, "find" | "remove"> },
  actor: Actor,
  sessionId: string,
): Promise<void> {
  await ownChat(deps, actor, { sessionId });
  await deps.chats.remove(sessionId);
}

/** Asks the turn under way to stop, wherever it runs. False: there is none. Throws CHAT_NOT_FOUND. */
export async function stopTurn(deps: Deps, actor: Actor, sessionId: string): Promise<boolean> {
  const session = await ownChat(deps, actor, { sessionId });
  return isBusy(session, deps.now()) && deps.chats.askToStop(sessionId, session.turns);
}

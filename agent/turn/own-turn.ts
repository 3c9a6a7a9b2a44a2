import type { Deps } from "../../api/deps.ts";
import type { Actor } from "../../api/domain/actor.ts";
import { showChat } from "../../api/domain/chat/history.ts";
import { DomainError } from "../../api/domain/errors.ts";

/**
 * Throws CHAT_NOT_FOUND unless the turn is one of the newest of a conversation of the caller's: before a stream begins, in
 * which `followTurn` would say it too late.
 */
export async function findTurn(
  stores: Pick<Deps, "chats" | "now">,
  actor: Actor,
  { sessionId, turnId }: { readonly sessionId: string; readonly turnId: string },
): Promise<void> {
  const { turns } = await showChat(stores, actor, { sessionId, limit: 3 });
  if (!turns.some((turn) => turn.turnId === turnId)) throw new DomainError("CHAT_NOT_FOUND", { sessionId });
}

import { type Actor, requireStaff } from "../actor.ts";
import { DomainError } from "../errors.ts";
import type { ChatKind, ChatSession } from "./session.ts";
import type { Chats } from "./store.ts";

/**
 * The account that a conversation of this kind belongs to; undefined for a guest's. Throws UNAUTHORIZED or FORBIDDEN for
 * insights unless the caller is staff who may read metrics.
 */
export function ownerOf(actor: Actor, kind: ChatKind): string | undefined {
  if (kind === "insights") return requireStaff(actor, "metrics:read").userId;
  return actor.type === "shopper" || actor.type === "staff" ? actor.userId : undefined;
}

export type OwnedChat = ChatSession;

/** The caller's conversation. Another's is as unknown as none: CHAT_NOT_FOUND. A guest's may be anybody's who has its id. */
export async function ownChat(
  stores: { readonly chats: Pick<Chats, "find"> },
  actor: Actor,
  { sessionId, kind }: { readonly sessionId: string; readonly kind?: ChatKind | undefined },
): Promise<OwnedChat> {
  const session = await stores.chats.find(sessionId);
  const isOwn =
    session !== undefined &&
    (kind === undefined || session.kind === kind) &&
    (session.userId === undefined || session.userId === ownerOf(actor, session.kind));
  if (!isOwn) throw new DomainError("CHAT_NOT_FOUND", { sessionId });
  return session;
}

import type { Actor } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { ownChat } from "./owner.ts";
import type { TurnEvent } from "./protocol.ts";
import { type ChatTurn, isBusy } from "./session.ts";
import type { Chats } from "./store.ts";

type Deps = { readonly chats: Chats; readonly now: () => number };

export type Follow = {
  readonly sessionId: string;
  readonly turnId: string;
  /** The id of the last event that the caller has. */
  readonly after: number;
  readonly signal: AbortSignal;
};

const pause = 150;

/**
 * The events of a turn of the caller's after one that they have, until the last: also of one that runs in another process
 * or has ended. A turn that was killed ends with an error. Throws CHAT_NOT_FOUND, also for an unknown turn.
 */
export async function* followTurn(
  deps: Deps,
  actor: Actor,
  { sessionId, turnId, after, signal }: Follow,
): AsyncGenerator<TurnEvent> {
  const number = (await numberOf(deps, actor, { sessionId, turnId })).number;
  let seen = after;
  while (!signal.aborted) {
    const turn = await deps.chats.turn(sessionId, number);
    const session = await ownChat(deps, actor, { sessionId });
    const isAlive = session.open?.turnId === turnId && isBusy(session, deps.now());
    for (const event of await deps.chats.events({ sessionId, number }, seen)) {
      yield event;
      seen = event.id;
      if (isLast(event)) return;
    }
    if (turn?.reply) {
      yield { id: seen + 1, turnId, sessionId, ...turn.reply };
      return;
    }
    if (!isAlive) {
      yield { id: seen + 1, turnId, sessionId, ...interrupted };
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** What a turn answers whose process was killed. */
export const interrupted = {
  type: "error",
  code: "INTERNAL_ERROR",
  message: "The answer was interrupted. Please send your message again.",
  retryable: true,
} as const;

const isLast = ({ type }: TurnEvent): boolean => type === "message" || type === "error";

async function numberOf(
  stores: Pick<Deps, "chats">,
  actor: Actor,
  { sessionId, turnId }: Pick<Follow, "sessionId" | "turnId">,
): Promise<ChatTurn> {
  const { turns } = await ownChat(stores, actor, { sessionId });
  const newest = await stores.chats.turns(sessionId, { limit: 3, before: turns + 1 });
  const turn = newest.find((one) => one.turnId === turnId);
  if (!turn) throw new DomainError("CHAT_NOT_FOUND", { sessionId });
  return turn;
}

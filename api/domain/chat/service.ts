import type { Json } from "../../ports/table.ts";
import type { Actor } from "../actor.ts";
import { DomainError } from "../errors.ts";
import type { MarketId } from "../markets/market.ts";
import { resolveMarket } from "../markets/service.ts";
import type { Settings } from "../settings/store.ts";
import { type OwnedChat, ownChat, ownerOf } from "./owner.ts";
import { type FinalMessage, maxMessageLength, type TurnError } from "./protocol.ts";
import {
  aliveFor,
  type ChatKind,
  type ChatSession,
  type ChatTurn,
  isBusy,
  type PendingConfirmation,
  saysYes,
  titleOf,
} from "./session.ts";
import type { Chats } from "./store.ts";

export type ChatDeps = {
  readonly chats: Chats;
  readonly settings: Pick<Settings, "read">;
  readonly now: () => number;
  readonly newId: () => string;
};

export type MessageRequest = {
  readonly kind: ChatKind;
  /** Undefined begins a conversation. */
  readonly sessionId?: string | undefined;
  readonly message: string;
  /** Where the shopper is; without one it is the default market. Staff's questions are about all of them. */
  readonly market?: MarketId | undefined;
  /** From the button that confirms. A plain "yes" does the same. */
  readonly confirmationId?: string | undefined;
};

export type OpenedTurn = {
  readonly session: ChatSession;
  readonly turn: ChatTurn;
  /** The turns before it that a model is to see, oldest first. */
  readonly earlier: readonly ChatTurn[];
  /** What the shopper has said yes to with this message. */
  readonly confirmed: PendingConfirmation | undefined;
};

/** Others changing a conversation at the same moment: its own turn's signs of life. */
const attempts = 10;

/**
 * Takes a message into a conversation and opens its turn. Two messages at once open one turn; a turn whose process was
 * killed keeps the conversation busy for a few seconds and then counts as interrupted. A yes is answered in the market in which the
 * question was asked, while that is open. Throws VALIDATION_ERROR (no such market, too), CHAT_NOT_FOUND (also for another's),
 * CHAT_BUSY, and as `ownerOf` does.
 */
export async function openTurn(
  deps: ChatDeps,
  actor: Actor,
  request: MessageRequest & { readonly earlier: number },
): Promise<OpenedTurn> {
  const { kind, sessionId, message, confirmationId, earlier } = request;
  const userId = ownerOf(actor, kind);
  checkMessage(message);
  const named = await marketNamed(deps, request.market);
  const turnId = deps.newId();
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = sessionId === undefined ? undefined : await ownChat(deps, actor, { sessionId, kind });
    const at = deps.now();
    if (before && isBusy(before, at)) throw busy(before);
    const { pending } = before ?? {};
    const confirms =
      pending && (confirmationId === pending.confirmationId || saysYes(message)) ? pending : undefined;
    const market = confirms ? await stillOpen(deps, confirms.market, named) : named;
    const session = opened(before ?? newSession(deps.newId(), kind, message, at), { userId, turnId, at });
    const turn: ChatTurn = {
      sessionId: session.sessionId,
      number: session.turns,
      turnId,
      message,
      ...(kind === "shop" && market !== undefined && { market }),
      state: "running",
      startedAt: at,
      messages: [],
    };
    if (!(await deps.chats.save(before, session, [turn]))) continue;
    return {
      session,
      turn,
      earlier: before
        ? await deps.chats.turns(session.sessionId, { limit: earlier, before: turn.number })
        : [],
      confirmed: confirms,
    };
  }
  throw new DomainError("CONFLICT", { reason: "the conversation kept changing; send the message again" });
}

/**
 * Says that a turn is alive and passes on whether it was asked to stop. "lost": the conversation belongs to another turn by
 * now, as after this process was frozen, and this one must end without a trace.
 */
export async function keepTurnAlive(
  deps: Pick<ChatDeps, "chats" | "now">,
  actor: Actor,
  { sessionId, number, turnId, kind }: TurnRef,
): Promise<"alive" | "stop" | "lost"> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await ownChat(deps, actor, { sessionId, kind }).catch(gone);
    if (before?.open?.turnId !== turnId) return "lost";
    const open = { turnId, until: deps.now() + aliveFor };
    if (await deps.chats.save(before, { ...before, open, version: before.version + 1 }, [])) break;
  }
  return (await deps.chats.turn(sessionId, number))?.stopAsked === true ? "stop" : "alive";
}

export type TurnRef = Pick<ChatTurn, "sessionId" | "number" | "turnId"> & { readonly kind: ChatKind };
export type EndedTurn = {
  readonly state: "done" | "stopped" | "failed";
  readonly reply: FinalMessage | TurnError;
  readonly messages: readonly Json[];
  readonly pending?: PendingConfirmation | undefined;
};

/** Keeps how a turn ended. False: another turn has taken the conversation over, or it was deleted; nothing is kept then. */
export async function closeTurn(
  deps: Pick<ChatDeps, "chats" | "now">,
  actor: Actor,
  { ended, turn, kind }: { readonly ended: EndedTurn; readonly turn: ChatTurn; readonly kind: ChatKind },
): Promise<boolean> {
  const { sessionId, turnId } = turn;
  const { pending, ...outcome } = ended;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await ownChat(deps, actor, { sessionId, kind }).catch(gone);
    if (before?.open?.turnId !== turnId) return false;
    const at = deps.now();
    const after = { ...before, open: undefined, pending, updatedAt: at, version: before.version + 1 };
    if (await deps.chats.save(before, after, [{ ...turn, ...outcome, endedAt: at }])) return true;
  }
  return false;
}

/** The market by its id; undefined for the default one, as it is asked for everywhere. Throws VALIDATION_ERROR. */
async function marketNamed(
  deps: Pick<ChatDeps, "settings">,
  named: MarketId | undefined,
): Promise<MarketId | undefined> {
  if (named === undefined) return undefined;
  const { market } = await resolveMarket(deps, { market: named });
  return market.isDefault ? undefined : market.marketId;
}

/** The market of a question, or the one of the answer to it where that has closed since. */
const stillOpen = (
  deps: Pick<ChatDeps, "settings">,
  asked: MarketId | undefined,
  answered: MarketId | undefined,
): Promise<MarketId | undefined> =>
  marketNamed(deps, asked).catch((error: unknown) => {
    if (DomainError.is(error, "VALIDATION_ERROR")) return answered;
    throw error;
  });

function checkMessage(message: string): void {
  const issue =
    message.trim() === ""
      ? "must not be empty"
      : message.length > maxMessageLength
        ? `must have at most ${maxMessageLength} characters`
        : undefined;
  if (issue !== undefined)
    throw new DomainError("VALIDATION_ERROR", { issues: [{ path: "message", message: issue }] });
}

const busy = ({ sessionId, open }: ChatSession): DomainError =>
  new DomainError("CHAT_BUSY", { sessionId, turnId: open?.turnId ?? "" });

const newSession = (sessionId: string, kind: ChatKind, message: string, at: number): ChatSession => ({
  sessionId,
  kind,
  title: titleOf(message),
  turns: 0,
  createdAt: at,
  updatedAt: at,
  version: 0,
});

const opened = (
  session: ChatSession,
  { userId, turnId, at }: { userId: string | undefined; turnId: string; at: number },
): ChatSession => ({
  ...session,
  userId: session.userId ?? userId,
  turns: session.turns + 1,
  open: { turnId, until: at + aliveFor },
  pending: undefined,
  updatedAt: at,
  version: session.version + 1,
});

function gone(error: unknown): OwnedChat | undefined {
  if (DomainError.is(error, "CHAT_NOT_FOUND")) return undefined;
  throw error;
}

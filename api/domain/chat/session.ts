import type { Json } from "../../ports/table.ts";
import type { MarketId } from "../markets/market.ts";
import type { ActionButton, FinalMessage, TurnError } from "./protocol.ts";

/** What a conversation is for, and so which tools it is offered: the shop's customers, or its staff's questions about it. */
export type ChatKind = "shop" | "insights";

/**
 * A question that the next message of the shopper may say yes to: the tool and the very input that it is about, and the market in
 * which it was asked; without one the default one.
 */
export type PendingConfirmation = {
  readonly confirmationId: string;
  readonly tool: string;
  readonly input: Json;
  readonly question: string;
  readonly market?: MarketId | undefined;
};

/**
 * A conversation. Without `userId` it is a guest's, whose unguessable id is the only key to it; it becomes an account's
 * with the first message that is sent signed in. `open` is the turn under way and the time until which it counts as alive.
 * Times in epoch milliseconds. `version` counts writes.
 */
export type ChatSession = {
  readonly sessionId: string;
  readonly kind: ChatKind;
  readonly userId?: string | undefined;
  /** The beginning of the first message. */
  readonly title: string;
  readonly turns: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly open?: { readonly turnId: string; readonly until: number } | undefined;
  readonly pending?: PendingConfirmation | undefined;
  readonly version: number;
};

/** `running` may also be a turn whose process was killed: its session's `open` tells. */
export type TurnState = "running" | "done" | "stopped" | "failed";

/**
 * One message of a shopper and what came of it. `messages` are the model's own, opaque to the shop. Its prices are those of
 * `market`; without one of the default market.
 */
export type ChatTurn = {
  readonly sessionId: string;
  /** From 1, without gaps. */
  readonly number: number;
  readonly turnId: string;
  readonly message: string;
  readonly market?: MarketId | undefined;
  readonly state: TurnState;
  readonly startedAt: number;
  readonly endedAt?: number | undefined;
  readonly messages: readonly Json[];
  readonly reply?: FinalMessage | TurnError | undefined;
  /** Set by whoever wants the turn to stop; its process looks at it. */
  readonly stopAsked?: boolean | undefined;
};

/** How long a turn counts as alive after its last sign of life: as long a killed one keeps its session busy. */
export const aliveFor = 5_000;

/** Whether another message would meet a turn under way. */
export const isBusy = ({ open }: Pick<ChatSession, "open">, now: number): boolean =>
  open !== undefined && open.until > now;

/** Guests' conversations are kept for a week, those of accounts for three months after the last message. */
export const keptFor = ({ userId }: Pick<ChatSession, "userId">): number =>
  (userId === undefined ? 7 : 90) * 24 * 60 * 60 * 1000;

const characters = new Intl.Segmenter();

/** The words of a message that a list of conversations shows. */
export function titleOf(message: string): string {
  const line = message.replace(/\s+/g, " ").trim();
  const letters = Array.from(characters.segment(line), ({ segment }) => segment);
  return letters.length <= 60 ? line : `${letters.slice(0, 59).join("").trimEnd()}…`;
}

/** The button that confirms, for the message which asks. */
export const confirmButton = (pending: PendingConfirmation, text: string): ActionButton => ({
  text,
  action: "confirm",
  payload: { confirmationId: pending.confirmationId, message: text },
});

const yes =
  /^(?:(?:yes|yep|yeah|yup|sure|ok|okay|alright|certainly|absolutely|definitely|right|correct|please|confirm(?:ed)?|do it|do that|do so|go ahead|go for it|clear it|clear (?:it )?all|that'?s right|i am sure|i'?m sure|of course|thanks|thank you|empty it|remove (?:it|them) all|all of it|everything)[\s,.!]*)+$/;

/** Whether a message says yes and nothing else to the question before it. */
export const saysYes = (message: string): boolean =>
  yes.test(message.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'").trim()) &&
  !/^[\s,.!]*(?:thanks|thank you|please|everything|all of it|right)[\s,.!]*$/i.test(message);

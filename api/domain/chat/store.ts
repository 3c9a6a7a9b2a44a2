import type { Actor, System } from "../actor.ts";
import type { PageQuery } from "../orders/store.ts";
import type { TurnEvent } from "./protocol.ts";
import type { ChatSession, ChatTurn } from "./session.ts";

export type ChatPage = {
  readonly sessions: readonly ChatSession[];
  readonly cursor?: PageQuery["cursor"];
};

/** Conversations. Everything of one is kept until it expires. */
export interface Chats {
  find(sessionId: string): Promise<ChatSession | undefined>;
  /** An account's conversations, the one with the newest message first. */
  listByUser(userId: string, page: PageQuery): Promise<ChatPage>;
  /** The session as `after`, together with the turns given; false: it no longer stands as `before`, and nothing was written. */
  save(before: ChatSession | undefined, after: ChatSession, turns: readonly ChatTurn[]): Promise<boolean>;
  turn(sessionId: string, number: number): Promise<ChatTurn | undefined>;
  /** The newest turns before a number, oldest first. */
  turns(
    sessionId: string,
    newest: { readonly limit: number; readonly before?: number | undefined },
  ): Promise<readonly ChatTurn[]>;
  /** Asks a turn to stop; false: it has ended. */
  askToStop(sessionId: string, number: number): Promise<boolean>;
  /** Events of a turn under way, for whoever follows it from elsewhere. Repeating a call changes nothing. */
  keepEvents(turn: Pick<ChatTurn, "sessionId" | "number">, events: readonly TurnEvent[]): Promise<void>;
  events(turn: Pick<ChatTurn, "sessionId" | "number">, after: number): Promise<readonly TurnEvent[]>;
  remove(sessionId: string): Promise<void>;
}

/** Whom a ticket can let in. */
export type Bearer = Exclude<Actor, System>;

/** What lets one connection in, once: for transports that cannot send a token of an account. */
export interface ChatTickets {
  keep(ticket: string, actor: Bearer, expiresAt: number): Promise<void>;
  /** Whose ticket it is; undefined when it is unknown, used or over. Of two calls at once one gets it. */
  take(ticket: string): Promise<Bearer | undefined>;
}

/** One open WebSocket. `caller` is what rate limits know its network by; times in epoch milliseconds. */
export type ChatConnection = {
  readonly connectionId: string;
  readonly actor: Bearer;
  readonly caller: string;
  /** When it ends, at the latest. */
  readonly until: number;
};

/** Open WebSockets, until they close or their time is over. */
export interface ChatConnections {
  save(connection: ChatConnection): Promise<void>;
  find(connectionId: string): Promise<ChatConnection | undefined>;
  remove(connectionId: string): Promise<void>;
  /** Keeps until when a turn counts as followed from elsewhere. */
  follow(turnId: string, until: number): Promise<void>;
  followedUntil(turnId: string): Promise<number | undefined>;
}

import * as z from "zod";
import type { FinalMessage, TurnError, TurnEvent } from "../../../domain/chat/protocol.ts";
import { type ChatSession, type ChatTurn, keptFor } from "../../../domain/chat/session.ts";
import type { Chats } from "../../../domain/chat/store.ts";
import type { Item, Json, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

const head = "session";
const json: z.ZodType<Json> = z.json();

const Session = z.object({
  sessionId: z.string(),
  kind: z.enum(["shop", "insights"]),
  userId: z.string().optional(),
  title: z.string(),
  turns: z.int(),
  createdAt: z.number(),
  updatedAt: z.number(),
  open: z.object({ turnId: z.string(), until: z.number() }).optional(),
  pending: z
    .object({
      confirmationId: z.string(),
      tool: z.string(),
      input: json,
      question: z.string(),
      market: z.string().optional(),
    })
    .optional(),
  version: z.int(),
});

const Turn = z.object({
  sessionId: z.string(),
  number: z.int(),
  turnId: z.string(),
  message: z.string(),
  market: z.string().optional(),
  state: z.enum(["running", "done", "stopped", "failed"]),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  messages: z.array(json),
  reply: z.looseObject({ type: z.enum(["message", "error"]) }).optional(),
  stopAsked: z.boolean().optional(),
});

const Events = z.object({ events: z.array(z.looseObject({ id: z.int(), type: z.string() })) });

/** Conversations over any engine: one partition each, with the session, its turns and the turns' events. */
export const chatsIn = (engine: Tables, now: () => number): Chats => {
  const expiresAt = (session: Pick<ChatSession, "userId">) => Math.ceil((now() + keptFor(session)) / 1000);
  const isCurrent = (item: Item): boolean => Number(item["expiresAt"]) * 1000 > now();
  return {
    async find(sessionId) {
      const item = await engine.get(tables.chats, { sessionId, part: head });
      return item && isCurrent(item) ? sessionOf(item) : undefined;
    },
    async listByUser(userId, { limit, cursor }) {
      const page = await engine.query(tables.chats, {
        index: "userId-updatedAt-index",
        hash: userId,
        descending: true,
        limit,
        ...(cursor && { cursor }),
      });
      return {
        sessions: page.items.filter(isCurrent).map(sessionOf),
        ...(page.cursor && { cursor: page.cursor }),
      };
    },
    async save(before, after, turns) {
      const { committed } = await engine.transact([
        {
          table: tables.chats,
          put: { ...after, part: head, expiresAt: expiresAt(after) },
          if: before ? { path: "version", equals: before.version } : { exists: false },
        },
        ...turns.map((turn) => ({
          table: tables.chats,
          put: { ...itemOf(turn), part: partOf(turn.number), expiresAt: expiresAt(after) },
        })),
      ]);
      return committed;
    },
    async turn(sessionId, number) {
      const item = await engine.get(tables.chats, { sessionId, part: partOf(number) });
      return item && turnOf(item);
    },
    async turns(sessionId, { limit, before }) {
      const { items } = await engine.query(tables.chats, {
        hash: sessionId,
        range: { from: partOf(0), to: partOf((before ?? 1_000_000) - 1) },
        descending: true,
        limit,
      });
      return items.map(turnOf).reverse();
    },
    async askToStop(sessionId, number) {
      const asked = await engine.update(
        tables.chats,
        { sessionId, part: partOf(number) },
        [{ set: "stopAsked", to: true }],
        { path: "state", equals: "running" },
      );
      return asked !== undefined;
    },
    async keepEvents({ sessionId, number }, events) {
      const [first] = events;
      if (!first) return;
      const part = eventsPart(number, first.id);
      // Plain data that this process made; the type of an event does not say that it is JSON.
      const kept = events as unknown as Json;
      await engine.put(tables.chats, { sessionId, part, events: kept, expiresAt: expiresAt({}) });
    },
    async events({ sessionId, number }, after) {
      const { items } = await engine.query(tables.chats, {
        hash: sessionId,
        range: { from: eventsPart(number, 0), to: eventsPart(number, 999_999) },
        limit: 1_000,
      });
      return items
        .flatMap((item) => Events.parse(item).events)
        .filter(({ id }) => id > after)
        .map((event) => event as unknown as TurnEvent);
    },
    async remove(sessionId) {
      for (;;) {
        const { items, cursor } = await engine.query(tables.chats, { hash: sessionId, limit: 100 });
        // The session goes first: without it nothing else of the conversation can be reached.
        await engine.delete(tables.chats, { sessionId, part: head });
        for (const item of items)
          await engine.delete(tables.chats, { sessionId, part: Part.parse(item).part });
        if (!cursor) return;
      }
    },
  };
};

const Part = z.object({ part: z.string() });

const padded = (number: number): string => String(number).padStart(6, "0");
const partOf = (number: number): string => `turn#${padded(number)}`;
const eventsPart = (number: number, first: number): string => `events#${padded(number)}#${padded(first)}`;

const sessionOf = (item: Item): ChatSession => Session.parse(item);

function turnOf(item: Item): ChatTurn {
  const { reply, ...turn } = Turn.parse(item);
  // Written by this store from the very type.
  return { ...turn, ...(reply && { reply: reply as unknown as FinalMessage | TurnError }) };
}

const itemOf = ({ reply, messages, ...turn }: ChatTurn): Item => ({
  ...turn,
  messages,
  ...(reply && { reply }),
});

import * as z from "zod";
import type { ChatConnections } from "../../../domain/chat/store.ts";
import type { Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { bearerOf } from "./tickets.ts";

const Connection = z.object({
  connectionId: z.string(),
  actor: z.unknown(),
  caller: z.string(),
  until: z.number(),
});
const Follower = z.object({ until: z.number() });

/** Open WebSockets and followed turns over any engine. */
export const chatConnectionsIn = (engine: Tables): ChatConnections => ({
  async save({ actor, ...connection }) {
    const { connectionId, until } = connection;
    const item = { ...connection, actor: { ...actor }, expiresAt: Math.ceil(until / 1000) };
    await engine.put(tables.chatDoors, { key: connectionKey(connectionId), ...item });
  },
  async find(connectionId) {
    const item = await engine.get(tables.chatDoors, { key: connectionKey(connectionId) });
    if (!item) return undefined;
    const { actor, ...connection } = Connection.parse(item);
    return { ...connection, actor: bearerOf(actor) };
  },
  async remove(connectionId) {
    await engine.delete(tables.chatDoors, { key: connectionKey(connectionId) });
  },
  async follow(turnId, until) {
    const expiresAt = Math.ceil(until / 1000);
    await engine.put(tables.chatDoors, { key: followerKey(turnId), until, expiresAt });
  },
  async followedUntil(turnId) {
    const item = await engine.get(tables.chatDoors, { key: followerKey(turnId) });
    return item && Follower.parse(item).until;
  },
});

const connectionKey = (connectionId: string): string => `connection#${connectionId}`;
const followerKey = (turnId: string): string => `follower#${turnId}`;

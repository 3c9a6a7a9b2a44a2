import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Bearer, ChatTickets } from "../../../domain/chat/store.ts";
import { roles } from "../../../domain/staff/permissions.ts";
import type { Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

const person = { userId: z.string(), email: z.string().optional() };
const StoredBearer = z.discriminatedUnion("type", [
  z.object({ type: z.literal("guest") }),
  z.object({ type: z.literal("shopper"), ...person }),
  z.object({ type: z.literal("staff"), roles: z.array(z.enum(roles)), ...person }),
]);
/** Whoever is let in, from a stored item. */
export const bearerOf = (stored: unknown): Bearer => {
  const actor = StoredBearer.parse(stored);
  return actor.type === "guest" ? actor : { ...actor, email: actor.email };
};
const Ticket = z.object({ actor: z.unknown(), until: z.number() });

/** Tickets over any engine. Whoever marks one has it; a marked one goes when it has expired. */
export const chatTicketsIn = (engine: Tables, now: () => number): ChatTickets => ({
  async keep(ticket, actor, until) {
    const item = { key: keyOf(ticket), actor: { ...actor }, until, expiresAt: Math.ceil(until / 1000) };
    await engine.put(tables.chatDoors, item);
  },
  async take(ticket) {
    // The mark is each caller's own, so that after a lost answer the engine can tell who took the ticket.
    const mark = { set: "takenBy", to: randomUUID() } as const;
    const free = { all: [{ exists: true }, { path: "takenBy", present: false }] } as const;
    const item = await engine.update(tables.chatDoors, { key: keyOf(ticket) }, [mark], free);
    if (!item) return undefined;
    const { actor, until } = Ticket.parse(item);
    if (until <= now()) return undefined;
    return bearerOf(actor);
  },
});

const keyOf = (ticket: string): string => `ticket#${ticket}`;

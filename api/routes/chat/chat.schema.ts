import { z } from "@hono/zod-openapi";
import { TimeView } from "../shared.schema.ts";

/** The conversation that a path names. */
export const SessionParam = z.object({
  sessionId: z.string().min(1).max(64).openapi({
    description: "The conversation's id, as its first event said",
    example: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
  }),
});

const summary = {
  sessionId: z.string(),
  kind: z.enum(["shop", "insights"]),
  title: z.string().openapi({ description: "The beginning of the first message" }),
  turns: z.int().openapi({ description: "How many messages were sent" }),
  createdAt: TimeView,
  updatedAt: TimeView,
};

export const SessionView = z.strictObject(summary).openapi("ChatSession");

export const SessionPageView = z
  .strictObject({ items: z.array(SessionView), count: z.int(), lastKey: z.string().optional() })
  .openapi("ChatSessionPage");

const TurnView = z
  .strictObject({
    turnId: z.string(),
    number: z.int().openapi({ description: "From 1" }),
    message: z.string().openapi({ description: "What the shopper wrote" }),
    state: z.enum(["running", "done", "stopped", "failed"]),
    startedAt: TimeView,
    endedAt: TimeView.optional(),
    reply: z
      .looseObject({ type: z.enum(["message", "error"]) })
      .optional()
      .openapi({ description: "The turn's last event. Without it the turn is under way or was interrupted" }),
  })
  .openapi("ChatTurn");

export const HistoryView = z
  .strictObject({
    ...summary,
    isAnswering: z
      .boolean()
      .openapi({ description: "Whether a turn is under way, whose events can be followed" }),
    items: z.array(TurnView).openapi({ description: "The newest turns, oldest first" }),
  })
  .openapi("ChatHistory");

export const TicketView = z
  .strictObject({
    ticket: z.string(),
    expiresAt: TimeView.openapi({ description: "Until when it opens a connection" }),
  })
  .openapi("ChatTicket");

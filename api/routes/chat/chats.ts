import { createRoute, z } from "@hono/zod-openapi";
import { listChats, removeChat, showChat, stopTurn } from "../../domain/chat/history.ts";
import type { ChatSession, ChatTurn } from "../../domain/chat/session.ts";
import { issueTicket } from "../../domain/chat/tickets.ts";
import { anyCaller, shopperOnly } from "../../http/auth.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { limited } from "../../http/limits.ts";
import { ownPagesOnly } from "../../http/origin.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { limitQuery, PageQuery } from "../shared.schema.ts";
import { HistoryView, SessionPageView, SessionParam, TicketView } from "./chat.schema.ts";

const list = createRoute({
  method: "get",
  path: "/chat/sessions",
  tags: ["chat"],
  operationId: "listChatSessions",
  summary: "List the caller's conversations",
  description:
    "Conversations with the assistant of the account, the one with the newest message first. A guest's are known by their ids only.",
  ...shopperOnly,
  request: { query: PageQuery.extend({ limit: limitQuery(20) }) },
  responses: { 200: jsonOf("One page, and the key of the next", SessionPageView), ...problems(400, 401) },
});

const show = createRoute({
  method: "get",
  path: "/chat/sessions/{sessionId}",
  tags: ["chat"],
  operationId: "getChatSession",
  summary: "Get a conversation",
  description:
    "The newest turns of a conversation of the caller, as a page needs them after it was reloaded. Another's conversation is answered with 404; a guest's is anybody's who knows its id.",
  ...anyCaller,
  request: {
    params: SessionParam,
    query: z.object({
      limit: limitQuery(50),
      before: z
        .string()
        .regex(/^[1-9]\d{0,5}$/, "must be the number of a turn")
        .transform(Number)
        .optional()
        .openapi({
          type: "string",
          pattern: "^[1-9]\\d{0,5}$",
          description: "Only turns before this number: the first one that the caller has",
          example: "51",
        }),
    }),
  },
  responses: { 200: jsonOf("The conversation", HistoryView), ...problems(400, 401, 404) },
});

const remove = createRoute({
  method: "delete",
  path: "/chat/sessions/{sessionId}",
  tags: ["chat"],
  operationId: "deleteChatSession",
  summary: "Delete a conversation",
  description: "Deletes a conversation of the caller with everything in it. A turn under way ends.",
  security: anyCaller.security,
  middleware: [ownPagesOnly, anyCaller.middleware] as const,
  request: { params: SessionParam },
  responses: { 204: { description: "It is deleted" }, ...problems(400, 401, 403, 404) },
});

const stop = createRoute({
  method: "post",
  path: "/chat/sessions/{sessionId}/stop",
  tags: ["chat"],
  operationId: "stopChatTurn",
  summary: "Stop the answer under way",
  description:
    "Asks the turn under way to stop, whatever transport it is followed over. It ends within a second with a message that holds what was said until then, and whose `data.cut` is `stopped`.",
  security: anyCaller.security,
  middleware: [ownPagesOnly, anyCaller.middleware, limited("chat-stop", 120, 60)] as const,
  request: { params: SessionParam },
  responses: {
    200: jsonOf(
      "Whether there was a turn to stop",
      z.strictObject({ stopping: z.boolean() }).openapi("ChatStop"),
    ),
    ...problems(400, 401, 403, 404, 429),
  },
});

const ticket = createRoute({
  method: "post",
  path: "/chat/tickets",
  tags: ["chat"],
  operationId: "createChatTicket",
  summary: "Get a ticket for a WebSocket",
  description:
    "A ticket opens one WebSocket as the caller, within half a minute: append it to `webSocketUrl` of /config.json as the query `ticket`. It takes the place of the token, which must not be in an address.",
  security: anyCaller.security,
  middleware: [ownPagesOnly, anyCaller.middleware, limited("chat-ticket", 60, 60)] as const,
  responses: { 201: jsonOf("The ticket", TicketView), ...problems(401, 403, 429) },
});

/** Conversations with the assistant, beside the streams in which it answers. */
export const chats = newRouter()
  .openapi(list, async (c) => {
    const { deps, actor } = c.var;
    const { limit, lastKey } = c.req.valid("query");
    const scope = `chat-sessions|${actor.userId}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const page = await listChats(deps, actor, { limit, cursor });
    return c.json(
      {
        items: page.sessions.map(sessionView),
        count: page.sessions.length,
        ...(page.cursor && { lastKey: signCursor(deps.config.secret, scope, page.cursor) }),
      },
      200,
    );
  })
  .openapi(show, async (c) => {
    const { deps, actor } = c.var;
    const { limit, before } = c.req.valid("query");
    const { sessionId } = c.req.valid("param");
    const { session, turns, isAnswering } = await showChat(deps, actor, { sessionId, limit, before });
    return c.json({ ...sessionView(session), isAnswering, items: turns.map(turnView) }, 200);
  })
  .openapi(remove, async (c) => {
    await removeChat(c.var.deps, c.var.actor, c.req.valid("param").sessionId);
    return c.body(null, 204);
  })
  .openapi(stop, async (c) => {
    const stopping = await stopTurn(c.var.deps, c.var.actor, c.req.valid("param").sessionId);
    return c.json({ stopping }, 200);
  })
  .openapi(ticket, async (c) => c.json(await issueTicket(c.var.deps, c.var.actor), 201));

const sessionView = ({ sessionId, kind, title, turns, createdAt, updatedAt }: ChatSession) => ({
  sessionId,
  kind,
  title,
  turns,
  createdAt,
  updatedAt,
});

/** Without the model's own messages, which are nobody's business. */
const turnView = ({ turnId, number, message, state, startedAt, endedAt, reply }: ChatTurn) => ({
  turnId,
  number,
  message,
  state,
  startedAt,
  ...(endedAt !== undefined && { endedAt }),
  ...(reply && { reply }),
});

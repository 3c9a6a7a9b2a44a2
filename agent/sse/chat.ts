import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { followTurn } from "../../api/domain/chat/follow.ts";
import { maxMessageLength } from "../../api/domain/chat/protocol.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { MarketIdParam } from "../../api/domain/markets/schema.ts";
import { abortWhenSignedOut, anyCaller } from "../../api/http/auth.ts";
import type { HttpEnv } from "../../api/http/env.ts";
import { limited } from "../../api/http/limits.ts";
import { ownPagesOnly } from "../../api/http/origin.ts";
import { problems } from "../../api/http/problem.ts";
import { jsonBody, newRouter } from "../../api/http/router.ts";
import { takeStream } from "../../api/http/streams.ts";
import type { LiveTurns } from "../turn/live-turns.ts";
import { findTurn } from "../turn/own-turn.ts";
import { eventStream, placeIn } from "./event-stream.ts";

const Id = z.string().min(1).max(64);

const ChatBody = z
  .strictObject({
    message: z.string().min(1).max(maxMessageLength).openapi({ example: "A gaming laptop under $1000" }),
    sessionId: Id.optional().openapi({ description: "The conversation; without it a new one begins" }),
    kind: z
      .enum(["shop", "insights"])
      .default("shop")
      .openapi({ description: "`insights` answers staff about the shop's figures" }),
    market: MarketIdParam.optional().openapi({
      description:
        "Where the shopper is, of the markets that /markets lists; the default one where it is left out. Products, prices and the cart are answered as this market sells them. A confirmation is answered in the market of its question",
    }),
    metadata: z
      .looseObject({
        confirmationId: Id.optional().openapi({ description: "From the button that confirms" }),
      })
      .optional(),
  })
  .openapi("ChatMessage");

const LastEventId = z.object({
  "last-event-id": z
    .string()
    .regex(/^[\w-]{1,64}:\d{1,7}$/, "must be the id of an event, such as 4f6c0b1e:12")
    .optional()
    .openapi({
      description: "The id of the last event that the caller has: only those after it are sent",
      example: "7c9e6679-7425-40de-944b-e07fc1f90ae7:12",
    }),
});

const stream = {
  description: "The turn's events until its last: `message` or `error`",
  content: { "text/event-stream": { schema: z.string() } },
};

const send = createRoute({
  method: "post",
  path: "/chat",
  tags: ["chat"],
  operationId: "sendChatMessage",
  summary: "Send the assistant a message",
  description:
    "Answers with server-sent events: `typing` first, then `token`, `tool_start`, `tool_end` and `cards` in any order, and `message` or `error` last. Guests may ask about products and policies. A market that does not exist or has closed is refused. With Last-Event-ID nothing is sent: the turn that it names goes on after that event. A turn that nobody follows for a few seconds is stopped.",
  security: anyCaller.security,
  middleware: [ownPagesOnly, anyCaller.middleware, limited("chat", 30, 60)] as const,
  request: { headers: LastEventId, body: jsonBody(ChatBody) },
  responses: { 200: stream, ...problems(400, 401, 403, 404, 409, 413, 415, 429, 503) },
});

const follow = createRoute({
  method: "get",
  path: "/chat/sessions/{sessionId}/turns/{turnId}/events",
  tags: ["chat"],
  operationId: "followChatTurn",
  summary: "Follow an answer",
  description:
    "The events of one of the newest turns of a conversation, also of one that another client started. Last-Event-ID leaves out those that the caller has.",
  security: anyCaller.security,
  middleware: [anyCaller.middleware, limited("chat-follow", 120, 60)] as const,
  request: {
    headers: LastEventId,
    params: z.object({
      sessionId: Id.openapi({
        description: "The conversation",
        example: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
      }),
      turnId: Id.openapi({ description: "The turn", example: "0d3c1f0e-5b0a-4c7e-9a51-6f2e8f1b7c11" }),
    }),
  },
  responses: { 200: stream, ...problems(400, 401, 404, 429, 503) },
});

/** The assistant over server-sent events: routes for `createApp` or for a function of their own. */
export const chatOver = (live: LiveTurns) =>
  newRouter()
    .openapi(send, async (c) => {
      const { message, sessionId, kind, market, metadata } = c.req.valid("json");
      const place = placeIn(c.req.valid("header")["last-event-id"]);
      if (place && sessionId !== undefined) return resumed(c, live, { sessionId, ...place });
      if (place)
        throw new DomainError("VALIDATION_ERROR", {
          issues: [{ path: "sessionId", message: "is needed with Last-Event-ID" }],
        });
      const request = { kind, sessionId, message, market, confirmationId: metadata?.confirmationId };
      // Before the turn begins, which would go on without its stream.
      const ended = takeStream(c);
      const started = await live.start(c.var.actor, request).catch((error: unknown) => {
        ended();
        throw error;
      });
      return streamed(c, live, { ...started, after: 0 }, ended);
    })
    .openapi(follow, async (c) => {
      const { sessionId, turnId } = c.req.valid("param");
      const place = placeIn(c.req.valid("header")["last-event-id"]);
      const after = place?.turnId === turnId ? place.after : 0;
      return resumed(c, live, { sessionId, turnId, after });
    });

type Place = { readonly sessionId: string; readonly turnId: string; readonly after: number };

/** Refuses before the stream begins what `followTurn` would refuse in it. */
async function resumed(c: Context<HttpEnv>, live: LiveTurns, place: Place): Promise<Response> {
  const { deps, actor } = c.var;
  await findTurn(deps, actor, place);
  return streamed(c, live, place, takeStream(c));
}

function streamed(
  c: Context<HttpEnv>,
  live: LiveTurns,
  { sessionId, turnId, after }: Place,
  ended: () => void,
): Response {
  const { deps, actor } = c.var;
  const left = new AbortController();
  const { signal } = left;
  const signedIn =
    actor.type === "guest" ? undefined : abortWhenSignedOut(deps, c.req.header("authorization"), left);
  const events =
    live.follow(turnId, { after, signal }) ?? followTurn(deps, actor, { sessionId, turnId, after, signal });
  const body = eventStream(events, {
    leave: () => {
      signedIn?.stop();
      left.abort();
      ended();
    },
    onError: (error) => deps.log("error", "a stream of the assistant failed", { sessionId, error }),
  });
  return c.body(body, 200, {
    "content-type": "text/event-stream",
    "cache-control": "no-cache, no-transform",
    // Asks proxies that gather answers not to.
    "x-accel-buffering": "no",
  });
}

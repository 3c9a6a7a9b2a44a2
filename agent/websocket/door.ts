import type { Deps } from "../../api/deps.ts";
import type { Actor } from "../../api/domain/actor.ts";
import {
  closeConnection,
  noteFollower,
  openConnection,
  showConnection,
} from "../../api/domain/chat/connections.ts";
import { followTurn } from "../../api/domain/chat/follow.ts";
import { stopTurn } from "../../api/domain/chat/history.ts";
import type { TurnEvent } from "../../api/domain/chat/protocol.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { domainErrorOf } from "../../api/http/answered.ts";
import { chatLimit } from "../../api/http/limits.ts";
import type { Connections } from "../../api/ports/connections.ts";
import type { LiveTurns } from "../turn/live-turns.ts";
import { findTurn } from "../turn/own-turn.ts";
import { type ClientFrame, readFrame } from "./client-frames.ts";
import { coalesced } from "./coalesced.ts";
import { errorFrame, framesOf } from "./server-frames.ts";

/** What a WebSocket of the assistant stands on. */
export type DoorDeps = Pick<
  Deps,
  "chats" | "chatConnections" | "chatTickets" | "staff" | "limits" | "config" | "now" | "log"
> & { readonly connections: Connections };

/** A frame that was taken in. Who is behind the connection is looked up by whoever does it. */
export type Work = { readonly connectionId: string; readonly frame: ClientFrame };

const door: Actor = { type: "system", name: "chat-socket" };

/** Tokens that follow each other within so many milliseconds are one frame. */
const together = 60;

/** Lets a client in by its ticket. `caller` is what limits know its network by. Throws UNAUTHORIZED, RATE_LIMITED. */
export async function connect(
  deps: DoorDeps,
  { connectionId, ticket, caller }: { connectionId: string; ticket: string; caller: string },
): Promise<void> {
  await chatLimit(deps, "chat-connect", { caller, max: 60, seconds: 60 });
  await openConnection(deps, door, { connectionId, ticket, caller });
}

/** Forgets a client that has left. */
export const disconnect = (deps: DoorDeps, connectionId: string): Promise<void> =>
  closeConnection(deps, door, connectionId);

/**
 * Takes in a text frame: what is wrong with it is told to the client at once, and then there is no work. Also none for a
 * connection that is not open. Never throws for what a client sent.
 */
export async function accept(
  deps: DoorDeps,
  { connectionId, text }: { readonly connectionId: string; readonly text: string },
): Promise<Work | undefined> {
  const connection = await showConnection(deps, door, connectionId);
  if (!connection) {
    await tell(deps, connectionId, new DomainError("UNAUTHORIZED", { reason: "invalid" }));
    return undefined;
  }
  const { actor, caller } = connection;
  try {
    const frame = readFrame(text);
    if (frame.action === "sendMessage")
      await chatLimit(deps, "chat", { actor, caller, max: 30, seconds: 60 });
    return { connectionId, frame };
  } catch (error) {
    await tell(deps, connectionId, error, requestIdIn(text));
    return undefined;
  }
}

/**
 * Does what a frame asks for, and resolves when everything of it was sent or the client has left. Errors are told to the
 * client. A turn whose client left is stopped, unless somebody comes back to it within a few seconds.
 */
export async function perform(
  deps: DoorDeps,
  live: LiveTurns,
  { work, signal }: { readonly work: Work; readonly signal: AbortSignal },
): Promise<void> {
  const { connectionId, frame } = work;
  const requestId = frame.action === "sendMessage" ? frame.metadata?.requestId : undefined;
  const left = new AbortController();
  try {
    const actor = (await showConnection(deps, door, connectionId))?.actor;
    // It has left since.
    if (!actor) return;
    if (frame.action === "ping") return await send(deps, connectionId, { type: "pong" });
    if (frame.action === "stop") {
      const stopping = await stopTurn(deps, actor, frame.sessionId);
      return await send(deps, connectionId, { type: "stop", sessionId: frame.sessionId, stopping });
    }
    const until = AbortSignal.any([left.signal, signal]);
    const { events, turnId } = await eventsOf(deps, live, { actor, frame, signal: until });
    if (!(await pass(deps, { connectionId, events, requestId }))) {
      left.abort();
      await disconnect(deps, connectionId);
    }
    await live.ended(turnId);
  } catch (error) {
    if (!domainErrorOf(error))
      deps.log("error", "a frame of the assistant failed", { action: frame.action, error });
    await tell(deps, connectionId, error, requestId);
  } finally {
    left.abort();
  }
}

async function eventsOf(
  deps: DoorDeps,
  live: LiveTurns,
  {
    actor,
    frame,
    signal,
  }: { readonly actor: Actor; readonly frame: ClientFrame; readonly signal: AbortSignal },
): Promise<{ readonly events: AsyncGenerator<TurnEvent>; readonly turnId: string }> {
  if (frame.action === "resume") {
    const { sessionId, turnId, after } = frame;
    await findTurn(deps, actor, { sessionId, turnId });
    const here = live.follow(turnId, { after, signal });
    if (here) return { events: here, turnId };
    await noteFollower(deps, door, turnId);
    return { events: followTurn(deps, actor, { sessionId, turnId, after, signal }), turnId };
  }
  if (frame.action !== "sendMessage") throw new Error(`${frame.action} has no events`);
  const { message, sessionId, market, metadata } = frame;
  const { kind = "shop", confirmationId } = metadata ?? {};
  const request = {
    kind,
    sessionId: sessionId ?? undefined,
    message,
    market: market ?? undefined,
    confirmationId,
  };
  const started = await live.start(actor, request);
  const { turnId } = started;
  const events =
    live.follow(turnId, { after: 0, signal }) ?? followTurn(deps, actor, { ...started, after: 0, signal });
  return { events, turnId };
}

/** Sends events in order; false: the client has left. */
async function pass(
  deps: DoorDeps,
  {
    connectionId,
    events,
    requestId,
  }: { connectionId: string; events: AsyncGenerator<TurnEvent>; requestId: string | undefined },
): Promise<boolean> {
  for await (const event of coalesced(events, together))
    for (const frame of framesOf(event, { requestId }))
      if ((await deps.connections.post(connectionId, frame)) === "gone") return false;
  return true;
}

async function send(deps: DoorDeps, connectionId: string, frame: object): Promise<void> {
  await deps.connections.post(connectionId, JSON.stringify(frame));
}

/** Tells a client what is wrong; whether it is still there does not matter. */
export async function tell(
  deps: Pick<DoorDeps, "connections" | "now">,
  connectionId: string,
  error: unknown,
  requestId?: string,
): Promise<void> {
  await deps.connections.post(connectionId, errorFrame(error, deps, { requestId })).catch(() => "gone");
}

/** The id that a client gave its message, if the frame says so much. */
function requestIdIn(text: string): string | undefined {
  const found = /"requestId"\s*:\s*"([\w.:-]{1,64})"/.exec(text.slice(0, 64_000));
  return found?.[1];
}

import * as z from "zod";
import { DomainError } from "../../api/domain/errors.ts";
import { networkOf } from "../../api/http/caller.ts";
import { keyOf } from "../../api/http/limits.ts";
import { isOwnOrigin } from "../../api/http/origin.ts";
import type { Background } from "../../api/ports/connections.ts";
import type { Json } from "../../api/ports/table.ts";
import type { LiveTurns } from "../turn/live-turns.ts";
import { readWork } from "./client-frames.ts";
import { accept, connect, type DoorDeps, disconnect, perform, tell, type Work } from "./door.ts";

/** What API Gateway sends of a WebSocket; query and headers come with $connect only. */
const Event = z.object({
  requestContext: z.object({
    routeKey: z.string(),
    connectionId: z.string(),
    domainName: z.string().default(""),
    identity: z.object({ sourceIp: z.string() }).optional(),
  }),
  headers: z.record(z.string(), z.string()).optional(),
  queryStringParameters: z.record(z.string(), z.string()).nullish(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});
type Event = z.output<typeof Event>;

type Answer = { readonly statusCode: number };

/**
 * The door of the WebSocket API: opens and closes connections, and hands over messages to the worker, because a route of API
 * Gateway must answer within 29 seconds.
 */
export const gatewayDoor =
  (deps: DoorDeps, worker: Background) =>
  async (received: unknown): Promise<Answer> => {
    const event = Event.parse(received);
    const { routeKey, connectionId } = event.requestContext;
    if (routeKey === "$connect") return entered(deps, event);
    if (routeKey === "$disconnect") await disconnect(deps, connectionId);
    else await taken(deps, worker, event);
    return { statusCode: 200 };
  };

const Handed = z.object({ connectionId: z.string(), frame: z.unknown() });

/** The worker: answers one frame that the door handed over. */
export const gatewayWorker =
  (deps: DoorDeps, live: LiveTurns) =>
  async (handed: unknown): Promise<void> => {
    const { connectionId, frame } = Handed.parse(handed);
    const work: Work = { connectionId, frame: readWork(frame) };
    await perform(deps, live, { work, signal: new AbortController().signal });
  };

async function entered(deps: DoorDeps, event: Event): Promise<Answer> {
  const { connectionId, domainName, identity } = event.requestContext;
  const origin = Object.entries(event.headers ?? {}).find(([name]) => name.toLowerCase() === "origin")?.[1];
  const request = new Request(`https://${domainName || "localhost"}/`);
  if (origin !== undefined && !isOwnOrigin(request, origin, deps.config)) return { statusCode: 403 };
  const ticket = event.queryStringParameters?.["ticket"] ?? "";
  const caller = keyOf(`address ${networkOf(identity?.sourceIp ?? "unknown")}`);
  try {
    await connect(deps, { connectionId, ticket, caller });
    return { statusCode: 200 };
  } catch (error) {
    if (DomainError.is(error, "UNAUTHORIZED")) return { statusCode: 401 };
    if (DomainError.is(error, "RATE_LIMITED")) return { statusCode: 429 };
    throw error;
  }
}

async function taken(deps: DoorDeps, worker: Background, event: Event): Promise<void> {
  const { connectionId } = event.requestContext;
  if (event.isBase64Encoded) return tell(deps, connectionId, notText());
  const work = await accept(deps, { connectionId, text: event.body ?? "" });
  if (!work) return;
  // Parsed from JSON a moment ago.
  const json = work as unknown as Json;
  await worker.begin(json).catch((error: unknown) => {
    deps.log("error", "the worker of the assistant cannot be called", { error });
    const { frame } = work;
    return tell(
      deps,
      connectionId,
      new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 5 }),
      frame.action === "sendMessage" ? frame.metadata?.requestId : undefined,
    );
  });
}

/** Why a binary frame is not taken. */
export const notText = (): DomainError =>
  new DomainError("VALIDATION_ERROR", { issues: [{ path: "", message: "must be a text frame" }] });

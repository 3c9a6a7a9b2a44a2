import type { TurnEvent } from "../../api/client.ts";
import { account, tokensRefused } from "../lib/account-state.ts";
import { eventsIn, pause } from "../lib/event-stream.ts";
import { bodyOf, Problem } from "../lib/problem.ts";
import { asShopper, openSession } from "../lib/session.ts";
import { marketQuery } from "../market/market.ts";

export type SentMessage = {
  readonly message: string;
  readonly sessionId?: string | undefined;
  /** From the button that confirms. */
  readonly confirmationId?: string | undefined;
};

/** The last event of a turn that has arrived here; 0 when none has. */
export type Place = { readonly turnId: string; readonly id: number };

type Following = {
  readonly signal: AbortSignal;
  /** A turn under way to follow, instead of sending the message. */
  readonly from?: Place | undefined;
  /** Told when the connection is lost, and when it is back. */
  readonly onConnection: (isConnected: boolean) => void;
};

/** In a row, over about a minute. */
const mostFailures = 8;

/**
 * Sends a message and yields the events of its turn, each once. When the connection drops, reconnects after the last event.
 * Throws a Problem when the API refuses the message, and when it cannot be reached: OFFLINE before the first event, when
 * the message may or may not have arrived.
 */
export async function* turnEvents(
  sent: SentMessage,
  { signal, from, onConnection }: Following,
): AsyncGenerator<TurnEvent> {
  let last = from;
  let { sessionId } = sent;
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const event of connection({ ...sent, sessionId }, last, signal)) {
        if (last?.turnId === event.turnId && event.id <= last.id) continue;
        last = { turnId: event.turnId, id: event.id };
        sessionId = event.sessionId;
        failures = 0;
        onConnection(true);
        yield event;
        if (event.type === "message" || event.type === "error") return;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!isLost(error)) throw error;
      if (!last || failures >= mostFailures) throw lost(error);
    }
    if (!last) throw lost(undefined);
    onConnection(false);
    failures++;
    await backOnline(Math.min(300 * 2 ** failures, 10_000), signal);
  }
}

async function* connection(
  { message, sessionId, confirmationId }: SentMessage,
  last: Place | undefined,
  signal: AbortSignal,
): AsyncGenerator<TurnEvent> {
  const body = JSON.stringify({
    message,
    ...marketQuery(),
    ...(sessionId !== undefined && { sessionId }),
    ...(confirmationId !== undefined && { metadata: { confirmationId } }),
  });
  const response = await asked(async () =>
    fetch("/api/chat", {
      method: "POST",
      headers: {
        ...(await asCaller()),
        accept: "text/event-stream",
        "content-type": "application/json",
        ...(last && { "last-event-id": `${last.turnId}:${last.id}` }),
      },
      body,
      signal,
    }),
  );
  if (!response.body) throw lost(undefined);
  for await (const { data } of eventsIn(response.body)) yield eventOf(data);
}

/** The answer, when it is one to read on; throws a Problem. Tokens that were refused are renewed once. */
async function asked(call: () => Promise<Response>): Promise<Response> {
  const first = await call();
  const isRefused = first.status === 401 && account();
  if (isRefused) tokensRefused();
  const response = isRefused ? await call() : first;
  if (!response.ok) await bodyOf(Promise.resolve(response));
  return response;
}

/** The headers of whoever is here: an account's, or none for a guest. */
export const asCaller = async (): Promise<{ authorization?: string }> =>
  (await openSession()) ? asShopper() : {};

/** Whether the connection was lost, and may come back: unlike a refusal. */
export const isLost = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Problem && (error.status === 0 || error.status >= 500));

const lost = (cause: unknown): Problem =>
  cause instanceof Problem
    ? cause
    : new Problem("OFFLINE", "We couldn't reach the store. Check your connection and try again.", 0);

/** Waits, but no longer than until the browser is online again. */
async function backOnline(milliseconds: number, signal: AbortSignal): Promise<void> {
  const control = new AbortController();
  const stop = (): void => control.abort();
  window.addEventListener("online", stop, { signal: control.signal });
  signal.addEventListener("abort", stop, { signal: control.signal });
  await pause(milliseconds, control.signal);
  control.abort();
}

/** The stream's events are tested against the API's own type of them. */
const eventOf = (data: string): TurnEvent => JSON.parse(data) as TurnEvent;

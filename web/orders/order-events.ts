import { tokensRefused } from "../lib/account-state.ts";
import type { Order } from "../lib/api-types.ts";
import { eventsIn, pause } from "../lib/event-stream.ts";
import { Problem } from "../lib/problem.ts";
import type { Opener } from "./order-link.ts";
import { isOver } from "./order-status-text.ts";

const longestWait = 15_000;
/** Milliseconds that an answer takes at least whose server waited for a change. */
const waited = 1_000;

/**
 * Calls back with each status of an order, and reconnects when the connection ends, until the order is final
 * or `signal` aborts. Rejects only with errors that a retry cannot solve (no such order, signed out).
 */
export const followOrder = (
  orderId: string,
  told: (order: Order) => void,
  signal: AbortSignal,
  by: Opener,
): Promise<void> => followEvents((last) => open(orderId, last, signal, by), told, signal);

/**
 * The same over any connection: `connect` gets the id of the last event. A door that cannot stream ends each answer at the
 * first change or after a while without one, so only an answer that brings nothing at once is waited after.
 */
export async function followEvents(
  connect: (lastEventId: string | undefined) => Promise<ReadableStream<BufferSource>>,
  told: (order: Order) => void,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  let last: string | undefined;
  while (!signal.aborted) {
    const begun = performance.now();
    let news = false;
    try {
      for await (const { id, data } of eventsIn(await connect(last))) {
        news ||= id !== last;
        last = id;
        const order = orderIn(data);
        told(order);
        if (isOver(order.status)) return;
      }
      news ||= performance.now() - begun >= waited;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Problem && (error.status === 404 || error.status === 401)) throw error;
    }
    failures = news ? 0 : failures + 1;
    await pause(news ? 100 : Math.min(500 * 2 ** failures, longestWait), signal);
  }
}

async function open(
  orderId: string,
  lastEventId: string | undefined,
  signal: AbortSignal,
  by: Opener,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const response = await fetch(`/api/orders/${encodeURIComponent(orderId)}/events`, {
    headers: {
      ...(await by()),
      accept: "text/event-stream",
      ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
    },
    signal,
  });
  if (response.status === 401) tokensRefused();
  if (!response.ok || !response.body)
    throw new Problem("STREAM_FAILED", "The order cannot be followed for the moment.", response.status);
  return response.body;
}

/** The stream's events are tested against the API's schema of an order. */
const orderIn = (data: string): Order => JSON.parse(data) as Order;

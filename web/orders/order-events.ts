import { tokensRefused } from "../lib/account-state.ts";
import type { Order } from "../lib/api-types.ts";
import { eventsIn, pause } from "../lib/event-stream.ts";
import { Problem } from "../lib/problem.ts";
import { asShopper } from "../lib/session.ts";
import { isOver } from "./order-status-text.ts";

const longestWait = 15_000;

/**
 * Calls back with each status of an order, and reconnects when the connection drops, until the order is final
 * or `signal` aborts. Rejects only with errors that a retry cannot solve (no such order, signed out).
 */
export async function followOrder(
  orderId: string,
  told: (order: Order) => void,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const order of statuses(orderId, signal)) {
        failures = 0;
        told(order);
        if (isOver(order.status)) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Problem && (error.status === 404 || error.status === 401)) throw error;
    }
    failures++;
    await pause(Math.min(500 * 2 ** failures, longestWait), signal);
  }
}

async function* statuses(orderId: string, signal: AbortSignal): AsyncGenerator<Order> {
  const response = await fetch(`/api/orders/${encodeURIComponent(orderId)}/events`, {
    headers: { ...(await asShopper()), accept: "text/event-stream" },
    signal,
  });
  if (response.status === 401) tokensRefused();
  if (!response.ok || !response.body)
    throw new Problem("STREAM_FAILED", "The order cannot be followed for the moment.", response.status);
  for await (const { data } of eventsIn(response.body)) yield orderIn(data);
}

/** The stream's events are tested against the API's schema of an order. */
const orderIn = (data: string): Order => JSON.parse(data) as Order;

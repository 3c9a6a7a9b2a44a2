import { randomUUID } from "node:crypto";
import { totalmem } from "node:os";
import { getHeapStatistics } from "node:v8";
import { DomainError } from "../../../api/domain/errors.ts";
import { problemBody } from "../../../api/http/answered.ts";
import type { Handler } from "./handler.ts";

/** How busy a process is: requests that wait for an answer, how late its timers are, and how full its memory. */
export type Pressure = {
  readonly inFlight: number;
  /** Milliseconds. */
  readonly lag: number;
  /** Of what the machine or its container gives, and of what V8 may use: the fuller of both, 0 to 1. */
  readonly memory: number;
};

const mostInFlight = 1_000;
const longestLag = 1_000;
const fullMemory = 0.85;
/** With fewer the process answers them, however slow the machine is. */
const always = 50;

/** Whether one more request would only make all of them later. */
export const isOverloaded = ({ inFlight, lag, memory }: Pressure): boolean =>
  inFlight >= mostInFlight || (inFlight >= always && (lag > longestLag || memory > fullMemory));

/**
 * Answers requests, and refuses them with 503 and Retry-After before memory is full or the event loop falls behind. `/health`
 * is always answered: it says that the process lives.
 */
export function shedding(handler: Handler, read: () => Omit<Pressure, "inFlight"> = pressure): Handler {
  let inFlight = 0;
  const answered = (response: Response): Response => {
    inFlight--;
    return response;
  };
  const failed = (error: unknown): never => {
    inFlight--;
    throw error;
  };
  return (request, env) => {
    if (inFlight >= always && isOverloaded({ inFlight, ...read() }) && !isHealth(request.url))
      return refusal();
    const answer = handler(request, env);
    if (!(answer instanceof Promise)) return answer;
    inFlight++;
    // `finally` would wait for two promises more.
    return answer.then(answered, failed);
  };
}

const isHealth = (url: string): boolean => /^https?:\/\/[^/]+(\/api)?\/health$/.test(url);

/** Clients that are refused together do not come back together. */
function refusal(): Response {
  const retryAfter = 1 + Math.floor(Math.random() * 5);
  const error = new DomainError("SERVICE_UNAVAILABLE", { retryAfter });
  return new Response(JSON.stringify(problemBody(error, randomUUID(), Date.now())), {
    status: 503,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      "retry-after": String(retryAfter),
    },
  });
}

const sampledEvery = 250;
let lag = 0;
let memory = 0;
let watching = false;

/** Of this process, as it was a quarter of a second ago at most. */
function pressure(): Omit<Pressure, "inFlight"> {
  if (!watching) watch();
  return { lag, memory };
}

function watch(): void {
  watching = true;
  let expected = performance.now() + sampledEvery;
  setInterval(() => {
    const now = performance.now();
    // Half of what it was: one long task does not refuse anybody for seconds.
    lag = Math.max(now - expected, lag / 2);
    expected = now + sampledEvery;
    memory = Math.max(
      process.memoryUsage.rss() / memoryOfMachine(),
      getHeapStatistics().used_heap_size / getHeapStatistics().heap_size_limit,
    );
  }, sampledEvery).unref();
}

/** Bytes; of the container, where there is a limit. */
const memoryOfMachine = (): number => {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
};

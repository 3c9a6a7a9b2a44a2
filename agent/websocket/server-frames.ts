import type { Deps } from "../../api/deps.ts";
import type { Cards, TurnEvent } from "../../api/domain/chat/protocol.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { domainErrorOf, problemBody } from "../../api/http/answered.ts";
import { mostFrameBytes } from "./client-frames.ts";

/** The most bytes of one event: a message of API Gateway's. */
const mostEventBytes = 128 * 1024;
/** What the envelope of a part takes, the escapes of its slice not counted. */
const partRoom = 512;

/** What the frames of one turn carry beside the event. */
type Echo = { readonly requestId?: string | undefined };

/**
 * An event as frames of at most 32 KB. A larger one goes out in parts, `{"type":"part","part":1,"parts":3,"json":"…"}`, whose
 * `json` put together are the event's. Beyond 128 KB its longest list or text is halved until it fits.
 */
export function framesOf(event: TurnEvent, echo: Echo = {}): readonly string[] {
  const json = JSON.stringify({ ...fitted(event), ...echo });
  if (Buffer.byteLength(json) <= mostFrameBytes) return [json];
  const slices = slicesOf(json);
  const { id, turnId, sessionId } = event;
  return slices.map((slice, place) =>
    JSON.stringify({
      type: "part",
      id,
      turnId,
      sessionId,
      part: place + 1,
      parts: slices.length,
      json: slice,
      ...echo,
    }),
  );
}

/** What went wrong before a turn began, with the API's code and words. Unexpected errors are logged by the caller. */
export function errorFrame(error: unknown, deps: Pick<Deps, "now">, echo: Echo = {}): string {
  const known = domainErrorOf(error) ?? new DomainError("INTERNAL_ERROR", {});
  const { code, message, details } = problemBody(known, "", deps.now()).error;
  const { requestId: _none, ...facts } = details;
  return JSON.stringify({
    type: "error",
    code,
    message,
    retryable: retryable.has(code),
    details: facts,
    ...echo,
  });
}

const retryable: ReadonlySet<string> = new Set([
  "CHAT_BUSY",
  "RATE_LIMITED",
  "SERVICE_UNAVAILABLE",
  "INTERNAL_ERROR",
]);

/** Slices that stay small once they are escaped, cut between characters. */
function slicesOf(json: string): string[] {
  const slices: string[] = [];
  let slice = "";
  let bytes = partRoom;
  for (const character of json) {
    // As a part of a JSON string: quotes and backslashes are escaped once more.
    const more = Buffer.byteLength(JSON.stringify(character)) - 2;
    if (bytes + more > mostFrameBytes) {
      slices.push(slice);
      slice = "";
      bytes = partRoom;
    }
    slice += character;
    bytes += more;
  }
  return [...slices, slice];
}

function fitted(event: TurnEvent): TurnEvent {
  let smaller = event;
  while (Buffer.byteLength(JSON.stringify(smaller)) > mostEventBytes) {
    const next = halved(smaller);
    if (next === undefined) break;
    smaller = next;
  }
  return smaller;
}

/** The event with the longest of its lists cut to half, or with half of its text; undefined when nothing can be cut. */
function halved(event: TurnEvent): TurnEvent | undefined {
  if (event.type === "token") return { ...event, text: half(event.text) };
  if (event.type === "cards") return { ...event, ...halvedCards(event) };
  if (event.type !== "message") return undefined;
  const { data, message } = event;
  if (Buffer.byteLength(message) > mostEventBytes / 2) return { ...event, message: half(message) };
  return { ...event, data: { ...data, ...halvedCards(data) } };
}

function halvedCards({ products, orders, sources, tables }: Cards): Partial<Cards> {
  const size = (list: readonly unknown[]): number => Buffer.byteLength(JSON.stringify(list));
  const cuts = [
    { bytes: size(products), cut: () => ({ products: firstHalf(products) }) },
    { bytes: size(orders), cut: () => ({ orders: firstHalf(orders) }) },
    { bytes: size(sources), cut: () => ({ sources: firstHalf(sources) }) },
    {
      bytes: size(tables),
      cut: () => ({ tables: tables.map((table) => ({ ...table, rows: firstHalf(table.rows) })) }),
    },
  ];
  return cuts.toSorted((one, other) => other.bytes - one.bytes)[0]?.cut() ?? {};
}

const firstHalf = <T>(list: readonly T[]): readonly T[] => list.slice(0, Math.floor(list.length / 2));

function half(text: string): string {
  const kept = text.slice(0, Math.floor(text.length / 2));
  // Not in the middle of a character of two halves.
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}

import type { TurnEvent } from "../../api/client.ts";
import { eventsIn, pause } from "../../web/lib/event-stream.ts";
import { bodyOf, Problem } from "../../web/lib/problem.ts";
import { asShopper } from "../../web/lib/session.ts";

export type Question = { readonly message: string; readonly sessionId: string | undefined };

const mostFailures = 5;

/**
 * Asks a question and yields the events of its answer, each once. A connection that drops is opened again after the last
 * event. Throws a Problem when the API refuses the question or cannot be reached.
 */
export async function* answerTo(question: Question, signal: AbortSignal): AsyncGenerator<TurnEvent> {
  let last: TurnEvent | undefined;
  for (let failures = 0; !signal.aborted; ) {
    try {
      const response = await post(question, last, signal);
      if (!response.ok) await bodyOf(Promise.resolve(response));
      if (response.body)
        for await (const { data } of eventsIn(response.body)) {
          const event = eventOf(data);
          if (last && last.turnId === event.turnId && event.id <= last.id) continue;
          last = event;
          failures = 0;
          yield event;
          if (event.type === "message" || event.type === "error") return;
        }
    } catch (error) {
      if (signal.aborted) return;
      // Nothing has come yet, so the question may be sent again by hand; a refusal stays one.
      if (!last || (error instanceof Problem && error.status < 500)) throw error;
    }
    if (!last || ++failures > mostFailures) throw unreachable();
    await pause(300 * 2 ** failures, signal);
  }
}

const post = async (
  question: Question,
  last: TurnEvent | undefined,
  signal: AbortSignal,
): Promise<Response> =>
  fetch("/api/chat", {
    method: "POST",
    headers: {
      ...(await asShopper()),
      accept: "text/event-stream",
      "content-type": "application/json",
      ...(last && { "last-event-id": `${last.turnId}:${last.id}` }),
    },
    body: JSON.stringify({
      message: question.message,
      kind: "insights",
      ...(question.sessionId !== undefined && { sessionId: question.sessionId }),
    }),
    signal,
  });

const unreachable = (): Problem =>
  new Problem("OFFLINE", "The answer did not arrive. Check your connection and ask again.", 0);

/** The stream's events are tested against the API's own type of them. */
const eventOf = (data: string): TurnEvent => JSON.parse(data) as TurnEvent;

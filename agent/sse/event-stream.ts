import type { TurnEvent } from "../../api/domain/chat/protocol.ts";

/** How often a silent stream says that it is alive, in milliseconds: proxies close one that says nothing for a minute. */
const heartbeat = 15_000;

/** What a client that was cut off sends to go on: `Last-Event-ID: <turnId>:<id>`. */
export function placeIn(lastEventId: string | undefined): { turnId: string; after: number } | undefined {
  const [, turnId, id] = /^([\w-]{1,64}):(\d{1,7})$/.exec(lastEventId ?? "") ?? [];
  return turnId === undefined ? undefined : { turnId, after: Number(id) };
}

/**
 * A turn's events as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). `leave` is called
 * when the client has gone or the stream has ended.
 */
export function eventStream(
  events: AsyncGenerator<TurnEvent>,
  { leave, onError }: { readonly leave: () => void; readonly onError: (error: unknown) => void },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isOpen = true;
  let beats: ReturnType<typeof setInterval> | undefined;
  const end = (): void => {
    isOpen = false;
    clearInterval(beats);
    leave();
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string): void => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      beats = setInterval(() => send(": alive\n\n"), heartbeat);
      const pump = async (): Promise<void> => {
        for await (const event of events) send(textOf(event));
      };
      void pump()
        .catch(onError)
        .finally(() => {
          if (!isOpen) return;
          end();
          controller.close();
        });
    },
    cancel: end,
  });
}

const textOf = (event: TurnEvent): string =>
  `id: ${event.turnId}:${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

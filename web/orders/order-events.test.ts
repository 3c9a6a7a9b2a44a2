import fc from "fast-check";
import { expect, test } from "vitest";
import { eventData } from "./order-events.ts";

const streamOf = (parts: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });

/** Cut at any bytes, as a network does. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [...ends, bytes.length].map((end, index) => bytes.slice(index === 0 ? 0 : ends[index - 1], end));
}

test("an order's changes arrive whole however the network cuts them, and pings are not changes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ status: fc.string(), note: fc.string({ unit: "grapheme" }) }), { maxLength: 6 }),
      fc.array(fc.nat(2_000), { maxLength: 20 }),
      fc.constantFrom("\n", "\r\n"),
      async (changes, places, line) => {
        const text = changes
          .map((change, id) =>
            [`event: status`, `data: ${JSON.stringify(change)}`, `id: ${id}`, "", ": ping", "", ""].join(
              line,
            ),
          )
          .join("");
        const read: unknown[] = [];
        for await (const data of eventData(streamOf(cut(new TextEncoder().encode(text), places))))
          read.push(JSON.parse(data));
        expect(read).toEqual(changes);
      },
    ),
  );
});

test("an event that was cut off by the end of the line is not told", async () => {
  const read: string[] = [];
  for await (const data of eventData(streamOf([new TextEncoder().encode("data: 1\n\ndata: 2")])))
    read.push(data);
  expect(read).toEqual(["1"]);
});

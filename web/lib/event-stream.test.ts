import fc from "fast-check";
import { expect, test } from "vitest";
import { eventsIn } from "./event-stream.ts";

const streamOf = (parts: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });

/** Splits the stream at arbitrary bytes, as a network may. */
function cut(bytes: Uint8Array<ArrayBuffer>, places: readonly number[]): Uint8Array<ArrayBuffer>[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [...ends, bytes.length].map((end, index) => bytes.slice(index === 0 ? 0 : ends[index - 1], end));
}

test("an order's changes arrive complete however the network splits them, and pings are not changes", async () => {
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
        for await (const { data } of eventsIn(streamOf(cut(new TextEncoder().encode(text), places))))
          read.push(JSON.parse(data));
        expect(read).toEqual(changes);
      },
    ),
  );
});

test("an event that was cut off by the end of the connection is ignored", async () => {
  const read: string[] = [];
  for await (const { data } of eventsIn(streamOf([new TextEncoder().encode("data: 1\n\ndata: 2")])))
    read.push(data);
  expect(read).toEqual(["1"]);
});

test("Unicode line separators, which do not end a line in a stream, stay in the data", async () => {
  const note = "on\u2028two\u2029lines";
  const text = `data: ${JSON.stringify({ note })}\n\n`;
  const read: unknown[] = [];
  for await (const { data } of eventsIn(streamOf([new TextEncoder().encode(text)])))
    read.push(JSON.parse(data));
  expect(read).toEqual([{ note }]);
});

test("a page that stops listening closes the connection", async () => {
  let ended = false;
  const open = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
    cancel: () => {
      ended = true;
    },
  });
  for await (const { data } of eventsIn(open)) {
    expect(data).toBe("1");
    break;
  }
  expect(ended).toBe(true);
});

import { expect, test } from "vitest";
import type { ProductCard, TurnEvent } from "../../api/domain/chat/protocol.ts";
import { mostFrameBytes, readFrame } from "./client-frames.ts";
import { coalesced } from "./coalesced.ts";
import { framesOf } from "./server-frames.ts";

const head = { id: 7, turnId: "t", sessionId: "s" };
const product = (place: number): ProductCard => ({
  productId: `p-${place}`,
  name: `Mug "${place}" 👩‍🍳 \\ ${"é".repeat(100)}`,
  path: `/p/mug-${place}`,
  imageUrl: `/images/products/${place}.svg`,
  price: 2_400,
  currency: "USD",
  available: 3,
});
const cards = (count: number): TurnEvent => ({
  ...head,
  type: "cards",
  products: Array.from({ length: count }, (_, place) => product(place)),
  orders: [],
  sources: [],
  tables: [],
  charts: [],
});

type Part = { readonly type: string; readonly part: number; readonly parts: number; readonly json: string };

test("an event that fits is one frame, with what the client gave to know it by", () => {
  expect(framesOf(cards(2), { requestId: "r" }).map((frame) => JSON.parse(frame) as unknown)).toEqual([
    { ...cards(2), requestId: "r" },
  ]);
});

test("a larger one comes in parts of at most 32 KB that make it whole again", () => {
  const frames = framesOf(cards(200));
  expect(frames.length).toBeGreaterThan(1);
  for (const frame of frames) expect(Buffer.byteLength(frame)).toBeLessThanOrEqual(mostFrameBytes);
  const parts = frames.map((frame) => JSON.parse(frame) as Part);
  expect(parts.map(({ type, part, parts }) => [type, part, parts])).toEqual(
    frames.map((_, place) => ["part", place + 1, frames.length]),
  );
  expect(JSON.parse(parts.map(({ json }) => json).join(""))).toEqual(cards(200));
});

test("beyond 128 KB its lists get shorter from the end, and a text ends with an ellipsis", () => {
  const whole = JSON.parse(
    framesOf(cards(2_000))
      .map((frame) => (JSON.parse(frame) as Part).json)
      .join(""),
  ) as { products: ProductCard[] };
  expect(whole.products.length).toBeGreaterThan(100);
  expect(whole.products).toEqual(Array.from(whole.products, (_, place) => product(place)));
  const text = framesOf({ ...head, type: "token", text: "é".repeat(100_000) });
  expect(JSON.parse(text.map((frame) => (JSON.parse(frame) as Part).json).join(""))).toMatchObject({
    text: expect.stringMatching(/^é+…$/),
  });
});

test("tokens that follow each other quickly are one, in order with everything else", async () => {
  async function* events(): AsyncGenerator<TurnEvent> {
    yield { ...head, id: 1, type: "typing" };
    for (let id = 2; id < 6; id++) yield { ...head, id, type: "token", text: `${id} ` };
    yield { ...head, id: 6, type: "tool_end", callId: "c", tool: "t", ok: true };
    yield { ...head, id: 7, type: "token", text: "a" };
    await new Promise((resolve) => setTimeout(resolve, 120));
    yield { ...head, id: 8, type: "token", text: "b" };
  }
  const seen: unknown[] = [];
  for await (const event of coalesced(events(), 40))
    seen.push([event.id, event.type === "token" ? event.text : event.type]);
  expect(seen).toEqual([
    [1, "typing"],
    [5, "2 3 4 5 "],
    [6, "tool_end"],
    [7, "a"],
    [8, "b"],
  ]);
});

test.each([
  "",
  "null",
  "[]",
  "7",
  '"sendMessage"',
  "{",
  '{"action":"constructor"}',
  '{"action":"sendMessage"}',
  '{"action":"sendMessage","message":7}',
  '{"action":"sendMessage","message":""}',
  '{"action":"sendMessage","message":"x","metadata":[]}',
  '{"action":"sendMessage","message":"x","metadata":{"kind":"admin"}}',
  '{"action":"resume","sessionId":"s"}',
  '{"action":"resume","sessionId":"s","turnId":"t","after":-1}',
  `{"action":"stop","sessionId":"${"s".repeat(65)}"}`,
])("the frame %s is refused as not valid", (text) => {
  expect(() => readFrame(text)).toThrow("VALIDATION_ERROR");
});

test("a frame of a client has at most 32 KB", () => {
  expect(() => readFrame("é".repeat(mostFrameBytes / 2 + 1))).toThrow("PAYLOAD_TOO_LARGE");
});

import { JsonBlock, Message, TextBlock, ToolResultBlock, ToolUseBlock } from "@strands-agents/sdk";
import { expect, test } from "vitest";
import { EmbeddedModel } from "./model.ts";

const model = new EmbeddedModel({ now: () => Date.UTC(2026, 10, 26) });
const said = (text: string) => new Message({ role: "user", content: [new TextBlock(text)] });
const offer = (...names: readonly string[]) => ({
  toolSpecs: names.map((name) => ({ name, description: name })),
});

async function streamed(messages: Message[], options = offer("search_products", "add_to_cart")) {
  const events = [];
  for await (const event of model.stream(messages, options)) events.push(event);
  const text = events.map((event) =>
    event.type === "modelContentBlockDeltaEvent" && event.delta.type === "textDelta" ? event.delta.text : "",
  );
  const input = events.flatMap((event) =>
    event.type === "modelContentBlockDeltaEvent" && event.delta.type === "toolUseInputDelta"
      ? [JSON.parse(event.delta.input)]
      : [],
  );
  const tool = events.flatMap((event) =>
    event.type === "modelContentBlockStartEvent" && event.start ? [event.start.name] : [],
  );
  const stop = events.flatMap((event) => (event.type === "modelMessageStopEvent" ? [event.stopReason] : []));
  return { events, text: text.join(""), tool: tool[0], input: input[0], stop: stop[0] };
}

const found = {
  facts: {
    total: 2,
    products: [
      { productId: "p1", name: "Ember Enamel Mug", price: "$16.50", category: "Kitchen", available: 30 },
      { productId: "p2", name: "Linden Stoneware Mug", price: "$21.00", category: "Kitchen", available: 4 },
    ],
  },
  asked: { query: "mug" },
};
const searched = (text: string) => [
  said(text),
  new Message({
    role: "assistant",
    content: [new ToolUseBlock({ name: "search_products", toolUseId: "u1", input: { query: "mug" } })],
  }),
  new Message({
    role: "user",
    content: [
      new ToolResultBlock({ toolUseId: "u1", status: "success", content: [new JsonBlock({ json: found })] }),
    ],
  }),
];

test("a wish becomes the use of a tool", async () => {
  const answer = await streamed([said("find me a mug under 20 dollars")]);
  expect(answer.tool).toBe("search_products");
  expect(answer.input).toEqual({ query: "mug", maxPrice: 20 });
  expect(answer.stop).toBe("toolUse");
});

test("what a tool found is said in words, with its prices", async () => {
  const answer = await streamed(searched("find me a mug"));
  expect(answer.stop).toBe("endTurn");
  expect(answer.text).toContain("Ember Enamel Mug, $16.50");
  expect(answer.text).toContain("Linden Stoneware Mug, $21.00");
});

test("the second wish of a sentence is about what the first one found", async () => {
  const answer = await streamed(searched("find me a mug and add two of the second one"));
  expect(answer.tool).toBe("add_to_cart");
  expect(answer.input).toEqual({ productId: "p2", quantity: 2 });
});

test("a tool that is not offered is never used", async () => {
  const answer = await streamed([said("find me a mug")], offer());
  expect(answer.stop).toBe("endTurn");
  expect(answer.text).toMatch(/can't/);
});

test("a tool that fails is apologised for", async () => {
  const messages = searched("find me a mug").slice(0, 2);
  const failed = new Message({
    role: "user",
    content: [
      new ToolResultBlock({ toolUseId: "u1", status: "error", content: [new TextBlock("timed out")] }),
    ],
  });
  const answer = await streamed([...messages, failed]);
  expect(answer.text).toMatch(/could not search the shop just now/);
});

test("text comes in words", async () => {
  const { events } = await streamed([said("hello")]);
  const deltas = events.filter(({ type }) => type === "modelContentBlockDeltaEvent");
  expect(deltas.length).toBeGreaterThan(3);
});

test("it says that it is a program", async () => {
  expect((await streamed([said("are you a bot?")])).text).toMatch(/program.*not a language model/);
});

import { createServer } from "node:http";
import { createServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { EventStreamCodec } from "@smithy/core/event-streams";
import { Agent, FunctionTool, type Model } from "@strands-agents/sdk";
import { afterEach, describe, expect, test } from "vitest";
import { bedrockModel } from "./bedrock.ts";
import { openAiModel } from "./openai.ts";

let close: (() => void) | undefined;
afterEach(() => close?.());

type Asked = { readonly path: string; readonly headers: Record<string, unknown>; readonly body: string };
/** What requests and answers of HTTP/1.1 and HTTP/2 have in common. */
type Incoming = Readable & { readonly url?: string | undefined; readonly headers: Record<string, unknown> };
type Outgoing = {
  writeHead(status: number, headers: Record<string, string>): unknown;
  write(chunk: Uint8Array): boolean;
  end(text: string): unknown;
};

/** A server on this machine that answers each request in turn, and what it was asked. */
async function serverOf(answers: readonly ((response: Outgoing) => void)[], version: 1 | 2 = 1) {
  const asked: Asked[] = [];
  const take = (request: Incoming, response: Outgoing) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      asked.push({ path: request.url ?? "", headers: request.headers, body });
      answers[Math.min(asked.length, answers.length) - 1]?.(response);
    });
  };
  const server = version === 1 ? createServer(take) : createHttp2Server(take);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => server.close();
  // A server that listens on TCP has such an address.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Lets the model answer with one tool, and says what came of it. */
async function answered(model: Model): Promise<{ readonly text: string; readonly inputs: unknown[] }> {
  const inputs: unknown[] = [];
  const tool = new FunctionTool({
    name: "search_products",
    description: "Finds products.",
    inputSchema: { type: "object", properties: { query: { type: "string" } } },
    callback: (input) => {
      inputs.push(input);
      return { facts: { total: 1 } };
    },
  });
  const agent = new Agent({ model, tools: [tool], printer: false, systemPrompt: "You help." });
  const result = await agent.invoke("a mug");
  return { text: result.toString().trim(), inputs };
}

describe("a model on Bedrock", () => {
  const codec = new EventStreamCodec(
    (bytes) => (typeof bytes === "string" ? bytes : Buffer.from(bytes as Uint8Array).toString("utf8")),
    (text) => new Uint8Array(Buffer.from(text, "utf8")),
  );
  const frame = (type: string, body: unknown) =>
    codec.encode({
      headers: {
        ":message-type": { type: "string", value: "event" },
        ":event-type": { type: "string", value: type },
        ":content-type": { type: "string", value: "application/json" },
      },
      body: new Uint8Array(Buffer.from(JSON.stringify(body))),
    });
  const streamed =
    (...events: readonly (readonly [string, unknown])[]) =>
    (response: Outgoing) => {
      response.writeHead(200, { "content-type": "application/vnd.amazon.eventstream" });
      for (const [type, body] of events) response.write(frame(type, body));
      response.end("");
    };

  test("is asked by ConverseStream with the id, limit, guardrail and cache points that are configured", async () => {
    const { url, asked } = await serverOf(
      [
        streamed(
          ["messageStart", { role: "assistant" }],
          [
            "contentBlockStart",
            { contentBlockIndex: 0, start: { toolUse: { toolUseId: "t1", name: "search_products" } } },
          ],
          ["contentBlockDelta", { contentBlockIndex: 0, delta: { toolUse: { input: '{"query":' } } }],
          ["contentBlockDelta", { contentBlockIndex: 0, delta: { toolUse: { input: '"mug"}' } } }],
          ["contentBlockStop", { contentBlockIndex: 0 }],
          ["messageStop", { stopReason: "tool_use" }],
        ),
        streamed(
          ["messageStart", { role: "assistant" }],
          ["contentBlockDelta", { contentBlockIndex: 0, delta: { text: "One " } }],
          ["contentBlockDelta", { contentBlockIndex: 0, delta: { text: "mug." } }],
          ["contentBlockStop", { contentBlockIndex: 0 }],
          ["messageStop", { stopReason: "end_turn" }],
          [
            "metadata",
            { usage: { inputTokens: 10, outputTokens: 2, totalTokens: 12 }, metrics: { latencyMs: 5 } },
          ],
        ),
      ],
      2,
    );
    process.env["AWS_ACCESS_KEY_ID"] ??= "test";
    process.env["AWS_SECRET_ACCESS_KEY"] ??= "test";
    const model = bedrockModel({
      modelId: "global.anthropic.claude-sonnet-4-6",
      region: "eu-central-1",
      maxTokens: 700,
      guardrail: { id: "shop", version: "3" },
      promptCaching: true,
      endpoint: url,
      silence: 5_000,
    });
    expect(await answered(model)).toEqual({ text: "One mug.", inputs: [{ query: "mug" }] });
    expect(asked[0]?.path).toBe("/model/global.anthropic.claude-sonnet-4-6/converse-stream");
    expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({
      inferenceConfig: { maxTokens: 700 },
      guardrailConfig: { guardrailIdentifier: "shop", guardrailVersion: "3", trace: "disabled" },
      system: [{ text: "You help." }, { cachePoint: { type: "default" } }],
    });
    expect(asked[1]?.body).toContain("toolResult");
  });
});

describe("a model behind an OpenAI-compatible endpoint", () => {
  const chunk = (delta: unknown, finish: string | null = null) =>
    `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, model: "m", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const streamed =
    (...chunks: readonly string[]) =>
    (response: Outgoing) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`${chunks.join("")}data: [DONE]\n\n`);
    };

  test("is asked by chat completions with the id, key and limit that are configured", async () => {
    const call = (args: string, id?: string) => ({
      tool_calls: [
        {
          index: 0,
          ...(id !== undefined && { id, type: "function" }),
          function: { ...(id !== undefined && { name: "search_products" }), arguments: args },
        },
      ],
    });
    const { url, asked } = await serverOf([
      streamed(
        chunk({ role: "assistant" }),
        chunk(call('{"query":', "c1")),
        chunk(call('"mug"}')),
        chunk({}, "tool_calls"),
      ),
      streamed(chunk({ role: "assistant", content: "One " }), chunk({ content: "mug." }), chunk({}, "stop")),
    ]);
    const model = openAiModel({
      modelId: "m",
      url: `${url}/v1`,
      apiKey: "secret",
      maxTokens: 700,
      silence: 5_000,
    });
    expect(await answered(model)).toEqual({ text: "One mug.", inputs: [{ query: "mug" }] });
    expect(asked[0]).toMatchObject({
      path: "/v1/chat/completions",
      headers: { authorization: "Bearer secret" },
    });
    const body: unknown = JSON.parse(asked[0]?.body ?? "");
    expect(body).toMatchObject({ model: "m", stream: true });
    expect(JSON.stringify(body)).toContain("700");
  });

  test("fails with an error, so that the fallback answers, when the endpoint refuses", async () => {
    const { url } = await serverOf([
      (response) => {
        response.writeHead(401, { "content-type": "application/json" });
        response.end(JSON.stringify({ error: { message: "wrong key" } }));
      },
    ]);
    const model = openAiModel({ modelId: "m", url, apiKey: "", maxTokens: 100, silence: 5_000 });
    await expect(answered(model)).rejects.toThrow();
  });
});

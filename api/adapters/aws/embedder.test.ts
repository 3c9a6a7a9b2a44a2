import { afterAll, expect, test, vi } from "vitest";
import * as z from "zod";
import { startWire, WireError, wireEnvironment } from "../../../scripts/testing/aws-wire.ts";
import { embedderContract } from "../contracts/embedder.contract.ts";
import { titanEmbedder } from "./embedder.ts";

const wire = await startWire("http/2");
for (const [name, value] of Object.entries(wireEnvironment(wire.endpoint))) vi.stubEnv(name, value);
afterAll(wire.stop);

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html */
const Request = z.strictObject({
  inputText: z.string(),
  dimensions: z.literal([256, 512, 1024]),
  normalize: z.literal(true),
});
const model = "amazon.titan-embed-text-v2:0";
const answerAsTitan = () =>
  wire.answer(({ input }) => {
    const { inputText, dimensions } = Request.parse(input);
    const embedding = Array.from({ length: dimensions }, (_, place) =>
      place === inputText.length % dimensions ? 1 : 0,
    );
    return { embedding, inputTextTokenCount: 1 };
  });

embedderContract(() => {
  answerAsTitan();
  return titanEmbedder({ model, dimensions: 256 });
});

test("Titan is asked once for each text, by the model's id", async () => {
  answerAsTitan();
  await titanEmbedder({ model }).embed(Array.from({ length: 20 }, (_, place) => "x".repeat(place)));
  expect(wire.calls.map(({ action }) => decodeURIComponent(action))).toEqual(
    Array.from({ length: 20 }, () => `POST /model/${model}/invoke`),
  );
});

test("an answer that is no vector of the model is an error, and so is a refusal", async () => {
  wire.answer(() => ({ embedding: [1, 0] }));
  await expect(titanEmbedder({ model }).embed(["a"])).rejects.toThrow("made 2 numbers");
  wire.answer(() => new WireError("ValidationException"));
  await expect(titanEmbedder({ model }).embed(["a"])).rejects.toThrow("as told");
});

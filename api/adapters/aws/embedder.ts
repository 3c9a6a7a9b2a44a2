import * as z from "zod";
import type { Embedder } from "../../ports/embedder.ts";
import { lazy } from "../lazy.ts";
import { within } from "./within.ts";

/** Requests at once; a model embeds one text per request. */
const atOnce = 8;

/**
 * The Embedder port on a Titan text embedding model of Bedrock.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html
 */
export function titanEmbedder({
  model,
  dimensions = 512,
}: {
  readonly model: string;
  readonly dimensions?: 256 | 512 | 1024;
}): Embedder {
  const sdk = lazy(async () => {
    const module = await import("@aws-sdk/client-bedrock-runtime");
    const Answer = z.object({ embedding: z.array(z.number()) });
    return { ...module, Answer, client: new module.BedrockRuntimeClient(within(10_000)) };
  });
  const embedOne = async (text: string): Promise<readonly number[]> => {
    const { Answer, client, InvokeModelCommand } = await sdk();
    const { body } = await client.send(
      new InvokeModelCommand({
        modelId: model,
        contentType: "application/json",
        accept: "application/json",
        body: JSON.stringify({ inputText: text, dimensions, normalize: true }),
      }),
    );
    const { embedding } = Answer.parse(JSON.parse(new TextDecoder().decode(body)));
    if (embedding.length !== dimensions) throw new Error(`${model} made ${embedding.length} numbers`);
    return embedding;
  };
  return {
    model: `${model}/${dimensions}`,
    dimensions,
    relatedFrom: 0.25,
    async embed(texts) {
      const vectors: (readonly number[])[] = [];
      for (let at = 0; at < texts.length; at += atOnce)
        vectors.push(...(await Promise.all(texts.slice(at, at + atOnce).map(embedOne))));
      return vectors;
    },
  };
}

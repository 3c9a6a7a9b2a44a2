import type { Model } from "@strands-agents/sdk";
import { OpenAIModel } from "@strands-agents/sdk/models/openai";

/** A model behind any endpoint that speaks OpenAI's chat completions. */
export type OpenAiOptions = {
  readonly modelId: string;
  /** Such as "https://api.openai.com/v1"; a local server's as well. */
  readonly url: string;
  /** Empty where the endpoint asks for none. */
  readonly apiKey: string;
  readonly maxTokens: number;
  readonly silence: number;
};

/** Makes a model of an OpenAI-compatible endpoint for one turn. */
export const openAiModel = ({ modelId, url, apiKey, maxTokens, silence }: OpenAiOptions): Model =>
  new OpenAIModel({
    api: "chat",
    modelId,
    maxTokens,
    apiKey: apiKey === "" ? "none" : apiKey,
    clientConfig: { baseURL: url, timeout: silence, maxRetries: 2 },
  });

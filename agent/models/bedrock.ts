import type { Model } from "@strands-agents/sdk";
import { BedrockModel } from "@strands-agents/sdk/models/bedrock";

/** A model on Amazon Bedrock, spoken to by ConverseStream. Everything that names a model is configuration. */
export type BedrockOptions = {
  readonly modelId: string;
  readonly region?: string | undefined;
  readonly maxTokens: number;
  readonly guardrail?: { readonly id: string; readonly version: string } | undefined;
  /** Sends cache points after the prompt and the tools, for models that have them. */
  readonly promptCaching: boolean;
  /** Another address than the region's: a proxy, or a test's server. */
  readonly endpoint?: string | undefined;
  /** Milliseconds without a byte after which a request is given up. */
  readonly silence: number;
};

/** Makes a model of Bedrock for one turn. `maxTokens` is always sent: without it Bedrock reserves the model's most. */
export function bedrockModel(options: BedrockOptions): Model {
  const { modelId, region, maxTokens, guardrail, promptCaching, endpoint, silence } = options;
  return new BedrockModel({
    modelId,
    ...(region !== undefined && { region }),
    maxTokens,
    requestTimeout: silence,
    ...(promptCaching && { cacheConfig: { strategy: "auto" as const } }),
    ...(guardrail && {
      guardrailConfig: {
        guardrailIdentifier: guardrail.id,
        guardrailVersion: guardrail.version,
        trace: "disabled" as const,
        guardLatestUserMessage: true,
      },
    }),
    clientConfig: { ...(endpoint !== undefined && { endpoint }), maxAttempts: 3 },
  });
}

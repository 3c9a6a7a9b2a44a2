import { z } from "zod";
import { EmbeddedModel } from "./embedded/model.ts";
import type { Models } from "./models.ts";

const text = z.string().trim().min(1);
const Settings = z.object({
  CHAT_MODEL: z.enum(["embedded", "bedrock", "openai"]).default("embedded"),
  CHAT_MODEL_ID: text.optional(),
  CHAT_MODEL_REGION: text.optional(),
  CHAT_MODEL_URL: z.url().optional(),
  CHAT_MODEL_KEY: z.string().default(""),
  CHAT_MAX_TOKENS: z.coerce.number().int().min(64).max(16_000).default(1_000),
  CHAT_GUARDRAIL: z
    .string()
    .regex(/^[^:]+:[^:]+$/, "must be the guardrail's id and version with a colon between them")
    .optional(),
  CHAT_PROMPT_CACHING: z.stringbool().default(true),
});

const silence = 25_000;

/**
 * The models that the environment's variables ask for: CHAT_MODEL is "embedded" (the default), "bedrock" or "openai". The
 * embedded one needs nothing else, and answers for a turn in which the other fails. Throws with the variable's name when one
 * is missing or wrong. The libraries of the others are loaded only where they are asked for.
 */
export async function configuredModels(
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Models> {
  const parsed = Settings.safeParse(variables);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const settings = parsed.data;
  const embedded = () => new EmbeddedModel();
  if (settings.CHAT_MODEL === "embedded") return { model: embedded };
  const modelId = settings.CHAT_MODEL_ID;
  if (modelId === undefined) throw new Error(`CHAT_MODEL_ID must name the model of "${settings.CHAT_MODEL}"`);
  const common = { modelId, maxTokens: settings.CHAT_MAX_TOKENS, silence };
  if (settings.CHAT_MODEL === "bedrock") {
    const { bedrockModel } = await import("./bedrock.ts");
    const [id, version] = settings.CHAT_GUARDRAIL?.split(":") ?? [];
    const options = {
      ...common,
      region: settings.CHAT_MODEL_REGION,
      endpoint: settings.CHAT_MODEL_URL,
      promptCaching: settings.CHAT_PROMPT_CACHING,
      ...(id !== undefined && version !== undefined && { guardrail: { id, version } }),
    };
    return { model: () => bedrockModel(options), fallback: embedded };
  }
  const { openAiModel } = await import("./openai.ts");
  const options = {
    ...common,
    url: settings.CHAT_MODEL_URL ?? "https://api.openai.com/v1",
    apiKey: settings.CHAT_MODEL_KEY,
  };
  return { model: () => openAiModel(options), fallback: embedded };
}

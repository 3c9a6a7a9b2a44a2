import {
  type BaseModelConfig,
  type Message,
  Model,
  type ModelStreamEvent,
  type StreamOptions,
} from "@strands-agents/sdk";
import { exchangesOf } from "./conversation.ts";
import { nextStep } from "./turn.ts";

/**
 * The shop's own model: no language model but a deterministic parser over the same tools. It reads the messages, uses the
 * tools that are offered and answers from their facts alone. It keeps nothing between two calls.
 */
export class EmbeddedModel extends Model {
  #config: BaseModelConfig;
  readonly #now: () => number;

  constructor({ now, ...config }: BaseModelConfig & { readonly now?: () => number } = {}) {
    super();
    this.#config = { modelId: "embedded", contextWindowLimit: 200_000, ...config };
    this.#now = now ?? Date.now;
  }

  override updateConfig(config: BaseModelConfig): void {
    this.#config = { ...this.#config, ...config };
  }

  override getConfig(): BaseModelConfig {
    return this.#config;
  }

  override async *stream(messages: Message[], options?: StreamOptions): AsyncIterable<ModelStreamEvent> {
    const offered = new Set((options?.toolSpecs ?? []).map(({ name }) => name));
    const currency = currencyIn(options?.systemPrompt);
    const step = nextStep(exchangesOf(messages), { offered, now: this.#now(), currency });
    yield { type: "modelMessageStartEvent", role: "assistant" };
    if (step.kind === "call") {
      const toolUseId = `embedded-${messages.length}`;
      yield {
        type: "modelContentBlockStartEvent",
        start: { type: "toolUseStart", name: step.call.name, toolUseId },
      };
      yield {
        type: "modelContentBlockDeltaEvent",
        delta: { type: "toolUseInputDelta", input: JSON.stringify(step.call.input) },
      };
    } else {
      yield { type: "modelContentBlockStartEvent" };
      for (const text of piecesOf(step.text))
        yield { type: "modelContentBlockDeltaEvent", delta: { type: "textDelta", text } };
    }
    yield { type: "modelContentBlockStopEvent" };
    yield { type: "modelMessageStopEvent", stopReason: step.kind === "call" ? "toolUse" : "endTurn" };
    yield { type: "modelMetadataEvent", usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 } };
  }
}

/** The currency of the prices, as the prompt of `agent/turn` names it. */
const currencyIn = (prompt: StreamOptions["systemPrompt"]): string | undefined =>
  /\bPrices are in ([A-Z]{3})\b/u.exec(JSON.stringify(prompt ?? ""))?.[1];

/** Words with the space that follows them. */
const piecesOf = (text: string): string[] => text.match(/\S+\s*/gu) ?? [];

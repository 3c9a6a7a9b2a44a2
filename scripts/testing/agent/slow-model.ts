import {
  type BaseModelConfig,
  type Message,
  Model,
  type ModelStreamEvent,
  type StreamOptions,
} from "@strands-agents/sdk";

/** A model that says sentences one by one, each `every` milliseconds after the last, until it is stopped. */
export class SlowModel extends Model {
  readonly #sentences: number;
  readonly #every: number;

  constructor(sentences: number, every: number) {
    super();
    this.#sentences = sentences;
    this.#every = every;
  }

  override updateConfig(_config: BaseModelConfig): void {}

  override getConfig(): BaseModelConfig {
    return { modelId: "slow" };
  }

  override async *stream(_messages: Message[], options?: StreamOptions): AsyncIterable<ModelStreamEvent> {
    yield { type: "modelMessageStartEvent", role: "assistant" };
    yield { type: "modelContentBlockStartEvent" };
    for (let said = 0; said < this.#sentences && !options?.cancelSignal?.aborted; said++) {
      const text = `I say ${words[said % words.length]} again. `;
      yield { type: "modelContentBlockDeltaEvent", delta: { type: "textDelta", text } };
      await new Promise((resolve) => setTimeout(resolve, this.#every));
    }
    yield { type: "modelContentBlockStopEvent" };
    yield { type: "modelMessageStopEvent", stopReason: "endTurn" };
  }
}

const words = ["hello", "welcome", "thanks", "goodbye"];

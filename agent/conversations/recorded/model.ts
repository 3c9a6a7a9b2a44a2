import { type BaseModelConfig, type Message, Model, type ModelStreamEvent } from "@strands-agents/sdk";

/**
 * One thing in a recorded stream: text, the use of a tool (its input as a value, or as the very text that was streamed), the end of
 * the connection, or the reason why the model stopped. `{Ember Enamel Mug}` in an input stands for that product's id.
 */
export type RecordedPart =
  | string
  | { readonly tool: string; readonly input: Readonly<Record<string, unknown>> | string }
  | { readonly breaks: string }
  | { readonly stops: "maxTokens" | "contentFiltered" };

/** What the model streamed when it was called once. */
export type RecordedStream = readonly RecordedPart[];

/** Answers each call with the next recorded stream, in the events and pieces in which Bedrock's ConverseStream sends it. */
export class RecordedModel extends Model {
  #config: BaseModelConfig = { modelId: "recorded", contextWindowLimit: 200_000 };
  #calls = 0;
  readonly #streams: readonly RecordedStream[];
  readonly #repeats: boolean;
  readonly #idOf: (name: string) => string;

  /** `repeats`: the last stream comes again for ever. Otherwise a call too many throws. */
  constructor(streams: readonly RecordedStream[], repeats: boolean, idOf: (name: string) => string) {
    super();
    this.#streams = streams;
    this.#repeats = repeats;
    this.#idOf = idOf;
  }

  override updateConfig(config: BaseModelConfig): void {
    this.#config = { ...this.#config, ...config };
  }

  override getConfig(): BaseModelConfig {
    return this.#config;
  }

  override async *stream(_messages: Message[]): AsyncGenerator<ModelStreamEvent> {
    const call = this.#calls++;
    const stream = this.#streams[call] ?? (this.#repeats ? this.#streams.at(-1) : undefined);
    if (!stream) throw new Error(`the recording has no stream for call ${call + 1}`);
    yield { type: "modelMessageStartEvent", role: "assistant" };
    for (const [place, part] of stream.entries()) {
      if (typeof part === "string") yield* textBlock(part);
      else if ("tool" in part) yield* this.#toolBlock(part.tool, part.input, `call-${call}-${place}`);
      else if ("breaks" in part) throw new Error(part.breaks);
    }
    yield { type: "modelMessageStopEvent", stopReason: stopOf(stream) };
    yield {
      type: "modelMetadataEvent",
      usage: { inputTokens: 900, outputTokens: 60, totalTokens: 960 },
    };
  }

  *#toolBlock(name: string, input: object | string, toolUseId: string): Generator<ModelStreamEvent> {
    const written = (typeof input === "string" ? input : JSON.stringify(input)).replaceAll(
      /"\{([^"{}]+)\}"/g,
      (_, product: string) => JSON.stringify(this.#idOf(product)),
    );
    yield { type: "modelContentBlockStartEvent", start: { type: "toolUseStart", name, toolUseId } };
    for (const piece of piecesOf(written))
      yield { type: "modelContentBlockDeltaEvent", delta: { type: "toolUseInputDelta", input: piece } };
    yield { type: "modelContentBlockStopEvent" };
  }
}

function* textBlock(text: string): Generator<ModelStreamEvent> {
  yield { type: "modelContentBlockStartEvent" };
  for (const piece of piecesOf(text))
    yield { type: "modelContentBlockDeltaEvent", delta: { type: "textDelta", text: piece } };
  yield { type: "modelContentBlockStopEvent" };
}

/** A few characters at a time, so that amounts and words are cut anywhere. */
const piecesOf = (text: string): string[] => text.match(/[\s\S]{1,7}/g) ?? [];

function stopOf(stream: RecordedStream): string {
  const stopped = stream.find((part) => typeof part === "object" && "stops" in part);
  if (typeof stopped === "object" && "stops" in stopped) return stopped.stops;
  return stream.some((part) => typeof part === "object" && "tool" in part) ? "toolUse" : "endTurn";
}

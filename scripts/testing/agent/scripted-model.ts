import {
  type BaseModelConfig,
  type Message,
  Model,
  type ModelStreamEvent,
  type StreamOptions,
} from "@strands-agents/sdk";

/** One answer of a model: text in the deltas given, calls of tools, or what goes wrong. */
export type Step = {
  readonly text?: readonly string[];
  readonly calls?: readonly { readonly name: string; readonly input: unknown }[];
  readonly fails?: Error;
  /** Says nothing more until it is stopped; "deaf" does not hear that either. */
  readonly hangs?: boolean | "deaf";
  readonly stopReason?: string;
};

/** A model that answers as it is told: each call takes the next step, and the last one is repeated. */
export class ScriptedModel extends Model {
  readonly seen: Message[][] = [];
  readonly prompts: unknown[] = [];
  readonly #steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    super();
    this.#steps = steps;
  }

  override updateConfig(_config: BaseModelConfig): void {}

  override getConfig(): BaseModelConfig {
    return { modelId: "scripted" };
  }

  override async *stream(messages: Message[], options?: StreamOptions): AsyncIterable<ModelStreamEvent> {
    const step = this.#steps[Math.min(this.seen.length, this.#steps.length - 1)] ?? {};
    this.seen.push([...messages]);
    this.prompts.push(options?.systemPrompt);
    yield { type: "modelMessageStartEvent", role: "assistant" };
    if (step.text) {
      yield { type: "modelContentBlockStartEvent" };
      for (const text of step.text)
        yield { type: "modelContentBlockDeltaEvent", delta: { type: "textDelta", text } };
      yield { type: "modelContentBlockStopEvent" };
    }
    if (step.fails) throw step.fails;
    if (step.hangs !== undefined) await silence(step.hangs === "deaf" ? undefined : options?.cancelSignal);
    for (const [place, { name, input }] of (step.calls ?? []).entries()) {
      const toolUseId = `call-${this.seen.length}-${place}`;
      yield { type: "modelContentBlockStartEvent", start: { type: "toolUseStart", name, toolUseId } };
      const delta = { type: "toolUseInputDelta", input: JSON.stringify(input) } as const;
      yield { type: "modelContentBlockDeltaEvent", delta };
      yield { type: "modelContentBlockStopEvent" };
    }
    const stopReason = step.stopReason ?? (step.calls ? "toolUse" : "endTurn");
    yield { type: "modelMessageStopEvent", stopReason };
  }
}

const silence = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
  });

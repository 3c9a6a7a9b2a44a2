import type { AgentStreamEvent, MessageData } from "@strands-agents/sdk";
import type { Log } from "../../api/deps.ts";
import { textGuard } from "../guard/guard.ts";
import type { Collected } from "./collected.ts";

/**
 * What the model says in one turn: passed on sentence by sentence as far as the tools' facts bear it out, and kept as
 * messages for the next turn with the same text, so that a claim that was taken back cannot come up again.
 */
export class Spoken {
  readonly #guard: ReturnType<typeof textGuard>;
  readonly #said: (text: string) => void;
  readonly #messages: MessageData[] = [];
  #text = "";
  /** The part of the text that belongs to the message being streamed. */
  #current = "";

  constructor(collected: Collected, said: (text: string) => void, log: Log) {
    this.#guard = textGuard({
      facts: () => collected.outcomes.map(({ facts }) => facts),
      asked: () => collected.outcomes.flatMap(({ asked }) => (asked ? [asked] : [])),
      refused: ({ kind, claim }) =>
        log("warn", "a claim of the assistant was not borne out", { kind, claim }),
    });
    this.#said = said;
  }

  get text(): string {
    return this.#text.trim();
  }

  get messages(): readonly MessageData[] {
    return this.#messages;
  }

  read(event: AgentStreamEvent): void {
    if (event.type === "modelStreamUpdateEvent") {
      const update = event.event;
      if (update.type === "modelContentBlockDeltaEvent" && update.delta.type === "textDelta")
        this.#say(this.#guard.push(update.delta.text));
      if (update.type === "modelContentBlockStopEvent") this.#say(this.#guard.end());
    } else if (event.type === "messageAddedEvent") {
      const message = event.message.toJSON();
      if (message.role === "assistant") this.#keep(message);
      else if (message.content.some((block) => "toolResult" in block)) this.#messages.push(message);
    }
  }

  end(): void {
    this.#say(this.#guard.end());
  }

  #keep(message: MessageData): void {
    const uses = message.content.filter((block) => "toolUse" in block);
    const text = this.#current.trim();
    this.#current = "";
    // Two blocks of text do not run together.
    if (text !== "" && uses.length > 0) this.#say("\n\n");
    this.#current = "";
    const content = [...(text === "" ? [] : [{ text }]), ...uses];
    if (content.length > 0) this.#messages.push({ role: "assistant", content });
  }

  #say(text: string): void {
    if (text === "") return;
    this.#text += text;
    this.#current += text;
    this.#said(text);
  }
}

import { Agent, type AgentStreamEvent, type Model, NullConversationManager } from "@strands-agents/sdk";
import type { Actor } from "../../api/domain/actor.ts";
import type { FinalMessage, TurnEvent } from "../../api/domain/chat/protocol.ts";
import type { EndedTurn, OpenedTurn } from "../../api/domain/chat/service.ts";
import { type ChatKind, confirmButton } from "../../api/domain/chat/session.ts";
import { toolsFor } from "../tools/registry.ts";
import { Collected } from "./collected.ts";
import type { AgentDeps } from "./deps.ts";
import type { TurnLimits } from "./limits.ts";
import { type PromptPlace, promptOf, summaryPrompt } from "./prompt.ts";
import { Spoken } from "./spoken.ts";
import { aborted, agentTools } from "./tool-calls.ts";
import { keptMessages, textMessage, windowOf } from "./window.ts";

/** What the model and its tools brought about. */
export type Answer = {
  readonly text: string;
  readonly messages: EndedTurn["messages"];
  readonly data: (cut: FinalMessage["data"]["cut"]) => FinalMessage["data"];
  readonly pending: EndedTurn["pending"];
  /** Why there is no whole answer. */
  readonly failure?: "model" | "limit" | "silence" | undefined;
};

type Asked = {
  readonly deps: AgentDeps;
  readonly actor: Actor;
  readonly opened: OpenedTurn;
  readonly limits: TurnLimits;
  readonly kind: ChatKind;
  readonly place: PromptPlace;
  readonly signal: AbortSignal;
  readonly say: (
    event:
      | { readonly type: "token"; readonly text: string }
      | Omit<Extract<TurnEvent, { type: "tool_start" }>, "id" | "turnId" | "sessionId">
      | Omit<Extract<TurnEvent, { type: "tool_end" }>, "id" | "turnId" | "sessionId">
      | Omit<Extract<TurnEvent, { type: "cards" }>, "id" | "turnId" | "sessionId">,
  ) => void;
};

/**
 * Lets the model answer with its tools. A model that fails before it said or did anything is replaced by the fallback for this
 * turn. Never throws for what a model does: it may be silent, repeat itself, or stream nonsense.
 */
export async function answer(asked: Asked): Promise<Answer> {
  const { models, log } = asked.deps;
  const first = await attempt(asked, models.model());
  if (first.failure !== "model" || first.begun || !models.fallback || asked.signal.aborted) return first;
  log("warn", "the assistant's model failed, and the embedded one answers", {});
  return attempt(asked, models.fallback());
}

async function attempt(asked: Asked, model: Model): Promise<Answer & { readonly begun: boolean }> {
  const { deps, actor, opened, limits, kind, signal, say } = asked;
  const collected = new Collected();
  const spoken = new Spoken(collected, (text) => say({ type: "token", text }), deps.log);
  const tools = toolsFor(actor).filter((tool) => (tool.for === "staff") === (kind === "insights"));
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  const { messages, summary } = windowOf(opened.earlier, limits.window);
  const agent = new Agent({
    model,
    printer: false,
    messages: [...messages],
    systemPrompt: promptOf(kind, asked.place, deps.now()) + (summary ? `\n\n${summaryPrompt(summary)}` : ""),
    toolExecutor: "sequential",
    conversationManager: new NullConversationManager(),
    tools: agentTools(
      {
        deps,
        actor,
        sessionId: opened.session.sessionId,
        market: opened.turn.market,
        limits,
        signal: ended,
        confirmed: opened.confirmed,
        collected,
        started: ({ callId, tool }) =>
          say({ type: "tool_start", callId, tool: tool.name, label: tool.label }),
        ended: ({ callId, tool, ok, outcome }) => {
          say({ type: "tool_end", callId, tool: tool.name, ok });
          if (outcome.cards) say({ type: "cards", ...collected.cards });
        },
      },
      tools,
    ),
  });
  const { turns, outputTokens } = { turns: limits.modelCalls, outputTokens: limits.outputTokens };
  const stream = agent.stream(opened.turn.message, { cancelSignal: ended, limits: { turns, outputTokens } });
  const failure = await read(stream, { spoken, ended, stop, limits, log: deps.log });
  const text = spoken.text;
  const said = [textMessage("user", opened.turn.message), ...spoken.messages];
  const whole = failure === undefined && !signal.aborted && said.at(-1)?.role === "assistant";
  const { pending } = collected;
  return {
    begun: text !== "" || collected.outcomes.length > 0,
    text,
    messages: whole ? keptMessages(said) : [],
    data: (cut) => collected.data(cut, pending && confirmButton(pending, "Yes, go ahead")),
    pending,
    failure,
  };
}

type Reading = {
  readonly spoken: Spoken;
  readonly ended: AbortSignal;
  readonly stop: AbortController;
  readonly limits: TurnLimits;
  readonly log: AgentDeps["log"];
};

/** Reads the agent's events to the end, and gives up on a model that is silent for too long. */
async function read(
  stream: AsyncGenerator<AgentStreamEvent, unknown>,
  { spoken, ended, stop, limits, log }: Reading,
): Promise<Answer["failure"]> {
  let isSilent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopped = aborted(ended);
  stopped.catch(() => undefined);
  try {
    for (;;) {
      timer = setTimeout(
        () => {
          isSilent = true;
          stop.abort(new Error("silent"));
        },
        Math.max(limits.modelTime, limits.toolTime + 1_000),
      );
      const step = await Promise.race([stream.next(), stopped]);
      clearTimeout(timer);
      if (step.done === true) return reasonOf(step.value);
      spoken.read(step.value);
    }
  } catch (error) {
    if (isSilent) return "silence";
    if (ended.aborted) return undefined;
    log("warn", "the assistant's model failed", { error });
    return "model";
  } finally {
    clearTimeout(timer);
    spoken.end();
    // A stream that hangs is left behind; a good one stops by the signal.
    void stream.return(undefined).catch(() => undefined);
  }
}

const limitReasons = new Set(["limitTurns", "limitOutputTokens", "limitTotalTokens", "maxTokens"]);

function reasonOf(result: unknown): Answer["failure"] {
  const reason =
    typeof result === "object" && result !== null && "stopReason" in result ? String(result.stopReason) : "";
  return limitReasons.has(reason) ? "limit" : undefined;
}

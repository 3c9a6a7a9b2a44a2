import type { Actor } from "../../api/domain/actor.ts";
import { interrupted } from "../../api/domain/chat/follow.ts";
import type { FinalMessage, TurnError, TurnEvent } from "../../api/domain/chat/protocol.ts";
import {
  closeTurn,
  type EndedTurn,
  keepTurnAlive,
  type MessageRequest,
  type OpenedTurn,
  openTurn,
} from "../../api/domain/chat/service.ts";
import { resolveMarket } from "../../api/domain/markets/service.ts";
import { showStore } from "../../api/domain/settings/service.ts";
import { type Answer, answer } from "./answer.ts";
import { Channel } from "./channel.ts";
import type { AgentDeps } from "./deps.ts";
import { limitsOf, type TurnLimits } from "./limits.ts";
import type { PromptPlace } from "./prompt.ts";
import { mostSummarised } from "./window.ts";

/** A turn under way. `done` resolves once its end is kept; nothing has to read `events` for that. */
export type RunningTurn = {
  readonly sessionId: string;
  readonly turnId: string;
  readonly events: AsyncIterable<TurnEvent>;
  readonly done: Promise<void>;
};

/** An event before it is numbered. */
type Said = TurnEvent extends infer E
  ? E extends TurnEvent
    ? Omit<E, "id" | "turnId" | "sessionId">
    : never
  : never;

/** How often a turn gives a sign of life and looks whether it was asked to stop, and keeps its events. */
const beat = 500;

/**
 * Answers one message. Throws what `openTurn` throws, before anything is said. The events end with a `message` or an
 * `error`; aborting `signal` stops the turn, and what was said until then is kept.
 */
export async function startTurn(
  deps: AgentDeps,
  actor: Actor,
  { request, signal }: { readonly request: MessageRequest; readonly signal: AbortSignal },
): Promise<RunningTurn> {
  const limits = { ...limitsOf(deps.config.stage), ...deps.turnLimits };
  const earlier = Math.ceil(limits.window / 2) + mostSummarised;
  const opened = await openTurn(deps, actor, { ...request, earlier });
  const events = new Channel<TurnEvent>();
  const done = run(deps, actor, { request, signal, opened, events, limits }).finally(() => events.end());
  return { sessionId: opened.session.sessionId, turnId: opened.turn.turnId, events, done };
}

type Run = {
  readonly request: MessageRequest;
  readonly signal: AbortSignal;
  readonly opened: OpenedTurn;
  readonly events: Channel<TurnEvent>;
  readonly limits: TurnLimits;
};

async function run(deps: AgentDeps, actor: Actor, turn: Run): Promise<void> {
  const { opened, limits, signal } = turn;
  const { sessionId, turnId, number } = opened.turn;
  const { kind } = opened.session;
  const said: TurnEvent[] = [];
  let id = 0;
  let kept = 0;
  const say = (event: Said): void => {
    id += 1;
    // Each event is one of the union with its three ids added; the spread loses which.
    const numbered = { id, turnId, sessionId, ...event } as TurnEvent;
    said.push(numbered);
    turn.events.push(numbered);
  };
  const keep = async (): Promise<void> => {
    const events = said.slice(kept);
    kept = said.length;
    await deps.chats.keepEvents({ sessionId, number }, events);
  };
  const stop = new AbortController();
  const late = AbortSignal.timeout(limits.turnTime);
  const ended = AbortSignal.any([signal, stop.signal, late]);
  let lost = false;
  const beats = setInterval(() => {
    Promise.all([keepTurnAlive(deps, actor, { sessionId, number, turnId, kind }), keep()])
      .then(([sign]) => {
        lost ||= sign === "lost";
        if (sign !== "alive") stop.abort(new Error(sign));
      })
      .catch((error: unknown) =>
        deps.log("warn", "a turn could not give a sign of life", { sessionId, error }),
      );
  }, beat);
  say({ type: "typing" });
  try {
    const place = await placeOf(deps, actor, opened.turn);
    const outcome = await answer({
      deps,
      actor,
      opened,
      limits,
      kind,
      place,
      signal: ended,
      say,
    });
    clearInterval(beats);
    const stopped = signal.aborted || stop.signal.aborted;
    const end = endOf(outcome, { stopped, late: late.aborted, sessionId, at: deps.now() });
    await keep();
    const stands = !lost && (await closeTurn(deps, actor, { ended: end, turn: opened.turn, kind }));
    say(stands ? end.reply : interrupted);
  } catch (error) {
    deps.log("error", "a turn of the assistant failed", { sessionId, error });
    say({ ...interrupted });
  } finally {
    clearInterval(beats);
  }
}

/** The shop as the shopper's market has it. */
async function placeOf(
  deps: AgentDeps,
  actor: Actor,
  { market }: Pick<OpenedTurn["turn"], "market">,
): Promise<PromptPlace> {
  const [{ name: store }, { market: sold, book }] = await Promise.all([
    showStore(deps, actor),
    resolveMarket(deps, { market }),
  ]);
  return { store, currency: book.currency, ...(!sold.isDefault && { market: sold.name }) };
}

const failures = {
  model: {
    code: "MODEL_FAILED",
    message: "The assistant can't answer at the moment. Please try again shortly.",
  },
  silence: { code: "TIMEOUT", message: "The assistant took too long. Please try again." },
  limit: { code: "LIMIT", message: "That was too much for one message. Please ask for one thing at a time." },
} as const;

function endOf(
  { text, messages, data, pending, failure }: Answer,
  how: { readonly stopped: boolean; readonly late: boolean; readonly sessionId: string; readonly at: number },
): EndedTurn {
  const cut = how.stopped ? "stopped" : (how.late || failure) && text !== "" ? "limit" : undefined;
  const wrong = how.late ? "silence" : failure;
  if (wrong && text === "" && !how.stopped) {
    const reply: TurnError = { type: "error", ...failures[wrong], retryable: true };
    return { state: "failed", reply, messages: [] };
  }
  const shown = data(cut);
  const reply: FinalMessage = {
    type: "message",
    message: text === "" ? wordsFor(shown) : text,
    data: shown,
    timestamp: new Date(how.at).toISOString(),
    sessionId: how.sessionId,
  };
  return { state: how.stopped ? "stopped" : "done", reply, messages, pending: cut ? undefined : pending };
}

/** What is said when the model said nothing, or nothing that could stand. */
function wordsFor({ cut, products, cart, orders, tables, sources }: FinalMessage["data"]): string {
  if (cut === "stopped") return "Stopped.";
  const found = products.length + orders.length + tables.length + sources.length > 0 || cart !== undefined;
  return found ? "Here is what I found." : "I don't have an answer to that. Please ask in other words.";
}

import { FunctionTool, type JSONValue, type Tool } from "@strands-agents/sdk";
import { z } from "zod";
import type { Log } from "../../api/deps.ts";
import type { Actor } from "../../api/domain/actor.ts";
import type { PendingConfirmation } from "../../api/domain/chat/session.ts";
import type { MarketId } from "../../api/domain/markets/market.ts";
import type { Json } from "../../api/ports/table.ts";
import { callTool, type ToolDeps } from "../tools/registry.ts";
import type { AgentTool, ToolOutcome } from "../tools/tool.ts";
import type { Collected } from "./collected.ts";
import type { TurnLimits } from "./limits.ts";

/** What the calls of one turn share. */
export type Calls = {
  readonly deps: ToolDeps & { readonly log: Log; readonly newId: () => string };
  readonly actor: Actor;
  readonly sessionId: string;
  readonly market: MarketId | undefined;
  readonly limits: TurnLimits;
  readonly signal: AbortSignal;
  readonly confirmed: PendingConfirmation | undefined;
  readonly collected: Collected;
  readonly started: (call: { readonly callId: string; readonly tool: AgentTool<ToolDeps> }) => void;
  readonly ended: (call: {
    readonly callId: string;
    readonly tool: AgentTool<ToolDeps>;
    readonly ok: boolean;
    readonly outcome: ToolOutcome;
  }) => void;
};

/** Tools as the agent's library calls them. Whatever goes wrong becomes facts that the model can pass on. */
export function agentTools(calls: Calls, tools: readonly AgentTool<ToolDeps>[]): Tool[] {
  const made = new Map<string, number>();
  let count = 0;
  return tools.map(
    (tool) =>
      new FunctionTool({
        name: tool.name,
        description: tool.description,
        inputSchema: schemaOf(tool),
        callback: async (input, { toolUse }) => {
          count += 1;
          const key = `${tool.name} ${JSON.stringify(input)}`;
          made.set(key, (made.get(key) ?? 0) + 1);
          if (count > calls.limits.toolCalls) return factsOf(refused("LIMIT", "No more calls in this turn."));
          if ((made.get(key) ?? 0) > calls.limits.sameCalls)
            return factsOf(
              refused("REPEATED", "This was called before with the same input. Use that result."),
            );
          calls.started({ callId: toolUse.toolUseId, tool });
          const { ok, outcome } = await run(calls, tool, input);
          calls.collected.add(tool.name, outcome);
          calls.ended({ callId: toolUse.toolUseId, tool, ok, outcome });
          return factsOf(outcome);
        },
      }),
  );
}

async function run(
  calls: Calls,
  tool: AgentTool<ToolDeps>,
  input: unknown,
): Promise<{ readonly ok: boolean; readonly outcome: ToolOutcome }> {
  const late = AbortSignal.timeout(calls.limits.toolTime);
  const signal = AbortSignal.any([calls.signal, late]);
  const { actor, sessionId, market, confirmed } = calls;
  try {
    const outcome = await Promise.race([
      callTool(calls.deps, { actor, sessionId, market, signal, confirmed }, { name: tool.name, input }),
      aborted(signal),
    ]);
    if (!outcome.confirm) return { ok: !("error" in outcome.facts), outcome };
    return { ok: true, outcome: asking(calls, { tool, input, outcome, confirm: outcome.confirm }) };
  } catch (error) {
    if (calls.signal.aborted) throw error;
    calls.deps.log("error", "a tool of the assistant failed", { tool: tool.name, late: late.aborted, error });
    return {
      ok: false,
      outcome: late.aborted
        ? refused("TIMEOUT", "That took too long. It may still have been done, so look before you try again.")
        : refused("TOOL_FAILED", "That failed because of a problem in the shop. Please try again later."),
    };
  }
}

function asking(
  { deps, market, collected }: Calls,
  asked: {
    readonly tool: AgentTool<ToolDeps>;
    readonly input: unknown;
    readonly outcome: ToolOutcome;
    readonly confirm: { readonly question: string };
  },
): ToolOutcome {
  const { question } = asked.confirm;
  collected.pending = {
    confirmationId: deps.newId(),
    tool: asked.tool.name,
    // A model's input is JSON.
    input: asked.input as Json,
    question,
    ...(market !== undefined && { market }),
  };
  return { ...asked.outcome, facts: { ...asked.outcome.facts, confirmationNeeded: question } };
}

const refused = (error: string, message: string): ToolOutcome => ({ facts: { error, message } });

/** What the model reads of an outcome. */
const factsOf = ({ facts, asked }: ToolOutcome): JSONValue =>
  JSON.parse(JSON.stringify({ facts, ...(asked && { asked }) })) as JSONValue;

/** Rejects when the signal aborts. */
export const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error("stopped"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });

const schemas = new WeakMap<
  object,
  NonNullable<ConstructorParameters<typeof FunctionTool>[0]["inputSchema"]>
>();

function schemaOf(tool: AgentTool<ToolDeps>) {
  const known = schemas.get(tool);
  if (known) return known;
  // The library's type of a JSON schema is an older draft's; models read the same words in both.
  const schema = z.toJSONSchema(tool.input, { io: "input", target: "draft-7" }) as NonNullable<
    ConstructorParameters<typeof FunctionTool>[0]["inputSchema"]
  >;
  schemas.set(tool, schema);
  return schema;
}

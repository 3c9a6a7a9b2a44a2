import type { z } from "zod";
import type { Actor } from "../../api/domain/actor.ts";
import type { ActionButton, Cards } from "../../api/domain/chat/protocol.ts";
import type { MarketId } from "../../api/domain/markets/market.ts";

/** What a turn gives to its tools. The actor is the caller's as the door set it: no model can name another. */
export type ToolContext = {
  readonly actor: Actor;
  readonly sessionId: string;
  /** Where the shopper is: what is sold, and at which prices. Without one it is the default market. */
  readonly market?: MarketId | undefined;
  /** Aborted when the turn is stopped or its time is over. */
  readonly signal: AbortSignal;
  /** What the shopper has just confirmed, by their own message and never by the model's. */
  readonly confirmed: Confirmation | undefined;
};

/** Who asks, and in which market. */
export type InMarket = Pick<ToolContext, "actor" | "market">;

/** Something that is done only after the shopper has said yes to it: the tool and the very input that they were asked about. */
export type Confirmation = {
  readonly confirmationId: string;
  readonly tool: string;
  readonly input: unknown;
};

/**
 * What a tool found or did. `facts` is JSON that the model reads and the guard takes amounts, counts and dates from; amounts
 * in it are already written as the shopper reads them ("$24.00"), beside nothing in minor units. `asked` repeats what was
 * looked for and is no fact about the shop. `cards` and `buttons` are shown by the client and never pass through the model.
 */
export type ToolOutcome = {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly asked?: Readonly<Record<string, unknown>>;
  readonly cards?: Partial<Cards>;
  readonly buttons?: readonly ActionButton[];
  readonly suggestions?: readonly string[];
  /** Asks the shopper first. The turn keeps it for the next message; `question` is what they are asked. */
  readonly confirm?: { readonly question: string; readonly button: string };
};

/**
 * One thing that the assistant can do, as data. `run` calls verbs of the domain and may throw their DomainErrors: `callTool` of
 * the registry, through which every call goes, makes facts of them.
 */
export type AgentTool<D, I extends z.ZodType = z.ZodType> = {
  readonly name: string;
  /** For the model: what it does, when to use it, what it answers. */
  readonly description: string;
  readonly input: I;
  /** Shown while it runs: "Searching the shop". */
  readonly label: string;
  /** Who is offered it. "customer" tools are hidden from nobody, but answer guests with the way to sign in. */
  readonly for: "anyone" | "customer" | "staff";
  run(deps: D, context: ToolContext, input: z.output<I>): Promise<ToolOutcome>;
};

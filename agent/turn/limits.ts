import type { Config } from "../../api/deps.ts";

/** What one turn may use. Times in milliseconds. */
export type TurnLimits = {
  /** Earlier messages that the model sees word for word, the shopper's and its own counted. */
  readonly window: number;
  readonly toolTime: number;
  /** Longest silence of the model. */
  readonly modelTime: number;
  readonly turnTime: number;
  readonly toolCalls: number;
  readonly modelCalls: number;
  readonly outputTokens: number;
  /** Calls of one tool with one input. */
  readonly sameCalls: number;
};

const byStage = {
  development: { window: 10, toolTime: 15_000 },
  staging: { window: 15, toolTime: 20_000 },
  production: { window: 20, toolTime: 25_000 },
} as const;

/** The limits of a turn in a stage. */
export const limitsOf = (stage: Config["stage"]): TurnLimits => ({
  ...byStage[stage],
  modelTime: 30_000,
  turnTime: 90_000,
  toolCalls: 12,
  modelCalls: 10,
  outputTokens: 4_000,
  sameCalls: 2,
});

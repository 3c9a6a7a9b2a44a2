import type * as z from "zod";
import type { Actor } from "../../api/domain/actor.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { InsightDeps } from "../../api/domain/insights/deps.ts";
import {
  addToCartTool,
  type CartToolDeps,
  changeCartLineTool,
  clearCartTool,
  removeFromCartTool,
  showCartTool,
} from "./cart.ts";
import { type CatalogToolDeps, compareProductsTool, searchProductsTool, showProductTool } from "./catalog.ts";
import { insightTools } from "./insights.ts";
import { type KnowledgeToolDeps, searchKnowledgeTool } from "./knowledge.ts";
import { listOrdersTool, type OrderToolDeps, trackOrderTool } from "./orders.ts";
import { refusal, refusalOf } from "./outcomes.ts";
import type { AgentTool, ToolContext, ToolOutcome } from "./tool.ts";

/** What the tools stand on. */
export type ToolDeps = CatalogToolDeps & CartToolDeps & OrderToolDeps & KnowledgeToolDeps & InsightDeps;

/** Everything that the assistant can do. */
export const tools: readonly AgentTool<ToolDeps>[] = [
  searchProductsTool,
  showProductTool,
  compareProductsTool,
  showCartTool,
  addToCartTool,
  changeCartLineTool,
  removeFromCartTool,
  clearCartTool,
  listOrdersTool,
  trackOrderTool,
  searchKnowledgeTool,
  ...insightTools,
];

/** The tools that a model is offered for a caller. Guests are offered those of customers, which answer with the way to sign in. */
export const toolsFor = (actor: Actor): readonly AgentTool<ToolDeps>[] =>
  tools.filter((tool) => tool.for !== "staff" || actor.type === "staff");

/**
 * Runs a tool with the input that a model made up. What is wrong with the input and what the shop refuses come back as facts
 * {error, message} in words for the shopper; only failures of the shop itself are thrown.
 */
export async function callTool(
  deps: ToolDeps,
  context: ToolContext,
  call: { readonly name: string; readonly input: unknown },
): Promise<ToolOutcome> {
  const tool = toolsFor(context.actor).find(({ name }) => name === call.name);
  if (!tool) return refusal("UNKNOWN_TOOL", "This isn't something that I can do.");
  const input = tool.input.safeParse(call.input ?? {});
  if (!input.success) return refusal("VALIDATION_ERROR", wrongInput(input.error));
  try {
    return await tool.run(deps, context, input.data);
  } catch (error) {
    if (DomainError.is(error)) return refusalOf(deps, context, error);
    throw error;
  }
}

/** The first three things that are wrong, by field: "quantity must be at least 1." */
const wrongInput = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(
      ({ path, message }) =>
        `${path.join(".") || "The request"} ${/^[a-z]/.test(message) ? message : `is not valid (${message})`}.`,
    )
    .join(" ");

import type { InsightDeps } from "../../api/domain/insights/deps.ts";
import { writeStaffReply } from "../models/embedded/staff-replies.ts";
import { slowProductsTool, topProductsTool } from "./insights/products.ts";
import { refundSummaryTool } from "./insights/refunds.ts";
import { salesByPeriodTool } from "./insights/sales.ts";
import { stockRiskTool } from "./insights/stock.ts";
import { salesTrendsTool } from "./insights/trends.ts";
import type { AgentTool } from "./tool.ts";

/** The facts with their summary in words: whatever model answers, these sentences are the tool's own. */
const withSummary = (tool: AgentTool<InsightDeps>): AgentTool<InsightDeps> => ({
  ...tool,
  async run(deps, context, input) {
    const outcome = await tool.run(deps, context, input);
    const summary = writeStaffReply(tool.name, outcome.facts);
    return { ...outcome, facts: { ...outcome.facts, ...(summary !== undefined && { summary }) } };
  },
});

/** What the assistant tells staff about the shop's figures. Each verb checks the permission of the caller. */
export const insightTools: readonly AgentTool<InsightDeps>[] = [
  withSummary(salesByPeriodTool),
  withSummary(salesTrendsTool),
  withSummary(topProductsTool),
  withSummary(slowProductsTool),
  withSummary(stockRiskTool),
  withSummary(refundSummaryTool),
];

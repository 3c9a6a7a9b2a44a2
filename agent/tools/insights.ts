import type { InsightDeps } from "../../api/domain/insights/deps.ts";
import { slowProductsTool, topProductsTool } from "./insights/products.ts";
import { refundSummaryTool } from "./insights/refunds.ts";
import { salesByPeriodTool } from "./insights/sales.ts";
import { stockRiskTool } from "./insights/stock.ts";
import { salesTrendsTool } from "./insights/trends.ts";
import type { AgentTool } from "./tool.ts";

/** What the assistant tells staff about the shop's figures. Each verb checks the permission of the caller. */
export const insightTools: readonly AgentTool<InsightDeps>[] = [
  salesByPeriodTool,
  salesTrendsTool,
  topProductsTool,
  slowProductsTool,
  stockRiskTool,
  refundSummaryTool,
];

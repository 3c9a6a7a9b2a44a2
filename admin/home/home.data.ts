import { query } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff } from "../shell/staff.ts";

type Metrics = Client["admin"]["metrics"]["$get"];
export type MetricsAnswer = InferResponseType<Metrics, 200>;
export type CurrencyMetrics = MetricsAnswer["currencies"][number];
export type Totals = CurrencyMetrics["totals"];
export type MetricsQuery = InferRequestType<Metrics>["query"];

type Attention = Client["admin"]["attention"]["$get"];
export type AttentionAnswer = InferResponseType<Attention, 200>;
export type AttentionRow = AttentionAnswer["items"][number];

/** The figures of a period. */
export const loadMetrics = query(
  (asked: MetricsQuery) =>
    askAsStaff<MetricsAnswer>((api, as) => api.admin.metrics.$get({ query: asked }, as())),
  "metrics",
);

/** What the signed-in person should act on now. */
export const loadAttention = query(
  () => askAsStaff<AttentionAnswer>((api, as) => api.admin.attention.$get({}, as())),
  "attention",
);

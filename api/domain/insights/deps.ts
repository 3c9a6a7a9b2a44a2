import type { Products } from "../catalog/store.ts";
import type { Metrics } from "../metrics/store.ts";
import type { Settings } from "../settings/store.ts";

/** What insights are read from: the counters that the feeds keep, and the catalog for names and units. */
export type InsightDeps = {
  readonly metrics: Pick<Metrics, "days" | "topProducts" | "productFigures" | "soldMost" | "idle">;
  readonly products: Pick<Products, "findMany" | "listLow">;
  readonly settings: Pick<Settings, "read">;
  readonly now: () => number;
};

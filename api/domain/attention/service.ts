import { type Messages, queueNames } from "../../ports/messages.ts";
import { type Actor, may, requireStaff } from "../actor.ts";
import type { Products } from "../catalog/store.ts";
import type { Metrics } from "../metrics/store.ts";
import type { Orders } from "../orders/store.ts";
import type { Settings } from "../settings/store.ts";
import { type AttentionRow, deadLetterRow, noticeRow, packRow, stockRow, unfinishedRow } from "./rows.ts";

export type AttentionDeps = {
  readonly orders: Pick<Orders, "list" | "unfinished">;
  readonly metrics: Pick<Metrics, "counts" | "notices">;
  readonly products: Pick<Products, "listLow">;
  readonly messages: Pick<Messages, "depth">;
  readonly settings: Pick<Settings, "read">;
  readonly now: () => number;
};

/** `waiting` counts all orders of a kind, also those beyond the rows; undefined where the caller may not see orders. */
export type Attention = {
  readonly rows: readonly AttentionRow[];
  readonly counts: Readonly<Record<string, number>>;
};

/** Rows of one kind that are read and answered. */
const perKind = 10;
/** How long an order may be open by itself before staff should look, in milliseconds. */
const stuckAfter = 30 * 60_000;

/**
 * What staff should act on now: the most urgent first, then the oldest, ten of a kind at most. Every role sees the kinds that
 * its permissions let it act on. Reads a bounded number of items, however many orders there are.
 */
export async function showAttention(deps: AttentionDeps, actor: Actor): Promise<Attention> {
  requireStaff(actor, "staff");
  const ships = may(actor, "shipments:write");
  const handles = may(actor, "orders:write");
  const refunds = may(actor, "refunds:write");
  const now = deps.now();
  const none = Promise.resolve([]);
  const [counts, ...rows] = await Promise.all([
    deps.metrics.counts(),
    ships ? toPack(deps, now) : none,
    handles ? notices(deps, "review") : none,
    refunds ? notices(deps, "refund-failed") : none,
    refunds ? notices(deps, "dispute") : none,
    handles ? unfinished(deps, now) : none,
    may(actor, "operations:read") ? deadLetters(deps) : none,
    may(actor, "inventory:read") ? lowStock(deps) : none,
  ]);
  return {
    rows: rows.flat().toSorted(byUrgency),
    counts: {
      ...(ships && { pack: counts.pack }),
      ...(handles && { review: counts.review }),
      ...(refunds && { "refund-failed": counts["refund-failed"], dispute: counts.dispute }),
    },
  };
}

async function toPack({ orders }: AttentionDeps, now: number): Promise<AttentionRow[]> {
  const page = await orders.list({ status: "PROCESSING", oldestFirst: true, limit: perKind });
  return page.orders.map((order) => packRow(order, now));
}

const notices = async (
  { metrics }: AttentionDeps,
  kind: Parameters<AttentionDeps["metrics"]["notices"]>[0],
): Promise<AttentionRow[]> => (await metrics.notices(kind, perKind)).map(noticeRow);

async function unfinished({ orders }: AttentionDeps, now: number): Promise<AttentionRow[]> {
  const page = await orders.unfinished({ before: now - stuckAfter, limit: 2 * perKind });
  return page.orders.flatMap((order) => unfinishedRow(order, now) ?? []).slice(0, perKind);
}

async function deadLetters({ messages }: AttentionDeps): Promise<AttentionRow[]> {
  const depths = await Promise.all(queueNames.map((queue) => messages.depth(queue)));
  return queueNames.flatMap((queue, place) => deadLetterRow(queue, depths[place]?.dead ?? 0) ?? []);
}

async function lowStock({ products, settings }: AttentionDeps): Promise<AttentionRow[]> {
  const { lowStock: atMost } = await settings.read("thresholds");
  const page = await products.listLow({ atMost, limit: perKind });
  return page.products.map(stockRow);
}

const severities = ["urgent", "warning", "info"];

const byUrgency = (one: AttentionRow, other: AttentionRow): number =>
  severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
  (one.since ?? 0) - (other.since ?? 0);

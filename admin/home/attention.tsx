import { createAsync } from "@solidjs/router";
import { For, Show } from "solid-js";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { written } from "../../web/ui/price.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/page.tsx";
import { Ago } from "../ui/time.tsx";
import { type AttentionRow, loadAttention } from "./home.data.ts";

const kinds = {
  pack: "To pack",
  review: "In review",
  "refund-failed": "Refund failed",
  "refund-pending": "Refund pending",
  dispute: "Disputed",
  stuck: "Stuck",
  "dead-letters": "Failed messages",
  "out-of-stock": "Out of stock",
  "low-stock": "Low stock",
} as const satisfies Record<AttentionRow["kind"], string>;

const tones = { urgent: "bad", warning: "attention", info: "info" } as const satisfies Record<
  AttentionRow["severity"],
  Tone
>;

/** What staff should act on now; each row leads to where they do. */
export function AttentionCard() {
  const attention = createAsync(() => loadAttention());
  return (
    <Card title="Needs attention" flush actions={<ToPack count={attention()?.counts.pack} />}>
      <Show
        when={(attention()?.items.length ?? 0) > 0}
        fallback={
          <EmptyState
            title="Nothing to do"
            text="Orders to pack, failed refunds and products that run low show up here."
          />
        }
      >
        <ul class="divide-y divide-line">
          <For each={attention()?.items}>{(row) => <Row row={row} />}</For>
        </ul>
      </Show>
    </Card>
  );
}

function ToPack(props: { readonly count: number | undefined }) {
  return (
    <Show when={props.count}>
      {(count) => <span class="text-label text-quiet">{count()} to pack in all</span>}
    </Show>
  );
}

function Row(props: { readonly row: AttentionRow }) {
  return (
    <li class="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-sunken sm:px-5">
      <Badge tone={tones[props.row.severity]}>{kinds[props.row.kind]}</Badge>
      <span class="min-w-0 flex-1 basis-48 wrap-anywhere">
        <a
          href={props.row.address}
          class="font-medium underline-offset-4 after:absolute after:inset-0 hover:underline"
        >
          {props.row.subject}
        </a>
        <span class="text-quiet"> · {props.row.detail}</span>
      </span>
      <Show when={props.row.currency}>
        {(currency) => <span class="tabular-nums">{written(props.row.amount ?? 0, currency())}</span>}
      </Show>
      <Show when={props.row.since}>
        {(since) => (
          <span class="text-label text-quiet">
            <Ago at={since()} />
          </span>
        )}
      </Show>
    </li>
  );
}

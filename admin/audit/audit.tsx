import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { DateFilter, rangeIn } from "../ui/date-filter.tsx";
import { FilterBar, SelectFilter, textOf } from "../ui/filters.tsx";
import { Card, Page } from "../ui/page.tsx";
import { createPaged } from "../ui/paged.ts";
import { LoadMore } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import { type AuditEntry, type AuditFilters, loadAudit } from "./audit.data.ts";
import { pathOfSubject, subjectOf, wordsOf } from "./words.ts";

const filterNames = ["feature", "from", "to", "actor", "subject"] as const;
const features = [
  "catalog",
  "fulfillment",
  "imports",
  "inventory",
  "knowledge",
  "notifications",
  "orders",
  "refunds",
  "runs",
  "search",
  "settings",
  "staff",
] as const;

/** What staff changed: who, when, and each field before and after. */
export function AuditPage() {
  const [search] = useSearchParams();
  const filters = (): AuditFilters => {
    const { from, to } = rangeIn(search);
    const [feature, actor, subject] = [
      textOf(search["feature"]),
      textOf(search["actor"]),
      textOf(search["subject"]),
    ];
    return {
      ...(feature !== "" && { feature }),
      ...(actor !== "" && { actor }),
      ...(subject !== "" && { subject }),
      ...(from !== undefined && { from: String(from) }),
      ...(to !== undefined && { to: String(to) }),
    };
  };
  const entries = createPaged<AuditFilters, AuditEntry>(filters, loadAudit);
  const filtered = () => filterNames.some((name) => search[name]);
  return (
    <Page title="Audit log" about="Every change by staff, with each field before and after.">
      <FilterBar names={filterNames}>
        <SelectFilter
          name="feature"
          label="Area"
          all="All areas"
          options={features.map((value) => ({ value, label: wordsOf(value) }))}
        />
        <DateFilter label="Date" />
      </FilterBar>
      <Card flush={true}>
        <Show when={entries.items().length > 0} fallback={<NoEntries filtered={filtered()} />}>
          <ul aria-label="Changes">
            <For each={entries.items()}>{(entry) => <Entry entry={entry} />}</For>
          </ul>
        </Show>
        <LoadMore list={entries} />
      </Card>
    </Page>
  );
}

/** Fields that are shown at once; the others open with a press. */
const shownAtOnce = 4;

function Entry(props: { readonly entry: AuditEntry }) {
  const first = () => props.entry.changes.slice(0, shownAtOnce);
  const rest = () => props.entry.changes.slice(shownAtOnce);
  const path = () => pathOfSubject(props.entry.subject);
  const words = () => wordsOf(props.entry.action.split(".")[1] ?? props.entry.action);
  const subject = () => subjectOf(props.entry.subject, words());
  return (
    <li class="grid gap-2 border-b border-line px-4 py-3 last:border-0 sm:px-5">
      <div class="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span class="font-medium">{words()}</span>
        <Show when={path()} fallback={<span class="wrap-anywhere">{subject()}</span>}>
          {(href) => (
            <a
              href={href()}
              class="inline-flex min-h-11 items-center underline-offset-4 wrap-anywhere hover:underline lg:min-h-0"
            >
              {subject()}
            </a>
          )}
        </Show>
        <span class="text-label text-quiet">
          by{" "}
          <a
            href={`/audit?actor=${encodeURIComponent(props.entry.actor)}`}
            class="underline-offset-4 hover:underline"
          >
            {props.entry.actorEmail ?? props.entry.actor}
          </a>
          , <Ago at={props.entry.at} />
        </span>
      </div>
      <Show when={props.entry.reason}>
        <p class="text-label">Reason: {props.entry.reason}</p>
      </Show>
      <Changes changes={first()} />
      <Show when={rest().length > 0}>
        <details>
          <summary class="text-label text-quiet max-lg:py-3.5">
            {rest().length + props.entry.more} more fields
          </summary>
          <Changes changes={rest()} />
          <Show when={props.entry.more > 0}>
            <p class="text-label text-quiet">And {props.entry.more} that the log does not list.</p>
          </Show>
        </details>
      </Show>
    </li>
  );
}

function Changes(props: { readonly changes: AuditEntry["changes"] }) {
  return (
    <dl class="grid gap-x-4 gap-y-1 text-label sm:grid-cols-[minmax(8rem,auto)_minmax(0,1fr)]">
      <For each={props.changes}>
        {(change) => (
          <>
            <dt class="font-mono text-quiet wrap-anywhere">{change.path}</dt>
            <dd class="min-w-0 wrap-anywhere max-sm:mb-1">
              <Show when={change.before !== undefined}>
                <del class="text-clay">{String(change.before)}</del>{" "}
              </Show>
              <Show when={change.after !== undefined} fallback={<span class="text-quiet">removed</span>}>
                <ins class="text-moss no-underline">{String(change.after)}</ins>
              </Show>
            </dd>
          </>
        )}
      </For>
    </dl>
  );
}

const NoEntries = (props: { readonly filtered: boolean }) => (
  <Show
    when={props.filtered}
    fallback={<EmptyState title="No changes yet" text="What staff change is listed here, newest first." />}
  >
    <EmptyState title="No changes match" text="Change the filters, or clear them to see all changes." />
  </Show>
);

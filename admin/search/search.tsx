import { createAsync, revalidate, useSearchParams } from "@solidjs/router";
import { createEffect, onCleanup, Show } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { Button, ButtonLink } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { may } from "../shell/staff.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { DateFilter } from "../ui/date-filter.tsx";
import { Facts } from "../ui/facts.tsx";
import { FilterBar, textOf } from "../ui/filters.tsx";
import { Card, Columns, Page } from "../ui/page.tsx";
import { type Column, DataTable } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import {
  loadRebuild,
  loadReport,
  type Rebuild,
  type SearchPeriod,
  type SearchReport,
  startRebuild,
} from "./search.data.ts";

type Query = SearchReport["top"][number];
const number = (key: "searches" | "empty" | "clicks", label: string): Column<Query> => ({
  label,
  align: "end",
  cell: (row) => row[key].toLocaleString(),
});
const query: Column<Query> = {
  label: "Search",
  cell: (row) => <span class="wrap-anywhere">{row.query}</span>,
};
const top = [query, number("searches", "Searches"), number("clicks", "Clicks")];
const empty: readonly Column<Query>[] = [
  query,
  number("empty", "Without results"),
  { ...number("searches", "Searches"), from: "tablet" },
  {
    label: "Action",
    quiet: true,
    align: "end",
    cell: (row) => (
      <Show when={may("search:write")}>
        <a
          class="inline-flex min-h-11 items-center underline lg:min-h-0"
          href={`/search/synonyms?add=${encodeURIComponent(row.query)}`}
          aria-label={`Add “${row.query}” as synonym`}
        >
          Add as synonym
        </a>
      </Show>
    ),
  },
];

/** What customers search for, what they do not find, and the state of the index. */
export function SearchPage() {
  const [search] = useSearchParams();
  const period = (): SearchPeriod => {
    const [from, to] = [textOf(search["from"]), textOf(search["to"])];
    const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
    return { ...(isDay(from) && { from }), ...(isDay(to) && { to }) };
  };
  const report = createAsync(() => loadReport(period()));
  const total = (key: "searches" | "empty" | "clicks"): string =>
    (report()?.days ?? []).reduce((sum, day) => sum + day[key], 0).toLocaleString();
  const searched = () => (report()?.days ?? []).some(({ searches }) => searches > 0);
  return (
    <Page
      title="Search"
      about="The last seven days, unless you choose others. Days are in UTC."
      actions={
        <ButtonLink look="secondary" href="/search/synonyms">
          Synonyms
        </ButtonLink>
      }
    >
      <FilterBar names={["from", "to"]}>
        <DateFilter label="Days" />
      </FilterBar>
      <Columns
        main={
          <>
            <Card title="Searches without results" flush={true}>
              <DataTable
                label="Searches without results"
                columns={empty}
                rows={report()?.empty ?? []}
                empty={
                  <EmptyState
                    title={searched() ? "Every search found something" : "No searches"}
                    text="Searches that find nothing as they are spelled are listed here."
                  />
                }
              />
            </Card>
            <Card title="Most frequent searches" flush={true}>
              <DataTable
                label="Most frequent searches"
                columns={top}
                rows={report()?.top ?? []}
                empty={<EmptyState title="No searches" text="Choose other days." />}
              />
            </Card>
          </>
        }
        side={
          <>
            <Card title="Total">
              <Facts
                facts={[
                  ["Searches", total("searches")],
                  ["Without results", total("empty")],
                  ["Clicks on a result", total("clicks")],
                ]}
              />
            </Card>
            <Index />
          </>
        }
      />
    </Page>
  );
}

const states: Readonly<Record<Rebuild["state"], { readonly label: string; readonly tone: Tone }>> = {
  queued: { label: "Waiting", tone: "info" },
  running: { label: "Running", tone: "info" },
  done: { label: "Done", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
};

/** How often a rebuild that is under way is asked about, in milliseconds. */
const askedEvery = 1_000;

function Index() {
  const rebuild = createAsync(() => loadRebuild());
  const attempt = createAttempt();
  const busy = () => rebuild()?.state === "queued" || rebuild()?.state === "running";
  createEffect(() => {
    if (!busy()) return;
    const timer = setInterval(() => void revalidate(loadRebuild.key), askedEvery);
    onCleanup(() => clearInterval(timer));
  });
  return (
    <Card title="Index">
      <div class="grid gap-4">
        <Show when={attempt.problem()}>
          <Notice kind="problem">{attempt.problem()}</Notice>
        </Show>
        <Show
          when={rebuild()}
          fallback={
            <p class="text-quiet">Products are found seconds after they change. No rebuild was needed yet.</p>
          }
        >
          {(last) => (
            <Facts
              facts={[
                [
                  "Last rebuild",
                  <Badge tone={states[last().state].tone}>{states[last().state].label}</Badge>,
                ],
                ["Products read", last().read.toLocaleString()],
                ["Started", <Ago at={last().startedAt} />],
              ]}
            />
          )}
        </Show>
        <Show when={may("search:write")}>
          <Button
            look="secondary"
            busy={busy() || attempt.busy() !== undefined}
            onClick={() => void attempt.run(startRebuild)}
          >
            Rebuild index
          </Button>
        </Show>
      </div>
    </Card>
  );
}

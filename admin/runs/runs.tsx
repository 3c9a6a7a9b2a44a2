import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { ButtonLink } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Badge } from "../ui/badge.tsx";
import { FilterBar, SelectFilter, textOf } from "../ui/filters.tsx";
import { Card, Page } from "../ui/page.tsx";
import { createPaged } from "../ui/paged.ts";
import { type Column, DataTable, LoadMore } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import { loadRuns, type RunFilters, type RunSummary, runStates, tookOf } from "./runs.data.ts";

const filterNames = ["workflow", "status"] as const;

const columns: readonly Column<RunSummary>[] = [
  { label: "Run", cell: (run) => <span class="font-mono wrap-anywhere">{run.name}</span> },
  {
    label: "Status",
    cell: (run) => <Badge tone={runStates[run.status].tone}>{runStates[run.status].label}</Badge>,
  },
  { label: "Started", from: "tablet", cell: (run) => <Ago at={run.startedAt} /> },
  {
    label: "Took",
    align: "end",
    from: "tablet",
    cell: (run) => (run.endedAt === undefined ? "–" : tookOf(run.endedAt - run.startedAt)),
  },
];

/** Runs of a workflow, newest first; each leads to its steps. */
export function RunsPage() {
  const [search] = useSearchParams();
  const filters = (): RunFilters => {
    const status = Object.keys(runStates).find((one) => one === textOf(search["status"]));
    return {
      workflow: textOf(search["workflow"]) === "refund" ? "refund" : "checkout",
      // The keys of `runStates` are the API's states.
      ...(status !== undefined && { status: status as RunSummary["status"] }),
    };
  };
  const runs = createPaged<RunFilters, RunSummary>(filters, loadRuns);
  return (
    <Page
      title="Workflow runs"
      about="Each checkout and refund with its steps. A checkout has the id of its order."
      actions={
        <ButtonLink look="secondary" href="/runs/dead-letters">
          Dead letters
        </ButtonLink>
      }
    >
      <FilterBar names={filterNames}>
        <SelectFilter
          name="workflow"
          label="Workflow"
          all="Checkout"
          options={[{ value: "refund", label: "Refund" }]}
        />
        <SelectFilter
          name="status"
          label="Status"
          all="Any status"
          options={Object.entries(runStates).map(([value, { label }]) => ({ value, label }))}
        />
      </FilterBar>
      <Card flush={true}>
        <DataTable
          label="Workflow runs"
          columns={columns}
          rows={runs.items()}
          href={(run) => `/runs/${run.workflow}/${encodeURIComponent(run.name)}`}
          empty={<Nothing filtered={filterNames.some((name) => search[name])} />}
        />
        <LoadMore list={runs} />
      </Card>
    </Page>
  );
}

const Nothing = (props: { readonly filtered: boolean }) => (
  <Show
    when={props.filtered}
    fallback={<EmptyState title="No runs yet" text="A run starts with each order and each refund." />}
  >
    <EmptyState title="No runs match" text="Choose another workflow or status." />
  </Show>
);

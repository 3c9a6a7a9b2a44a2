import { createAsync, useParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { Notice } from "../../web/ui/notice.tsx";
import { Badge } from "../ui/badge.tsx";
import { Facts } from "../ui/facts.tsx";
import { JsonView } from "../ui/json.tsx";
import { Card, Page } from "../ui/page.tsx";
import { When } from "../ui/time.tsx";
import { loadRun, type RunDetail, runStates, tookOf } from "./runs.data.ts";

/** One run: its state, and each step with what it got and what it gave. */
export function RunPage() {
  const params = useParams<{ workflow: string; id: string }>();
  const run = createAsync(() =>
    loadRun(params.workflow === "refund" ? "refund" : "checkout", decodeURIComponent(params.id)),
  );
  return (
    <Show when={run()}>
      {(one) => (
        <Page
          title={`${one().workflow === "refund" ? "Refund" : "Checkout"} ${one().name.slice(0, 8)}`}
          back={{ path: "/runs", label: "Workflow runs" }}
          state={<Badge tone={runStates[one().status].tone}>{runStates[one().status].label}</Badge>}
        >
          <Show when={one().error}>
            <Notice kind="problem">
              {one().error}
              {one().cause ? `: ${one().cause}` : ""}
            </Notice>
          </Show>
          <Card title="Run">
            <Facts
              facts={[
                ["Id", <span class="font-mono">{one().name}</span>],
                ["Started", <When at={one().startedAt} />],
                ["Ended", one().endedAt === undefined ? undefined : <When at={one().endedAt ?? 0} />],
              ]}
            />
            <Values input={one().input} output={one().output} />
          </Card>
          <Card title="Steps" flush={true}>
            <ol aria-label="Steps">
              <For each={one().steps}>{(step) => <Step step={step} />}</For>
            </ol>
          </Card>
        </Page>
      )}
    </Show>
  );
}

function Step(props: { readonly step: RunDetail["steps"][number] }) {
  const step = () => props.step;
  return (
    <li class="border-b border-line px-4 py-3 last:border-0 sm:px-5">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 class="font-medium wrap-anywhere">{step().state}</h3>
        <span class="text-label text-quiet">{step().type}</span>
        <Show when={step().error} fallback={<Progress leftAt={step().leftAt} />}>
          <Badge tone="bad">{step().error}</Badge>
        </Show>
        <span class="ml-auto text-label text-quiet tabular-nums">
          {step().attempts > 1 ? `${step().attempts} attempts, ` : ""}
          {step().leftAt === undefined ? "" : tookOf((step().leftAt ?? 0) - step().enteredAt)}
        </span>
      </div>
      <Show when={step().cause}>
        <p class="mt-1 text-label wrap-anywhere">{step().cause}</p>
      </Show>
      <Values input={step().input} output={step().output} />
    </li>
  );
}

const Progress = (props: { readonly leftAt: number | undefined }) => (
  <Show when={props.leftAt === undefined}>
    <Badge tone="info">Here now</Badge>
  </Show>
);

function Values(props: { readonly input: unknown; readonly output: unknown }) {
  return (
    <div class="mt-2 grid gap-2">
      <Folded label="Input" value={props.input} />
      <Folded label="Output" value={props.output} />
    </div>
  );
}

/** A value behind its name; it is drawn when it is first opened. */
function Folded(props: { readonly label: string; readonly value: unknown }) {
  const [opened, setOpened] = createSignal(false);
  return (
    <Show when={props.value !== null && props.value !== undefined}>
      <details onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
        <summary class="cursor-pointer text-label text-quiet max-lg:py-3.5">{props.label}</summary>
        <Show when={opened()}>
          <JsonView label={props.label} value={props.value} />
        </Show>
      </details>
    </Show>
  );
}

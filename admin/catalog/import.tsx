import { createEffect, createSignal, For, Match, onCleanup, Show, Switch } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { many } from "../../web/lib/format.ts";
import { store } from "../../web/lib/store.ts";
import { Button, ButtonLink } from "../../web/ui/button.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { may } from "../shell/staff.ts";
import { Badge } from "../ui/badge.tsx";
import { Card, Page } from "../ui/page.tsx";
import { DataTable } from "../ui/table.tsx";
import { type Finding, type Import, loadImport, sendFile } from "./import.data.ts";

/** Products from a CSV file: check it, see what is wrong by row and column, import the rest and watch it happen. */
export function ImportPage() {
  const [file, setFile] = createSignal<File>();
  const [job, setJob] = createSignal<Import>();
  const attempt = createAttempt();
  const running = () => job()?.state === "queued" || job()?.state === "running";
  createEffect(() => {
    const current = job();
    if (!current || !running()) return;
    const timer = setTimeout(
      () => void attempt.run(async () => void setJob(await loadImport(current.importId))),
      700,
    );
    onCleanup(() => clearTimeout(timer));
  });
  const send = (chosen: File, dryRun: boolean) =>
    attempt.run(
      async () => {
        setJob(undefined);
        setJob(await loadImport(await sendFile(chosen, dryRun)));
      },
      dryRun ? "check" : "import",
    );
  const choose = (chosen: File | undefined): void => {
    setFile(chosen);
    if (chosen) void send(chosen, true);
  };
  const importable = () => {
    const checked = job();
    if (!checked?.dryRun || checked.state !== "done") return 0;
    return checked.counts.created + checked.counts.updated;
  };
  return (
    <Page
      title="Import products"
      back={{ path: "/products", label: "Products" }}
      about="Add or change products from a CSV file. Nothing is changed until you have seen the result of the check."
    >
      <Card title="File">
        <div class="grid gap-4">
          <FileField disabled={!may("catalog:write") || running()} onChoose={choose} />
          <p class="text-label text-quiet">
            Rows that follow one another with the same slug are the variants of one product. Start from an
            export to have the right columns. Stock is set for new products only; change the stock of others
            in the inventory.
          </p>
          <Show when={attempt.problem()}>
            <Notice kind="problem">{attempt.problem()}</Notice>
          </Show>
          <Show when={file()}>
            {(chosen) => (
              <div class="flex flex-wrap items-center gap-3">
                <Button
                  disabled={importable() === 0}
                  busy={attempt.busy() === "import"}
                  onClick={() => void send(chosen(), false)}
                >
                  {importable() === 0 ? "Import" : `Import ${many(importable(), "product")}`}
                </Button>
                <Button look="secondary" disabled={running()} onClick={() => void send(chosen(), true)}>
                  Check again
                </Button>
              </div>
            )}
          </Show>
        </div>
      </Card>
      <Show when={job()}>{(current) => <Result job={current()} />}</Show>
    </Page>
  );
}

function FileField(props: {
  readonly disabled: boolean;
  readonly onChoose: (file: File | undefined) => void;
}) {
  const [over, setOver] = createSignal(false);
  return (
    <label
      class="grid min-h-28 cursor-pointer place-items-center rounded-sm border-2 border-dashed p-4 text-center"
      classList={{ "border-edge": !over(), "border-moss bg-sunken": over() }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!props.disabled) props.onChoose(event.dataTransfer?.files[0]);
      }}
    >
      <span>
        <span class="font-medium">CSV file</span>
        <span class="block text-label text-quiet">
          Drop it here or choose it. Up to 64 MB and 200,000 rows.
        </span>
        <input
          type="file"
          accept=".csv,text/csv"
          class="mt-3 min-h-11 max-w-full text-label"
          disabled={props.disabled}
          onChange={(event) => props.onChoose(event.currentTarget.files?.[0])}
        />
      </span>
    </label>
  );
}

function Result(props: { readonly job: Import }) {
  const counted = (count: number): string => count.toLocaleString(store().locale);
  const title = () => (props.job.dryRun ? "Check" : "Import");
  const words = () => {
    const { created, updated, unchanged, failed } = props.job.counts;
    const will = props.job.dryRun ? "to " : "";
    return [
      `${counted(created)} ${will}${props.job.dryRun ? "create" : "created"}`,
      `${counted(updated)} ${will}${props.job.dryRun ? "change" : "changed"}`,
      `${counted(unchanged)} unchanged`,
      `${counted(failed)} with errors`,
    ].join(" · ");
  };
  return (
    <Card title={`${title()} of ${props.job.fileName}`}>
      <div class="grid gap-4">
        <p class="flex flex-wrap items-center gap-3" role="status">
          <State job={props.job} />
          <span class="tabular-nums">{words()}</span>
        </p>
        <Show when={props.job.state === "queued" || props.job.state === "running"}>
          <progress
            class="h-2 w-full accent-moss"
            aria-label="Progress"
            max={Math.max(props.job.rows, props.job.row, 1)}
            value={props.job.rows === 0 ? 0 : props.job.row}
          />
        </Show>
        <Show when={props.job.problem}>
          <Notice kind="problem" title="The file could not be read">
            {props.job.problem}
          </Notice>
        </Show>
        <Show when={props.job.encoding === "windows-1252"}>
          <Notice kind="info">
            The file is not UTF-8, so it was read as Windows-1252. Check names with accents or umlauts.
          </Notice>
        </Show>
        <Show when={props.job.findings.length > 0}>
          <Findings job={props.job} />
        </Show>
        <Show when={!props.job.dryRun && props.job.state === "done"}>
          <div>
            <ButtonLink look="secondary" href="/products">
              View products
            </ButtonLink>
          </div>
        </Show>
      </div>
    </Card>
  );
}

const State = (props: { readonly job: Import }) => (
  <Switch fallback={<Badge tone="info">Running</Badge>}>
    <Match when={props.job.state === "failed"}>
      <Badge tone="bad">Failed</Badge>
    </Match>
    <Match when={props.job.state === "done"}>
      <Badge tone={props.job.issues > 0 ? "attention" : "good"}>
        {props.job.issues > 0 ? many(props.job.issues, "error") : "Done"}
      </Badge>
    </Match>
  </Switch>
);

/** What is wrong by row and column; more is loaded on request. */
function Findings(props: { readonly job: Import }) {
  const [more, setMore] = createSignal<{ readonly of: string; readonly pages: readonly Import[] }>();
  const attempt = createAttempt();
  const pages = () => {
    const loaded = more();
    return loaded?.of === props.job.importId ? [props.job, ...loaded.pages] : [props.job];
  };
  const lastKey = () => pages().at(-1)?.lastKey;
  const load = (key: string) =>
    attempt.run(async () => {
      const next = await loadImport(props.job.importId, key);
      setMore({ of: props.job.importId, pages: [...pages().slice(1), next] });
    });
  return (
    <div class="grid gap-3">
      <DataTable<Finding>
        label="Errors and notices"
        columns={[
          { label: "Row", cell: ({ row }) => row, align: "end" },
          { label: "Column", cell: ({ column }) => column || "Row" },
          {
            label: "Message",
            cell: ({ kind, message }) => (
              <>
                <Show when={kind === "notice"}>
                  <Badge tone="plain">Notice</Badge>{" "}
                </Show>
                {message}
              </>
            ),
          },
        ]}
        rows={pages().flatMap(({ findings }) => findings)}
        empty={undefined}
      />
      <For each={[attempt.problem()].filter((text) => text !== undefined)}>
        {(text) => <Notice kind="problem">{text}</Notice>}
      </For>
      <Show when={lastKey()}>
        {(key) => (
          <div>
            <Button look="secondary" busy={attempt.busy() !== undefined} onClick={() => void load(key())}>
              Show more
            </Button>
          </div>
        )}
      </Show>
    </div>
  );
}

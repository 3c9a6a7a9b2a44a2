import { createAsync, revalidate, useSearchParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { createAttempt } from "../../web/lib/attempt.ts";
import { issuesOf } from "../../web/lib/problem.ts";
import { Button } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { may } from "../shell/staff.ts";
import { textOf } from "../ui/filters.tsx";
import { Card, Columns, Page } from "../ui/page.tsx";
import { loadSynonyms, type SynonymGroup, type Synonyms, saveSynonyms } from "./search.data.ts";
import {
  blankRow,
  groupsOf,
  problemsOf,
  type Row,
  type RowProblem,
  rowOf,
  SynonymRow,
} from "./synonym-row.tsx";
import { TrySearch } from "./try-search.tsx";

/** Words that mean the same to the store's search: edited together, tried before they are saved. */
export function SynonymsPage() {
  const synonyms = createAsync(() => loadSynonyms());
  return <Show when={synonyms()}>{(known) => <Editor known={known()} />}</Show>;
}

function Editor(props: { readonly known: Synonyms }) {
  const [search, setSearch] = useSearchParams();
  const [rows, setRows] = createStore<Row[]>(props.known.groups.map(rowOf));
  const [version, setVersion] = createSignal(props.known.version);
  const [saved, setSaved] = createSignal<readonly SynonymGroup[]>(props.known.groups);
  const [before, setBefore] = createSignal<readonly SynonymGroup[]>();
  const [problems, setProblems] = createSignal<ReadonlyMap<number, RowProblem>>(new Map());
  const attempt = createAttempt();
  const asked = textOf(search["add"]).slice(0, 60);
  if (asked !== "") {
    setRows(rows.length, { ...blankRow(), words: `${asked}, ` });
    setSearch({ add: undefined }, { replace: true });
  }
  const changed = () => JSON.stringify(groupsOf(rows)) !== JSON.stringify(saved());
  const note = (error: unknown) => setProblems(problemsOf(issuesOf(error), rows));
  const save = (groups: SynonymGroup[]) =>
    attempt.run(async () => {
      setProblems(new Map());
      try {
        const replaced = saved();
        const after = await saveSynonyms(version(), groups);
        setBefore(replaced);
        setVersion(after.version);
        setSaved(after.groups);
        setRows(after.groups.map(rowOf));
        await revalidate(loadSynonyms.key);
        toast("Synonyms saved. Searches follow within seconds.");
      } catch (error) {
        note(error);
        throw error;
      }
    });
  const reload = async (): Promise<void> => {
    await revalidate(loadSynonyms.key);
    const now = await loadSynonyms();
    setVersion(now.version);
    setSaved(now.groups);
    setRows(now.groups.map(rowOf));
  };
  return (
    <Page
      title="Synonyms"
      back={{ path: "/search", label: "Search" }}
      about="Words and phrases that mean the same. A search for one of a group also finds the others."
      actions={
        <Show when={may("search:write")}>
          <Show when={before()}>
            {(earlier) => (
              <Button look="secondary" onClick={() => void save([...earlier()])}>
                Undo last save
              </Button>
            )}
          </Show>
          <Button
            busy={attempt.busy() !== undefined}
            disabled={!changed()}
            onClick={() => void save(groupsOf(rows))}
          >
            Save
          </Button>
        </Show>
      }
    >
      <Show when={attempt.problem()}>
        <Notice kind="problem">
          {problems().size > 0 ? "Check the highlighted groups." : attempt.problem()}{" "}
          <Show when={problems().size === 0}>
            <Button look="plain" onClick={() => void reload()}>
              Discard changes and reload
            </Button>
          </Show>
        </Notice>
      </Show>
      <Columns
        main={
          <Card
            title="Groups"
            actions={
              <Show when={may("search:write")}>
                <Button look="secondary" onClick={() => setRows(rows.length, blankRow())}>
                  Add group
                </Button>
              </Show>
            }
          >
            <Show
              when={rows.length > 0}
              fallback={
                <EmptyState
                  title="No synonyms of your own"
                  text="Search knows common ones already. Add a group for the words that your customers use."
                />
              }
            >
              <ul class="grid gap-5">
                <For each={rows}>
                  {(row, place) => (
                    <SynonymRow
                      row={row}
                      place={place()}
                      problem={problems().get(place())}
                      onChange={(change) => setRows(place(), change)}
                      onRemove={() => setRows(rows.filter((_, other) => other !== place()))}
                    />
                  )}
                </For>
              </ul>
            </Show>
          </Card>
        }
        side={<TrySearch groups={() => groupsOf(rows)} onProblem={note} isSound={problems().size === 0} />}
      />
    </Page>
  );
}

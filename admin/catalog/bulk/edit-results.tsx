import { For, type JSX, Match, Show, Switch } from "solid-js";
import { many } from "../../../web/lib/format.ts";
import { Badge } from "../../ui/badge.tsx";

/** What an edit of many products does to one of them. */
type EditResult = {
  readonly name?: string | undefined;
  readonly outcome: "changed" | "unchanged" | "refused";
};

/** What it was, and what it becomes. */
type Compared<R> = Extract<R, { readonly before: object }>;

/** How many products an edit changed, left or refused. */
export const counted = (results: readonly EditResult[], outcome: EditResult["outcome"]): number =>
  results.filter((result) => result.outcome === outcome).length;

const mostShown = 200;

/** How many products an edit changes, as a sentence, and each of the `shown` ones. `unchanged` ends "12 products …". */
export function EditResults<R extends EditResult>(props: {
  readonly results: readonly R[];
  readonly shown: readonly R[];
  readonly unchanged: string;
  readonly children: (changed: Compared<R>) => JSX.Element;
}) {
  const unchanged = () => counted(props.results, "unchanged");
  const refused = () => counted(props.results, "refused");
  return (
    <div class="grid gap-3">
      <p role="status">
        {many(counted(props.results, "changed"), "product")} will change
        <Show when={unchanged() > 0}>
          , {unchanged()} {props.unchanged}
        </Show>
        <Show when={refused() > 0}>, {refused()} can't be changed</Show>.
      </p>
      <Show when={props.shown.length > 0}>
        <ul class="grid gap-px overflow-hidden rounded-sm border border-line">
          <For each={props.shown.slice(0, mostShown)}>
            {(result) => (
              <li class="grid gap-1 border-b border-line bg-raised p-3 last:border-0">
                <span class="font-medium wrap-anywhere">{result.name ?? "Deleted product"}</span>
                <Outcome result={result}>{props.children}</Outcome>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.shown.length > mostShown}>
        <p class="text-quiet">And {many(props.shown.length - mostShown, "more product")}.</p>
      </Show>
    </div>
  );
}

function Outcome<R extends EditResult>(props: {
  readonly result: R;
  readonly children: (changed: Compared<R>) => JSX.Element;
}) {
  return (
    <Switch>
      <Match when={props.result.outcome === "refused" && props.result}>
        {(refused) => (
          <span>
            <Badge tone="bad">Not changed</Badge> {reasonOf(refused())}
          </span>
        )}
      </Match>
      <Match when={props.result.outcome === "unchanged"}>
        <span class="text-quiet">No change</span>
      </Match>
      <Match when={isChanged(props.result) && props.result}>{(changed) => props.children(changed())}</Match>
    </Switch>
  );
}

const isChanged = <R extends EditResult>(result: R): result is Compared<R> => result.outcome === "changed";

const reasonOf = (result: EditResult & { readonly reason?: string }): string => result.reason ?? "";

import { For, Show } from "solid-js";
import { Ago } from "./time.tsx";

/** An entry of the audit log, as `GET /admin/audit` and the histories answer it. */
export type Change = {
  readonly at: number;
  readonly actor: string;
  readonly actorEmail?: string | undefined;
  readonly action: string;
  readonly reason?: string | undefined;
  readonly changes: readonly {
    readonly path: string;
    readonly before?: string | number | boolean | null | undefined;
    readonly after?: string | number | boolean | null | undefined;
  }[];
  readonly more: number;
};

/** Who changed what of one record, newest first. `labelOf` names a field; undefined leaves it out. */
export function ChangeList(props: {
  readonly changes: readonly Change[];
  readonly labelOf?: ((path: string) => string | undefined) | undefined;
  /** Shown when nobody has changed anything. */
  readonly empty: string;
}) {
  const labelled = (entry: Change) =>
    entry.changes.flatMap((change) => {
      const label = props.labelOf ? props.labelOf(change.path) : change.path;
      return label === undefined ? [] : [{ ...change, label }];
    });
  return (
    <Show when={props.changes.length > 0} fallback={<p class="text-quiet">{props.empty}</p>}>
      <ol class="grid gap-4">
        <For each={props.changes}>
          {(entry) => (
            <li class="grid gap-1 border-b border-line pb-4 last:border-0 last:pb-0">
              <p class="flex flex-wrap justify-between gap-x-4 text-label text-quiet">
                <span class="wrap-anywhere">{entry.actorEmail ?? entry.actor}</span>
                <Ago at={entry.at} />
              </p>
              <Show when={entry.reason}>
                <p class="wrap-anywhere">{entry.reason}</p>
              </Show>
              <ul class="grid gap-0.5 text-label">
                <For each={labelled(entry)}>
                  {(change) => (
                    <li class="wrap-anywhere">
                      <span class="text-quiet">{change.label}:</span> {written(change.before)} →{" "}
                      <strong class="font-medium">{written(change.after)}</strong>
                    </li>
                  )}
                </For>
              </ul>
              <Show when={entry.more > 0}>
                <p class="text-label text-quiet">and {entry.more} more</p>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Show>
  );
}

const written = (value: string | number | boolean | null | undefined): string =>
  value === undefined || value === null || value === ""
    ? "none"
    : value === true
      ? "yes"
      : value === false
        ? "no"
        : String(value);

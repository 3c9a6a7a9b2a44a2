import { For, type JSX, Match, Switch } from "solid-js";

/** A JSON value as a tree that can be folded; long texts wrap. `label` names it for screen readers. */
export function JsonView(props: { readonly label: string; readonly value: unknown }) {
  return (
    <section
      class="max-h-96 overflow-auto rounded-sm bg-sunken p-3 font-mono text-label leading-relaxed"
      aria-label={props.label}
      tabindex="0"
    >
      <Value value={props.value} depth={0} />
    </section>
  );
}

function Value(props: { readonly value: unknown; readonly depth: number }) {
  return (
    <Switch fallback={<span class="wrap-anywhere">{JSON.stringify(props.value) ?? "undefined"}</span>}>
      <Match when={Array.isArray(props.value) && props.value}>
        {(list) => (
          <Branch
            summary={`[${list().length}]`}
            entries={list().map((value, place) => [String(place), value])}
            depth={props.depth}
          />
        )}
      </Match>
      <Match when={typeof props.value === "object" && props.value}>
        {(record) => {
          const entries = () => Object.entries(record());
          return <Branch summary={`{${entries().length}}`} entries={entries()} depth={props.depth} />;
        }}
      </Match>
    </Switch>
  );
}

function Branch(props: {
  readonly summary: string;
  readonly entries: readonly (readonly [string, unknown])[];
  readonly depth: number;
}): JSX.Element {
  return (
    <details open={props.depth < 2}>
      <summary class="text-quiet max-lg:py-3">{props.summary}</summary>
      <ul class="border-l border-line pl-4">
        <For each={props.entries}>
          {([name, value]) => (
            <li class="flex flex-wrap gap-x-2">
              <span class="text-quiet">{name}:</span>
              <Value value={value} depth={props.depth + 1} />
            </li>
          )}
        </For>
      </ul>
    </details>
  );
}

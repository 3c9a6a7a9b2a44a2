import { createSignal, For, Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { box } from "../../web/ui/field.tsx";
import { Popup } from "../ui/popup.tsx";
import { layouts } from "./product-columns.tsx";
import type { createViews, SavedView } from "./views.ts";

type Views = ReturnType<typeof createViews>;

const labels: Readonly<Record<string, string>> = {
  status: "On sale",
  category: "Category",
  stock: "Available",
  reserved: "Reserved",
  onHand: "On hand",
  price: "Price",
  tags: "Tags",
  updated: "Updated",
};

/** Chooses the columns of the table. */
export function ColumnMenu(props: { readonly views: Views }) {
  const flip = (id: string, shown: boolean): void =>
    props.views.hide(
      Object.keys(layouts).filter((one) => (one === id ? !shown : props.views.hidden().includes(one))),
    );
  return (
    <Popup label="Columns" side="right">
      <fieldset class="grid">
        <legend class="sr-only">Columns</legend>
        <For each={Object.entries(labels)}>
          {([id, label]) => (
            <label class="flex min-h-11 items-center gap-2.5 rounded-sm px-2 hover:bg-sunken lg:min-h-9">
              <input
                type="checkbox"
                class="size-4.5"
                checked={!props.views.hidden().includes(id)}
                onChange={({ currentTarget }) => flip(id, currentTarget.checked)}
              />
              {label}
            </label>
          )}
        </For>
      </fieldset>
    </Popup>
  );
}

/** Filters, order and columns under a name, saved in this browser. */
export function ViewMenu(props: {
  readonly views: Views;
  /** The present filters and order, as in the URL. */
  readonly search: string;
  readonly onOpen: (view: SavedView) => void;
}) {
  const [name, setName] = createSignal("");
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    if (name().trim() === "") return;
    props.views.save({ name: name().trim(), search: props.search, hidden: props.views.hidden() });
    setName("");
  };
  return (
    <Popup label="Views" side="right">
      <Show
        when={props.views.views().length > 0}
        fallback={<p class="px-2 text-quiet">No saved views yet.</p>}
      >
        <ul>
          <For each={props.views.views()}>
            {(view) => (
              <li class="flex items-center">
                <button
                  type="button"
                  class="min-h-11 flex-1 rounded-sm px-2 text-left wrap-anywhere hover:bg-sunken lg:min-h-9"
                  onClick={() => props.onOpen(view)}
                >
                  {view.name}
                </button>
                <button
                  type="button"
                  class="grid size-11 shrink-0 place-items-center text-lg"
                  aria-label={`Delete view ${view.name}`}
                  onClick={() => props.views.remove(view.name)}
                >
                  ×
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <form class="grid w-60 gap-2 border-t border-line p-2" onSubmit={save}>
        <label class="grid gap-1 text-label">
          Save filters, order and columns as
          <input
            class={box}
            maxlength="60"
            value={name()}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <Button type="submit" look="secondary" disabled={name().trim() === ""}>
          Save view
        </Button>
        <p class="text-label text-quiet">Saved for you in this browser.</p>
      </form>
    </Popup>
  );
}

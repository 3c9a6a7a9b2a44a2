import { createAsync } from "@solidjs/router";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { store } from "../../../web/lib/store.ts";
import { Field, Select } from "../../../web/ui/field.tsx";
import { SubmitForm } from "../../../web/ui/form.tsx";
import { createStaffForm } from "../../ui/form.tsx";
import { loadCategories } from "../catalog.data.ts";
import { decimalsOf } from "../prices/cells.ts";
import type { BulkChange } from "./bulk.data.ts";
import { type ChangeKind, changeIn, changes, roundings } from "./bulk-change.ts";

/** What is to be changed of the selected products; `onChosen` shows what that does to each. */
export function BulkForm(props: { readonly onChosen: (change: BulkChange) => Promise<unknown> }) {
  const [kind, setKind] = createSignal<ChangeKind>("percent-less");
  const categories = createAsync(() => loadCategories().catch(() => []), { initialValue: [] });
  const form = createStaffForm(async (entry) => {
    await props.onChosen(changeIn(kind(), entry));
  });
  return (
    <SubmitForm form={form} submit="Preview">
      <Select
        label="Change"
        name="kind"
        options={changes}
        value={kind()}
        onChange={({ currentTarget }) => {
          const chosen = changes.find(({ value }) => value === currentTarget.value);
          if (chosen) setKind(chosen.value);
        }}
      />
      <Switch>
        <Match when={kind() === "category"}>
          <Field
            label="Category"
            name="category"
            list="bulk-categories"
            maxlength="60"
            autocomplete="off"
            error={form.error("category")}
          />
          <datalist id="bulk-categories">
            <For each={categories()}>{({ category }) => <option value={category} />}</For>
          </datalist>
        </Match>
        <Match when={kind() === "tags"}>
          <Field
            label="Add tags"
            name="add"
            optional={true}
            hint="Separated by commas"
            autocomplete="off"
            error={form.error("add")}
          />
          <Field
            label="Remove tags"
            name="remove"
            optional={true}
            hint="Separated by commas"
            autocomplete="off"
            error={form.error("remove")}
          />
        </Match>
        <Match when={kind() !== "on" && kind() !== "off"}>
          <Field
            label={kind().startsWith("percent") ? "Percent" : kind() === "set" ? "Price" : "Amount"}
            name="amount"
            inputmode="decimal"
            autocomplete="off"
            error={form.error("amount") ?? form.error("price") ?? form.error("percent") ?? form.error("set")}
          />
          <Show when={kind() !== "set" && decimalsOf(store().currency) > 0}>
            <Select label="Round to" name="rounding" options={roundings} />
          </Show>
        </Match>
      </Switch>
    </SubmitForm>
  );
}

import { For, Show } from "solid-js";
import { Field } from "../../web/ui/field.tsx";
import { Picture } from "../../web/ui/picture.tsx";
import { Checkbox, TextArea } from "../ui/form.tsx";
import { Card } from "../ui/page.tsx";
import type { Draft } from "./draft.ts";

type Part = {
  readonly draft: Draft;
  readonly error: (path: string) => string | undefined;
  readonly onChange: (changes: Partial<Draft>) => void;
};

/** What a product is called, how it is described and what it looks like. */
export function ProductFields(props: Part) {
  const pictures = () => props.draft.images.split(/\s+/).filter((url) => url !== "");
  return (
    <Card title="Product">
      <div class="grid gap-4">
        <Field
          label="Name"
          maxLength={160}
          value={props.draft.name}
          error={props.error("name")}
          onInput={(event) => props.onChange({ name: event.currentTarget.value })}
        />
        <TextArea
          label="Description"
          optional={true}
          maxLength={10_000}
          value={props.draft.description}
          error={props.error("description")}
          onInput={(event) => props.onChange({ description: event.currentTarget.value })}
        />
        <TextArea
          label="Pictures"
          optional={true}
          hint="Addresses, one per line. The first is the main picture. Without any, one is drawn."
          value={props.draft.images}
          error={props.error("images")}
          onChange={(event) => props.onChange({ images: event.currentTarget.value })}
        />
        <Show when={pictures().length > 0}>
          <ul class="flex flex-wrap gap-2">
            <For each={pictures()}>
              {(url, place) => (
                <li class="w-20">
                  <Picture src={url} alt={`Picture ${place() + 1}`} size={80} class="rounded-sm" />
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </Card>
  );
}

/** How a product is sold: price, category, whether it is on sale. */
export function SaleFields(props: Part & { readonly isNew: boolean }) {
  return (
    <Card title="Selling">
      <div class="grid gap-4">
        <Checkbox
          label="On sale"
          checked={props.draft.isActive}
          onChange={(event) => props.onChange({ isActive: event.currentTarget.checked })}
        />
        <Field
          label="Price"
          inputMode="decimal"
          value={props.draft.price}
          error={props.error("price")}
          onInput={(event) => props.onChange({ price: event.currentTarget.value })}
        />
        <Field
          label="Category"
          maxLength={60}
          value={props.draft.category}
          error={props.error("category")}
          onInput={(event) => props.onChange({ category: event.currentTarget.value })}
        />
        <Field
          label="Tags"
          optional={true}
          hint="Separated by commas"
          value={props.draft.tags}
          error={props.error("tags")}
          onChange={(event) => props.onChange({ tags: event.currentTarget.value })}
        />
        <Field
          label="Slug"
          optional={props.isNew}
          hint="The end of its address in the store"
          maxLength={120}
          value={props.draft.slug}
          error={props.error("slug")}
          onInput={(event) => props.onChange({ slug: event.currentTarget.value })}
        />
        <Show when={props.draft.variants.length === 0}>
          <Field
            label="Stock"
            inputMode="numeric"
            disabled={!props.isNew}
            hint={props.isNew ? undefined : "Change it in the inventory."}
            value={props.draft.stock}
            error={props.error("stock")}
            onInput={(event) => props.onChange({ stock: event.currentTarget.value })}
          />
        </Show>
      </div>
    </Card>
  );
}

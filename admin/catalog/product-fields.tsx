import { Show } from "solid-js";
import { Field, Select } from "../../web/ui/field.tsx";
import { Checkbox, TextArea } from "../ui/form.tsx";
import { Card } from "../ui/page.tsx";
import type { Draft } from "./draft.ts";

const taxClasses = [
  { value: "standard", label: "Standard" },
  { value: "reduced", label: "Reduced" },
  { value: "super-reduced", label: "Super-reduced" },
  { value: "zero", label: "Zero-rated" },
  { value: "exempt", label: "Exempt" },
] as const;

type Part = {
  readonly draft: Draft;
  readonly error: (path: string) => string | undefined;
  readonly onChange: (changes: Partial<Draft>) => void;
};

/** What a product is called and how it is described. */
export function ProductFields(props: Part) {
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
        <Select
          label="Tax class"
          value={props.draft.taxClass}
          options={taxClasses}
          error={props.error("taxClass")}
          onChange={(event) => {
            const taxClass = taxClasses.find(({ value }) => value === event.currentTarget.value)?.value;
            if (taxClass) props.onChange({ taxClass });
          }}
        />
        <Field
          label="Weight in grams"
          optional={true}
          inputMode="numeric"
          hint="Of one unit with its packaging. Shipping counts an unknown weight as 0."
          value={props.draft.weight}
          error={props.error("weight")}
          onInput={(event) => props.onChange({ weight: event.currentTarget.value })}
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

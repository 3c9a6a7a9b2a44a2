import { createSignal, For, Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { Field } from "../../web/ui/field.tsx";
import { Card } from "../ui/page.tsx";
import { combined, type Draft, type VariantDraft } from "./draft.ts";
import { addressesIn } from "./pictures/picture-list.ts";
import { VariantPicture } from "./pictures/variant-picture.tsx";

/** A product's options, and a variant for each combination of their values with its SKU, price and first units. */
export function VariantMatrix(props: {
  readonly draft: Draft;
  /** What to show for a picture's address. */
  readonly shown: (url: string) => string;
  readonly error: (path: string) => string | undefined;
  readonly onChange: (changes: Partial<Draft>) => void;
}) {
  const [fill, setFill] = createSignal("");
  const setOption = (place: number, changes: Partial<Draft["options"][number]>): void =>
    props.onChange({
      options: props.draft.options.map((option, at) => (at === place ? { ...option, ...changes } : option)),
    });
  const setVariant = (place: number, changes: Partial<VariantDraft>): void =>
    props.onChange({
      variants: props.draft.variants.map((variant, at) =>
        at === place ? { ...variant, ...changes } : variant,
      ),
    });
  const fillAll = (field: "price" | "stock"): void =>
    props.onChange({
      variants: props.draft.variants.map((variant) =>
        field === "stock" && variant.id !== undefined ? variant : { ...variant, [field]: fill() },
      ),
    });
  return (
    <Card
      title="Variants"
      actions={
        <Show when={props.draft.options.length < 3}>
          <Button
            look="secondary"
            onClick={() => props.onChange({ options: [...props.draft.options, { name: "", values: "" }] })}
          >
            Add option
          </Button>
        </Show>
      }
    >
      <div class="grid gap-4">
        <Show
          when={props.draft.options.length > 0}
          fallback={
            <p class="text-quiet">
              The product is sold as it is. Add an option such as size or color to sell variants.
            </p>
          }
        >
          <For each={props.draft.options.map((_, place) => place)}>
            {(place) => (
              <div class="grid items-end gap-3 sm:grid-cols-[1fr_2fr_auto]">
                <Field
                  label={`Option ${place + 1}`}
                  maxLength={40}
                  value={props.draft.options[place]?.name ?? ""}
                  error={props.error(`options.${place}.name`)}
                  onChange={(event) => setOption(place, { name: event.currentTarget.value })}
                />
                <Field
                  label={`Values of option ${place + 1}, separated by commas`}
                  value={props.draft.options[place]?.values ?? ""}
                  error={props.error(`options.${place}.values`)}
                  onChange={(event) => setOption(place, { values: event.currentTarget.value })}
                />
                <Button
                  look="plain"
                  class="justify-self-start"
                  onClick={() => {
                    const options = props.draft.options.filter((_, at) => at !== place);
                    props.onChange({ options, variants: combined({ ...props.draft, options }) });
                  }}
                >
                  Remove
                </Button>
              </div>
            )}
          </For>
          <div>
            <Button look="secondary" onClick={() => props.onChange({ variants: combined(props.draft) })}>
              Create all combinations
            </Button>
          </div>
        </Show>
        <Show when={props.draft.variants.length > 0}>
          <div class="flex flex-wrap items-end gap-3">
            <Field
              label="Fill all variants with"
              optional={true}
              inputMode="decimal"
              value={fill()}
              onInput={(event) => setFill(event.currentTarget.value)}
            />
            <Button look="secondary" onClick={() => fillAll("price")}>
              Price
            </Button>
            <Button look="secondary" onClick={() => fillAll("stock")}>
              Stock of new ones
            </Button>
          </div>
          <ul class="grid gap-3">
            <For each={props.draft.variants.map((_, place) => place)}>
              {(place) => (
                <Variant
                  variant={props.draft.variants[place]}
                  pictures={addressesIn(props.draft.images)}
                  shown={props.shown}
                  error={(field) => props.error(`variants.${place}.${field}`)}
                  onChange={(changes) => setVariant(place, changes)}
                  onRemove={() =>
                    props.onChange({ variants: props.draft.variants.filter((_, at) => at !== place) })
                  }
                />
              )}
            </For>
          </ul>
        </Show>
      </div>
    </Card>
  );
}

function Variant(props: {
  readonly variant: VariantDraft | undefined;
  readonly pictures: readonly string[];
  readonly shown: (url: string) => string;
  readonly error: (field: string) => string | undefined;
  readonly onChange: (changes: Partial<VariantDraft>) => void;
  readonly onRemove: () => void;
}) {
  const name = () => Object.values(props.variant?.options ?? {}).join(" / ");
  return (
    <li class="grid items-end gap-3 border-t border-line pt-3 sm:grid-cols-[minmax(6rem,1fr)_2fr_1fr_1fr_1fr_auto]">
      <div class="flex items-center gap-3 self-center">
        <Show when={props.pictures.length > 0 || props.variant?.imageUrl !== undefined}>
          <VariantPicture
            name={name()}
            value={props.variant?.imageUrl}
            pictures={props.pictures}
            shown={props.shown}
            onChange={(imageUrl) => props.onChange({ imageUrl })}
          />
        </Show>
        <p class="min-w-0 font-medium wrap-anywhere">
          {name()}
          <For each={[props.error("options"), props.error("imageUrl")].filter((text) => text !== undefined)}>
            {(text) => <span class="block text-label text-clay">{text}</span>}
          </For>
        </p>
      </div>
      <Field
        label={`SKU of ${name()}`}
        maxLength={64}
        value={props.variant?.sku ?? ""}
        error={props.error("sku")}
        onChange={(event) => props.onChange({ sku: event.currentTarget.value })}
      />
      <Field
        label={`Price of ${name()}`}
        optional={true}
        inputMode="decimal"
        value={props.variant?.price ?? ""}
        error={props.error("price")}
        onChange={(event) => props.onChange({ price: event.currentTarget.value })}
      />
      <Field
        label={`Weight of ${name()} (g)`}
        optional={true}
        inputMode="numeric"
        value={props.variant?.weight ?? ""}
        error={props.error("weight")}
        onChange={(event) => props.onChange({ weight: event.currentTarget.value })}
      />
      <Field
        label={`Stock of ${name()}`}
        inputMode="numeric"
        disabled={props.variant?.id !== undefined}
        value={props.variant?.stock ?? ""}
        error={props.error("stock")}
        onChange={(event) => props.onChange({ stock: event.currentTarget.value })}
      />
      <Button
        look="plain"
        class="justify-self-start"
        aria-label={`Remove ${name()}`}
        onClick={() => props.onRemove()}
      >
        Remove
      </Button>
    </li>
  );
}

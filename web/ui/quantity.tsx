import { Show } from "solid-js";

export type QuantityProps = {
  readonly label: string;
  readonly value: number;
  /** Default 0: the last step down removes the line. */
  readonly min?: number | undefined;
  /** The available quantity. */
  readonly max: number;
  readonly busy?: boolean | undefined;
  readonly onChange: (value: number) => void;
};

/** A quantity stepper limited to what is available. */
export function Quantity(props: QuantityProps) {
  const min = () => props.min ?? 0;
  const step = (by: number) => props.onChange(Math.min(props.max, Math.max(min(), props.value + by)));
  return (
    <fieldset class="grid gap-1" aria-busy={props.busy || undefined}>
      <legend class="sr-only">{props.label}</legend>
      <div class="inline-flex w-fit items-center rounded-sm border border-edge">
        <button
          type="button"
          class={arm}
          aria-label="Decrease quantity"
          disabled={props.value <= min()}
          onClick={() => step(-1)}
        >
          −
        </button>
        <output class="min-w-8 text-center">{props.value}</output>
        <button
          type="button"
          class={arm}
          aria-label="Increase quantity"
          disabled={props.value >= props.max}
          onClick={() => step(1)}
        >
          +
        </button>
      </div>
      <Show when={props.value >= props.max}>
        <small class="text-quiet">That's all we have in stock.</small>
      </Show>
    </fieldset>
  );
}

const arm =
  "grid size-11 place-items-center text-lg hover:bg-sunken disabled:cursor-not-allowed disabled:text-edge";

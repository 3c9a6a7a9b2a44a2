import { Show } from "solid-js";

export type QuantityProps = {
  readonly label: string;
  readonly value: number;
  /** What can be bought. */
  readonly max: number;
  readonly onChange: (value: number) => void;
};

/** A stepper that never offers more than there is. */
export function Quantity(props: QuantityProps) {
  const step = (by: number) => props.onChange(Math.min(props.max, Math.max(0, props.value + by)));
  return (
    <fieldset>
      <legend>{props.label}</legend>
      <button type="button" aria-label="One fewer" disabled={props.value === 0} onClick={() => step(-1)}>
        −
      </button>
      <output>{props.value}</output>
      <button type="button" aria-label="One more" disabled={props.value >= props.max} onClick={() => step(1)}>
        +
      </button>
      <Show when={props.value >= props.max}>
        <small>That is all we have.</small>
      </Show>
    </fieldset>
  );
}

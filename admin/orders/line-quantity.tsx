import { createUniqueId } from "solid-js";
import { box } from "../../web/ui/field.tsx";

/** How many units of a line: from 0 to `max`. */
export function LineQuantity(props: {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}) {
  const id = createUniqueId();
  return (
    <span class="flex items-center gap-2">
      <label for={id} class="sr-only">
        {props.label}
      </label>
      <input
        id={id}
        type="number"
        inputmode="numeric"
        class={`${box} w-18! text-right tabular-nums`}
        min="0"
        max={props.max}
        value={props.value}
        onChange={({ currentTarget }) => {
          const wanted = Math.round(Number(currentTarget.value)) || 0;
          const next = Math.min(props.max, Math.max(0, wanted));
          currentTarget.value = String(next);
          props.onChange(next);
        }}
      />
      <span class="whitespace-nowrap text-label text-quiet">of {props.max}</span>
    </span>
  );
}

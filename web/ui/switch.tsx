/** A switch that takes effect at once. Controlled: it shows `on`, so a failed change leaves it as it was. */
export function Switch(props: {
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={props.on}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      disabled={props.disabled}
      onClick={() => props.onChange(!props.on)}
      class="group grid size-11 place-items-center rounded-sm disabled:cursor-not-allowed"
    >
      <span
        aria-hidden="true"
        class="flex h-6 w-11 items-center rounded-full border border-edge bg-sunken px-[3px] transition-colors group-disabled:opacity-45 group-aria-checked:border-moss group-aria-checked:bg-moss"
      >
        <span class="size-4 rounded-full bg-edge transition-transform group-aria-checked:translate-x-5 group-aria-checked:bg-paper" />
      </span>
    </button>
  );
}

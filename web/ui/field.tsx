import { createMemo, createUniqueId, Index, type JSX, Show, splitProps } from "solid-js";

export type Around = {
  readonly label: string;
  /** Shown before anything is typed. */
  readonly hint?: string | undefined;
  /** What is wrong and how to correct it. */
  readonly error?: string | undefined;
  /** Optional fields are marked; required ones are not. */
  readonly optional?: boolean | undefined;
};

export type FieldProps = JSX.InputHTMLAttributes<HTMLInputElement> &
  Around & {
    /** A control at the end of the input. */
    readonly after?: JSX.Element;
  };

/** A labelled input with its hint and error, associated for screen readers. */
export function Field(props: FieldProps) {
  const [own, rest] = splitProps(props, ["label", "hint", "error", "optional", "class", "id", "after"]);
  const id = own.id ?? createUniqueId();
  return (
    <Labelled {...own} id={id} class={own.class}>
      <div class="relative">
        <input
          {...rest}
          id={id}
          required={!own.optional}
          class={`${box} has-[+button]:pr-18`}
          aria-invalid={own.error ? "true" : undefined}
          aria-describedby={describedBy(id, own)}
        />
        {own.after}
      </div>
    </Labelled>
  );
}

export type SelectProps = JSX.SelectHTMLAttributes<HTMLSelectElement> &
  Around & { readonly options: readonly { readonly value: string; readonly label: string }[] };

/** A native select, which phones and keyboards handle natively. */
export function Select(props: SelectProps) {
  const [own, rest] = splitProps(props, [
    "label",
    "hint",
    "error",
    "optional",
    "class",
    "id",
    "options",
    "value",
  ]);
  const id = own.id ?? createUniqueId();
  return (
    <Labelled {...own} id={id} class={own.class}>
      <select
        {...rest}
        id={id}
        class={box}
        aria-invalid={own.error ? "true" : undefined}
        aria-describedby={describedBy(id, own)}
      >
        {/* Options that are made anew, or selected anew, would undo what was chosen. */}
        <Index each={own.options}>
          {(option) => {
            const isInitial = createMemo(() => option().value === own.value);
            return (
              <option value={option().value} selected={isInitial()}>
                {option().label}
              </option>
            );
          }}
        </Index>
      </select>
    </Labelled>
  );
}

/** What stands around every control: label, hint and error. */
export function Labelled(
  props: Around & {
    readonly id: string;
    readonly class?: string | undefined;
    readonly children: JSX.Element;
  },
) {
  return (
    <div class={`grid content-start gap-1.5 ${props.class ?? ""}`}>
      <label for={props.id} class="text-label font-medium">
        {props.label}
        <Show when={props.optional}>
          <span class="font-normal text-quiet"> (optional)</span>
        </Show>
      </label>
      {props.children}
      <Show when={props.hint}>
        <p id={`${props.id}-hint`} class="text-label text-quiet">
          {props.hint}
        </p>
      </Show>
      <Show when={props.error}>
        <p id={`${props.id}-error`} class="text-label font-medium text-clay">
          {props.error}
        </p>
      </Show>
    </div>
  );
}

/** The look of a control. */
export const box =
  "min-h-(--control) w-full rounded-sm border border-edge bg-raised px-3.5 text-base text-ink placeholder:text-quiet hover:border-ink aria-[invalid=true]:border-2 aria-[invalid=true]:border-clay";

/** The ids of a control's hint and error, for aria-describedby. */
export const describedBy = (id: string, { hint, error }: Around): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

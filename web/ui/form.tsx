import { type JSX, Show } from "solid-js";
import type { Form } from "../lib/form.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** A form's frame: what is wrong with the whole, its fields, and the button that sends it. */
export function SubmitForm(props: {
  readonly form: Form;
  /** The button's text. */
  readonly submit: string;
  readonly disabled?: boolean | undefined;
  /** A problem of something else on the form, shown when sending it has none. */
  readonly problem?: string | undefined;
  /** Replaces the full-width button's row: Cancel stands beside it. */
  readonly onCancel?: (() => void) | undefined;
  readonly children: JSX.Element;
  /** What stands after the button. */
  readonly after?: JSX.Element;
}) {
  const message = () => props.form.message() ?? props.problem;
  return (
    <form
      class="grid gap-5"
      classList={{ "max-w-md": props.onCancel !== undefined }}
      // Sent before the page runs its script, a form must not put a password into the address.
      method="post"
      novalidate
      onSubmit={props.form.onSubmit}
    >
      <FormMessage text={message()} />
      {props.children}
      <div class="flex flex-wrap gap-3">
        <Button
          type="submit"
          busy={props.form.busy()}
          disabled={props.disabled}
          wide={props.onCancel === undefined}
        >
          {props.submit}
        </Button>
        <Show when={props.onCancel}>
          {(cancel) => (
            <Button look="plain" onClick={() => cancel()()}>
              Cancel
            </Button>
          )}
        </Show>
      </div>
      {props.after}
    </form>
  );
}

/** What is wrong with a form as a whole. */
export function FormMessage(props: { readonly text: string | undefined }) {
  return (
    <Show when={props.text}>
      <Notice kind="problem">{props.text}</Notice>
    </Show>
  );
}

import { createSignal, type JSX, onMount, Show } from "solid-js";
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
  const [live, setLive] = createSignal(false);
  onMount(() => setLive(true));
  const message = () => props.form.message() ?? props.problem;
  return (
    <form
      class="grid grid-cols-[minmax(0,1fr)] gap-5"
      classList={{ "max-w-md": props.onCancel !== undefined }}
      // Its button works once the script does. Sent some other way before, a password must not get into the address.
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
          disabled={props.disabled || !live()}
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
      <noscript>
        <p class="text-label">Turn on JavaScript in your browser to continue.</p>
      </noscript>
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

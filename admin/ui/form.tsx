import { createUniqueId, type JSX, splitProps } from "solid-js";
import { type Control, createForm, type Entries, type Form, labelOf } from "../../web/lib/form.ts";
import { Problem } from "../../web/lib/problem.ts";
import { type Around, box, describedBy, Labelled } from "../../web/ui/field.tsx";

/**
 * A form of the admin: what the API says of a field (`details.issues`) is shown beside it. `submit` throws a Problem.
 * Render it with `SubmitForm` and `Field` of web/ui; a field's `name` is the path or its last part.
 */
export const createStaffForm = (submit: (entries: Entries) => Promise<void>): Form =>
  createForm(
    (entries) =>
      submit(entries).catch((error: unknown) => {
        throw wasSentOtherwise(error) ? sentBefore(error) : error;
      }),
    (element: Control) => `${labelOf(element)} is required.`,
  );

/** Whether the form was sent before with other entries, and only the answer got lost. */
const wasSentOtherwise = (error: unknown): error is Problem =>
  error instanceof Problem && error.code === "IDEMPOTENCY_KEY_REUSED";

const sentBefore = ({ code, status, details }: Problem): Problem =>
  new Problem(
    code,
    "An earlier attempt was saved with what you had entered then. Close this form and check the order before you try again.",
    status,
    details,
  );

/** A labelled text of several lines. */
export function TextArea(props: JSX.TextareaHTMLAttributes<HTMLTextAreaElement> & Around) {
  const [own, rest] = splitProps(props, ["label", "hint", "error", "optional", "class", "id"]);
  const id = own.id ?? createUniqueId();
  return (
    <Labelled {...own} id={id} class={own.class}>
      <textarea
        rows={4}
        {...rest}
        id={id}
        required={!own.optional}
        class={`${box} py-2 leading-snug`}
        aria-invalid={own.error ? "true" : undefined}
        aria-describedby={describedBy(id, own)}
      />
    </Labelled>
  );
}

/** A labelled checkbox with an optional hint below it. */
export function Checkbox(
  props: JSX.InputHTMLAttributes<HTMLInputElement> & {
    readonly label: string;
    readonly hint?: string | undefined;
  },
) {
  const [own, rest] = splitProps(props, ["label", "hint", "id"]);
  const id = own.id ?? createUniqueId();
  return (
    <label for={id} class="flex min-h-11 items-start gap-2.5 py-2 lg:min-h-9 lg:py-1">
      <input
        {...rest}
        id={id}
        type="checkbox"
        class="mt-0.5 size-4.5 shrink-0"
        aria-describedby={own.hint && `${id}-hint`}
      />
      <span>
        {own.label}
        {own.hint && (
          <span id={`${id}-hint`} class="block text-label text-quiet">
            {own.hint}
          </span>
        )}
      </span>
    </label>
  );
}

import { createSignal, splitProps } from "solid-js";
import { Field, type FieldProps } from "./field.tsx";

/** A field for a password, with a button that shows what was typed. */
export function PasswordField(props: FieldProps) {
  const [shown, setShown] = createSignal(false);
  const [, rest] = splitProps(props, ["type", "after"]);
  return (
    <Field
      {...rest}
      type={shown() ? "text" : "password"}
      autocapitalize="off"
      spellcheck={false}
      after={
        <button
          type="button"
          class="absolute inset-y-0 right-0 min-h-11 px-3.5 text-label underline underline-offset-4"
          onClick={() => setShown(!shown())}
        >
          {shown() ? "Hide" : "Show"}
          <span class="sr-only"> password</span>
        </button>
      }
    />
  );
}

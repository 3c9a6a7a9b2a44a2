import { createSignal, Show } from "solid-js";
import { createForm } from "../lib/form.ts";
import { changePassword } from "../lib/session.ts";
import { Button } from "../ui/button.tsx";
import { SubmitForm } from "../ui/form.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { toast } from "../ui/toast.tsx";
import { NewPasswordField } from "./account-forms.tsx";

/** Changes the account's password with the present one; other devices are signed out. */
export function PasswordSection() {
  const [editing, setEditing] = createSignal(false);
  let change: HTMLButtonElement | undefined;
  const close = (): void => {
    setEditing(false);
    // The pressed button was removed, so the focus moves here.
    change?.focus();
  };
  return (
    <section class="mt-10 border-t border-line pt-6" aria-labelledby="password">
      <h2 id="password" class="mb-4 text-2xl">
        Password
      </h2>
      <Show
        when={editing()}
        fallback={
          <Button
            look="secondary"
            ref={(button) => {
              change = button;
            }}
            onClick={() => setEditing(true)}
          >
            Change password
          </Button>
        }
      >
        <PasswordForm
          onCancel={close}
          onSaved={() => {
            toast("Password changed. Your other devices have been signed out.");
            close();
          }}
        />
      </Show>
    </section>
  );
}

function PasswordForm(props: { readonly onCancel: () => void; readonly onSaved: () => void }) {
  const form = createForm(async (entry) => {
    await changePassword(entry("password"), entry("newPassword"));
    props.onSaved();
  });
  return (
    <SubmitForm form={form} submit="Save password" onCancel={() => props.onCancel()}>
      <PasswordField
        label="Current password"
        name="password"
        autocomplete="current-password"
        maxlength="256"
        ref={(input: HTMLInputElement) => queueMicrotask(() => input.focus())}
        error={form.error("password")}
      />
      <NewPasswordField name="newPassword" error={form.error("newPassword")} />
    </SubmitForm>
  );
}

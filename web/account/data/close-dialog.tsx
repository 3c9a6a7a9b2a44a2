import { account } from "../../lib/account-state.ts";
import { createForm } from "../../lib/form.ts";
import { Drawer } from "../../ui/drawer.tsx";
import { SubmitForm } from "../../ui/form.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { closeAccount, forgetShopper } from "./account-data.ts";

/** Asks for the password and closes the account. `onClosed` ends the session of this browser. */
export function CloseDialog(props: { readonly onCancel: () => void; readonly onClosed: () => void }) {
  const who = account();
  const form = createForm(async (entry) => {
    await closeAccount(entry("password"));
    if (who) forgetShopper(who);
    props.onClosed();
  });
  // What has been sent cannot be cancelled.
  const cancel = (): void => {
    if (!form.busy()) props.onCancel();
  };
  return (
    <Drawer open={true} onOpenChange={(open) => !open && cancel()} title="Close your account?" side="center">
      <p class="mb-5">
        This deletes the account of <strong class="wrap-anywhere">{who?.email}</strong> and signs you out on
        all devices. Your orders are kept, as tax law requires.
      </p>
      <SubmitForm form={form} submit="Close account" onCancel={cancel}>
        <PasswordField
          label="Current password"
          name="password"
          autocomplete="current-password"
          maxlength="256"
          hint="Closing your account can't be undone."
          autofocus
          error={form.error("password")}
        />
      </SubmitForm>
    </Drawer>
  );
}

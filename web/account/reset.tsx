import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { createForm } from "../lib/form.ts";
import { NarrowPage, TextLink } from "../shell/narrow-page.tsx";
import { Button } from "../ui/button.tsx";
import { CodeField, EmailField, Message, NewPasswordField } from "./account-forms.tsx";
import { forgotPassword, resetPassword } from "./authentication.ts";

/** Sets a new password with a code that is mailed to the account's address. */
export function ResetPage() {
  const [email, setEmail] = createSignal<string>();
  return (
    <NarrowPage title="A new password" path="/reset">
      <Show when={email()} fallback={<AskForCode onSent={setEmail} />}>
        {(address) => <NewPassword email={address()} onBack={() => setEmail(undefined)} />}
      </Show>
    </NarrowPage>
  );
}

function AskForCode(props: { readonly onSent: (email: string) => void }) {
  const form = createForm(async (entry) => {
    const email = entry("email");
    await forgotPassword(email);
    props.onSent(email);
  });
  return (
    <form class="grid gap-5" novalidate onSubmit={form.onSubmit}>
      <Message text={form.message()} />
      <p>Write your address, and six digits go to it by mail.</p>
      <EmailField error={form.error("email")} />
      <Button type="submit" busy={form.busy()} wide={true}>
        Send the code
      </Button>
      <p>
        <TextLink href="/sign-in">Back to signing in</TextLink>
      </p>
    </form>
  );
}

function NewPassword(props: { readonly email: string; readonly onBack: () => void }) {
  const navigate = useNavigate();
  const form = createForm(async (entry) => {
    await resetPassword(props.email, entry("code"), entry("password"));
    navigate("/account", { replace: true });
  });
  return (
    <form class="grid gap-5" novalidate onSubmit={form.onSubmit}>
      <Message text={form.message()} />
      <p>
        If <strong>{props.email}</strong> has an account here, six digits are on their way to it.
      </p>
      <CodeField error={form.error("code")} />
      <NewPasswordField error={form.error("password")} />
      <Button type="submit" busy={form.busy()} wide={true}>
        Set the password and sign in
      </Button>
      <Button look="plain" class="justify-self-start" onClick={() => props.onBack()}>
        Use another address
      </Button>
    </form>
  );
}

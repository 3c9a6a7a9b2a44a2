import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { createForm } from "../lib/form.ts";
import { returnPath } from "../lib/return-path.ts";
import { NarrowPage, TextLink } from "../shell/narrow-page.tsx";
import { Button } from "../ui/button.tsx";
import { SubmitForm } from "../ui/form.tsx";
import { CodeField, EmailField, NewPasswordField } from "./account-forms.tsx";
import { forgotPassword, resetPassword } from "./authentication.ts";

/** Sets a new password with a code that is mailed to the account's address. */
export function ResetPage() {
  const [email, setEmail] = createSignal<string>();
  return (
    <NarrowPage title="Reset your password" path="/reset">
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
    <SubmitForm
      form={form}
      submit="Send code"
      after={
        <p>
          <TextLink href="/sign-in">Back to sign in</TextLink>
        </p>
      }
    >
      <p>Enter your email address and we'll send you a code to reset your password.</p>
      <EmailField error={form.error("email")} />
    </SubmitForm>
  );
}

function NewPassword(props: { readonly email: string; readonly onBack: () => void }) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const form = createForm(async (entry) => {
    await resetPassword(props.email, entry("code"), entry("password"));
    navigate(returnPath(search["to"], "/account"), { replace: true });
  });
  return (
    <SubmitForm
      form={form}
      submit="Save password and sign in"
      after={
        <Button look="plain" class="justify-self-start" onClick={() => props.onBack()}>
          Use a different email
        </Button>
      }
    >
      <p>
        If there's an account for <strong class="wrap-anywhere">{props.email}</strong>, we've sent a 6-digit
        code to it.
      </p>
      <CodeField error={form.error("code")} />
      <NewPasswordField error={form.error("password")} />
    </SubmitForm>
  );
}

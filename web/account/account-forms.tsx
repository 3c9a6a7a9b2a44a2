import { createSignal, Show } from "solid-js";
import { createForm } from "../lib/form.ts";
import { Problem } from "../lib/problem.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { SubmitForm } from "../ui/form.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import {
  confirmAccount,
  openAccount,
  resendConfirmation,
  sendCode,
  signInAndMergeCart,
} from "./authentication.ts";

export type Step = "done" | "confirm";
type Next = (step: Step, email: string) => void;

/** E-mail and password. For an account that is not confirmed yet, the next step is its code. */
export function SignInForm(props: { readonly onNext: Next; readonly email?: string | undefined }) {
  const form = createForm(async (entry) => {
    const [email, password] = [entry("email"), entry("password")];
    try {
      await signInAndMergeCart(email, password);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "ACCOUNT_NOT_CONFIRMED") throw error;
      const { userId } = error.details;
      await resendConfirmation(email, password, typeof userId === "string" ? userId : undefined);
      return props.onNext("confirm", email);
    }
    props.onNext("done", email);
  });
  return (
    <SubmitForm form={form} submit="Sign in">
      <EmailField error={form.error("email")} value={props.email} />
      <PasswordField
        label="Password"
        name="password"
        autocomplete="current-password"
        error={form.error("password")}
      />
    </SubmitForm>
  );
}

/** The form for a new account. */
export function SignUpForm(props: { readonly onNext: Next }) {
  const form = createForm(async (entry) => {
    const email = entry("email");
    await openAccount({ name: entry("name"), email, password: entry("password") });
    props.onNext("confirm", email);
  });
  return (
    <SubmitForm form={form} submit="Create account">
      <Field
        label="Name"
        name="name"
        autocomplete="name"
        maxlength="120"
        optional={true}
        error={form.error("name")}
      />
      <EmailField error={form.error("email")} />
      <NewPasswordField error={form.error("password")} />
    </SubmitForm>
  );
}

/** The form for the six-digit code from the mail. */
export function ConfirmForm(props: { readonly email: string; readonly onNext: (signedIn: boolean) => void }) {
  const [sent, setSent] = createSignal(false);
  const form = createForm(async (entry) => {
    props.onNext(await confirmAccount(props.email, entry("code")));
  });
  const again = createForm(async () => {
    await sendCode(props.email);
    setSent(true);
  });
  return (
    <>
      <SubmitForm form={form} submit="Verify" problem={again.message()}>
        <p>
          We've sent a 6-digit code to <strong class="wrap-anywhere">{props.email}</strong>.
        </p>
        <CodeField error={form.error("code")} />
      </SubmitForm>
      <form class="mt-3" onSubmit={again.onSubmit}>
        <Button type="submit" look="plain" busy={again.busy()}>
          Resend code
        </Button>
        <Show when={sent()}>
          <span role="status"> Code sent.</span>
        </Show>
      </form>
    </>
  );
}

/** The field for an email address. */
export function EmailField(props: {
  readonly error?: string | undefined;
  readonly value?: string | undefined;
}) {
  return (
    <Field
      label="Email address"
      name="email"
      type="email"
      inputmode="email"
      autocomplete="email"
      autocapitalize="off"
      maxlength="254"
      value={props.value ?? ""}
      error={props.error}
    />
  );
}

/** The field for a six-digit code. */
export function CodeField(props: { readonly error?: string | undefined }) {
  return (
    <Field
      label="Verification code"
      name="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      pattern="\s*\d{6}\s*"
      title="Enter the 6-digit code."
      maxlength="8"
      error={props.error}
    />
  );
}

/** The field for a new password, with its rules as hint. */
export function NewPasswordField(props: {
  readonly error?: string | undefined;
  readonly label?: string;
  readonly name?: string;
}) {
  return (
    <PasswordField
      label={props.label ?? "New password"}
      name={props.name ?? "password"}
      autocomplete="new-password"
      minlength="8"
      maxlength="256"
      hint="At least 8 characters, with upper- and lowercase letters, a number and a symbol."
      error={props.error}
    />
  );
}

import { useNavigate, useSearchParams } from "@solidjs/router";
import { onMount } from "solid-js";
import { createForm } from "../../web/lib/form.ts";
import { PageTitle } from "../../web/lib/head.tsx";
import { returnPath } from "../../web/lib/return-path.ts";
import { openSession, signIn } from "../../web/lib/session.ts";
import { Field } from "../../web/ui/field.tsx";
import { SubmitForm } from "../../web/ui/form.tsx";
import { PasswordField } from "../../web/ui/password-field.tsx";
import { ToastRegion } from "../../web/ui/toast.tsx";

/** Signs in, then returns to the page that asked for it. */
export function SignInPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const leave = (): void => navigate(returnPath(search["to"], "/"), { replace: true });
  // Who is signed in already, in another tab for instance, has nothing to do here.
  onMount(() => void openSession().then((who) => who && leave()));
  const form = createForm(async (entry) => {
    await signIn(entry("email"), entry("password"));
    leave();
  });
  return (
    <main class="mx-auto grid min-h-dvh w-full max-w-sm content-center px-4 py-12">
      <PageTitle title="Sign in – Admin" />
      <h1 class="mb-1">Admin</h1>
      <p class="mb-6 text-quiet">Sign in with your staff account.</p>
      <SubmitForm form={form} submit="Sign in">
        <Field
          label="Email address"
          name="email"
          type="email"
          autocomplete="username"
          inputmode="email"
          maxlength="254"
          autofocus={true}
          error={form.error("email")}
        />
        <PasswordField
          label="Password"
          name="password"
          autocomplete="current-password"
          maxlength="256"
          error={form.error("password")}
        />
      </SubmitForm>
      <ToastRegion />
    </main>
  );
}

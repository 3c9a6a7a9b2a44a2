import { useNavigate } from "@solidjs/router";
import { createResource, Match, Show, Switch } from "solid-js";
import { createForm } from "../../web/lib/form.ts";
import { PageTitle } from "../../web/lib/head.tsx";
import { messageOf } from "../../web/lib/problem.ts";
import { signIn } from "../../web/lib/session.ts";
import { ButtonLink } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Field } from "../../web/ui/field.tsx";
import { SubmitForm } from "../../web/ui/form.tsx";
import { PasswordField } from "../../web/ui/password-field.tsx";
import { SkeletonLines } from "../../web/ui/skeleton.tsx";
import { roleLabel } from "./role-fields.tsx";
import { acceptInvitation, type OpenInvitation, showInvitation } from "./staff.data.ts";

/** What the link of an invitation opens: sets a password, or asks for the account's, and signs in. */
export function InvitationPage() {
  const token = location.hash.slice(1);
  const [invitation] = createResource(() => showInvitation(token));
  return (
    <main class="mx-auto grid min-h-dvh w-full max-w-sm content-center px-4 py-12">
      <PageTitle title="Accept your invitation – Admin" />
      <Switch fallback={<SkeletonLines lines={6} />}>
        <Match when={invitation.error as unknown}>
          {(error) => (
            <EmptyState level="h1" title="This invitation can't be used" text={messageOf(error())}>
              <ButtonLink href="/sign-in">Go to sign-in</ButtonLink>
            </EmptyState>
          )}
        </Match>
        <Match when={invitation()}>{(open) => <Accept token={token} invitation={open()} />}</Match>
      </Switch>
    </main>
  );
}

function Accept(props: { readonly token: string; readonly invitation: OpenInvitation }) {
  const navigate = useNavigate();
  const form = createForm(async (entry) => {
    const name = entry("name");
    await acceptInvitation({
      token: props.token,
      password: entry("password"),
      ...(name !== "" && { name }),
    });
    await signIn(props.invitation.email, entry("password"));
    navigate("/", { replace: true });
  });
  return (
    <>
      <h1 class="mb-1">Join the staff</h1>
      <p class="mb-6 text-quiet wrap-anywhere">
        {props.invitation.email}, as {props.invitation.roles.map(roleLabel).join(" and ")}
      </p>
      <SubmitForm form={form} submit="Accept invitation">
        <Show
          when={props.invitation.hasAccount}
          fallback={
            <>
              <Field
                label="Your name"
                name="name"
                autocomplete="name"
                maxlength="120"
                error={form.error("name")}
              />
              <PasswordField
                label="Password"
                name="password"
                autocomplete="new-password"
                maxlength="256"
                hint="At least 8 characters, with upper and lower case, a digit and a symbol."
                error={form.error("password")}
              />
            </>
          }
        >
          <PasswordField
            label="Password"
            name="password"
            autocomplete="current-password"
            maxlength="256"
            hint="This email address has an account at the store. Enter its password."
            error={form.error("password")}
          />
        </Show>
      </SubmitForm>
    </>
  );
}

import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { returnPath } from "../lib/return-path.ts";
import { NarrowPage, TextLink } from "../shell/narrow-page.tsx";
import { ConfirmForm, SignUpForm } from "./account-forms.tsx";

/** Creates an account and confirms its address by a code. */
export function SignUpPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [email, setEmail] = createSignal<string>();
  const leave = (signedIn: boolean): void =>
    navigate(signedIn ? returnPath(search["to"], "/account") : "/sign-in", { replace: true });
  return (
    <NarrowPage title={email() ? "Verify your email" : "Create an account"} path="/sign-up">
      <Show
        when={email()}
        fallback={
          <>
            <SignUpForm onNext={(_step, address) => setEmail(address)} />
            <p class="mt-4">
              <TextLink href="/sign-in">I already have an account</TextLink>
            </p>
          </>
        }
      >
        {(address) => <ConfirmForm email={address()} onNext={leave} />}
      </Show>
    </NarrowPage>
  );
}

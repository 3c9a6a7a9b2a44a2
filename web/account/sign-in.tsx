import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { returnPath } from "../lib/return-path.ts";
import { NarrowPage, TextLink } from "../shell/narrow-page.tsx";
import { ConfirmForm, SignInForm } from "./account-forms.tsx";

/** Signs in, with a code for an account that is not confirmed yet; then returns to the previous page. */
export function SignInPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [email, setEmail] = createSignal<string>();
  const leave = (): void => navigate(returnPath(search["to"], "/account"), { replace: true });
  return (
    <NarrowPage title={email() ? "Verify your email" : "Sign in"} path="/sign-in">
      <Show
        when={email()}
        fallback={
          <>
            <SignInForm onNext={(step, address) => (step === "done" ? leave() : setEmail(address))} />
            <p class="mt-4 flex flex-wrap gap-x-6">
              <TextLink href={`/sign-up${passedOn(search["to"])}`}>Create an account</TextLink>
              <TextLink href="/reset">Forgot password?</TextLink>
            </p>
          </>
        }
      >
        {(address) => (
          <ConfirmForm email={address()} onNext={(signedIn) => (signedIn ? leave() : setEmail(undefined))} />
        )}
      </Show>
    </NarrowPage>
  );
}

const passedOn = (to: unknown): string => (typeof to === "string" ? `?to=${encodeURIComponent(to)}` : "");

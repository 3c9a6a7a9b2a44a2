import { createSignal, Match, Switch } from "solid-js";
import { ConfirmForm, SignInForm, SignUpForm, type Step } from "../account/account-forms.tsx";
import { TextLink } from "../shell/narrow-page.tsx";
import { Button } from "../ui/button.tsx";

/** The checkout's account step: sign in or sign up without leaving the checkout. */
export function AccountStep(props: { readonly onDone: () => void }) {
  const [form, setForm] = createSignal<"sign-in" | "sign-up" | "confirm">("sign-in");
  const [email, setEmail] = createSignal("");
  const next = (step: Step, address: string): void => {
    setEmail(address);
    if (step === "done") props.onDone();
    else setForm("confirm");
  };
  return (
    <Switch>
      <Match when={form() === "sign-in"}>
        <h2 class="mb-4 text-2xl">Sign in to check out</h2>
        <SignInForm onNext={next} email={email()} />
        <div class="mt-3 flex flex-wrap gap-x-6">
          <Button look="plain" onClick={() => setForm("sign-up")}>
            Create an account
          </Button>
          <TextLink href="/reset?to=%2Fcheckout">Forgot password?</TextLink>
        </div>
      </Match>
      <Match when={form() === "sign-up"}>
        <h2 class="mb-4 text-2xl">Create an account</h2>
        <SignUpForm onNext={next} />
        <Button class="mt-3" look="plain" onClick={() => setForm("sign-in")}>
          I already have an account
        </Button>
      </Match>
      <Match when={form() === "confirm"}>
        <h2 class="mb-4 text-2xl">Verify your email</h2>
        <ConfirmForm
          email={email()}
          onNext={(signedIn) => {
            if (signedIn) props.onDone();
            else setForm("sign-in");
          }}
        />
      </Match>
    </Switch>
  );
}

import { createSignal, Match, Switch } from "solid-js";
import { ConfirmForm, EmailField, SignInForm, SignUpForm, type Step } from "../account/account-forms.tsx";
import { createForm } from "../lib/form.ts";
import { TextLink } from "../shell/narrow-page.tsx";
import { Button } from "../ui/button.tsx";
import { SubmitForm } from "../ui/form.tsx";
import { guestEmail, setGuestEmail } from "./guest.ts";

/** The checkout's first step: an e-mail address, or an account without leaving the checkout. */
export function AccountStep(props: { readonly onDone: () => void }) {
  const [form, setForm] = createSignal<"guest" | "sign-in" | "sign-up" | "confirm">("guest");
  const [email, setEmail] = createSignal(guestEmail() ?? "");
  const next = (step: Step, address: string): void => {
    setEmail(address);
    if (step === "done") props.onDone();
    else setForm("confirm");
  };
  return (
    <Switch>
      <Match when={form() === "guest"}>
        <h2 class="mb-4 text-2xl">Contact</h2>
        <GuestForm email={email()} onDone={props.onDone} />
        <div class="mt-6 border-t border-line pt-4">
          <p class="text-quiet">Have an account? Your addresses are saved there.</p>
          <div class="flex flex-wrap gap-x-6">
            <Button look="plain" onClick={() => setForm("sign-in")}>
              Sign in
            </Button>
            <Button look="plain" onClick={() => setForm("sign-up")}>
              Create an account
            </Button>
          </div>
        </div>
      </Match>
      <Match when={form() === "sign-in"}>
        <h2 class="mb-4 text-2xl">Sign in to check out</h2>
        <SignInForm onNext={next} email={email()} />
        <div class="mt-3 flex flex-wrap gap-x-6">
          <Button look="plain" onClick={() => setForm("guest")}>
            Continue without an account
          </Button>
          <TextLink href="/reset?to=%2Fcheckout">Forgot password?</TextLink>
        </div>
      </Match>
      <Match when={form() === "sign-up"}>
        <h2 class="mb-4 text-2xl">Create an account</h2>
        <SignUpForm onNext={next} />
        <div class="mt-3 flex flex-wrap gap-x-6">
          <Button look="plain" onClick={() => setForm("sign-in")}>
            I already have an account
          </Button>
          <Button look="plain" onClick={() => setForm("guest")}>
            Continue without an account
          </Button>
        </div>
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

/** Only the address, for the confirmation and the order's link. */
function GuestForm(props: { readonly email: string; readonly onDone: () => void }) {
  const form = createForm(async (entry) => {
    setGuestEmail(entry("email"));
    props.onDone();
  });
  return (
    <SubmitForm form={form} submit="Continue to delivery">
      <EmailField error={form.error("email")} value={props.email} />
      <p class="text-label text-quiet">We'll send your confirmation and a link to your order there.</p>
    </SubmitForm>
  );
}

import { useNavigate } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import { ConfirmForm, NewPasswordField } from "../account/account-forms.tsx";
import { openAccount } from "../account/authentication.ts";
import { account } from "../lib/account-state.ts";
import { createForm } from "../lib/form.ts";
import { TextLink } from "../shell/narrow-page.tsx";
import { SubmitForm } from "../ui/form.tsx";

/**
 * Offers an account to a guest who has just paid: only a password is missing. The address is confirmed by a code before the
 * account takes the order over.
 */
export function AccountOffer(props: { readonly email: string | undefined; readonly orderId: string }) {
  const navigate = useNavigate();
  const [step, setStep] = createSignal<"offer" | "confirm">("offer");
  const form = createForm(async (entry) => {
    await openAccount({ name: "", email: props.email ?? "", password: entry("password") });
    setStep("confirm");
  });
  return (
    <Show when={props.email !== undefined && !account()}>
      <section
        class="mt-10 max-w-xl rounded-sm border border-line bg-raised p-5 print:hidden"
        aria-labelledby="account-offer"
      >
        <h2 id="account-offer" class="mb-2 text-xl">
          {step() === "offer" ? "Save your order to an account" : "Verify your email"}
        </h2>
        <Switch>
          <Match when={step() === "offer"}>
            <p class="mb-4 text-quiet">
              Choose a password to create an account for{" "}
              <strong class="wrap-anywhere font-medium text-ink">{props.email}</strong>.
            </p>
            <SubmitForm form={form} submit="Create account">
              {/* For password managers: whose password it is. */}
              <input type="email" autocomplete="username" value={props.email ?? ""} readonly hidden />
              <NewPasswordField label="Password" error={form.error("password")} />
            </SubmitForm>
            <p class="mt-2">
              <TextLink href={`/sign-in?to=${encodeURIComponent(`/orders/${props.orderId}`)}`}>
                I already have an account
              </TextLink>
            </p>
          </Match>
          <Match when={step() === "confirm"}>
            <ConfirmForm
              email={props.email ?? ""}
              onNext={(signedIn) =>
                navigate(
                  signedIn
                    ? `/orders/${props.orderId}`
                    : `/sign-in?to=${encodeURIComponent(`/orders/${props.orderId}`)}`,
                )
              }
            />
          </Match>
        </Switch>
      </section>
    </Show>
  );
}

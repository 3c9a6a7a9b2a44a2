import { createSignal, Show } from "solid-js";
import type { Preferences } from "../lib/api-types.ts";
import { createForm } from "../lib/form.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { FormMessage } from "../ui/form.tsx";
import { toast } from "../ui/toast.tsx";
import { confirmPhone, savePreferences, sendPhoneCode } from "./account.data.ts";

type PhoneSection = {
  readonly preferences: Preferences;
  readonly onChange: (preferences: Preferences) => void;
};

/** The number for text messages, and its confirmation by a code. */
export function PhoneSection(props: PhoneSection) {
  return (
    <section aria-labelledby="texts">
      <h2 id="texts" class="text-2xl">
        Text messages
      </h2>
      <NumberForm {...props} />
      <Show when={!props.preferences.phoneVerified && props.preferences.phone}>
        {(phone) => <Confirmation phone={phone()} onChange={props.onChange} />}
      </Show>
    </section>
  );
}

function NumberForm(props: PhoneSection) {
  const form = createForm(async (entry) => {
    const phone = entry("phone");
    // Without a phone number no text messages can be sent.
    const kinds = phone === "" ? props.preferences.kinds.map((kind) => ({ ...kind, sms: false })) : [];
    props.onChange(await savePreferences(phone, kinds));
    toast(phone === "" ? "Text messages turned off." : "Phone number saved.");
  });
  return (
    <form class="mt-4 grid max-w-md gap-5" novalidate onSubmit={form.onSubmit}>
      <FormMessage text={form.message()} />
      <Field
        label="Phone number"
        name="phone"
        type="tel"
        autocomplete="tel"
        maxlength="30"
        optional={true}
        hint="Include the country code, like +1 415 555 0132. Leave empty to turn off text messages."
        value={props.preferences.phone ?? ""}
        error={form.error("phone")}
      />
      <Button class="justify-self-start" look="secondary" type="submit" busy={form.busy()}>
        Save phone number
      </Button>
    </form>
  );
}

function Confirmation(props: { readonly phone: string; readonly onChange: PhoneSection["onChange"] }) {
  const [sent, setSent] = createSignal(false);
  const sending = createForm(async () => {
    await sendPhoneCode(props.phone);
    setSent(true);
  });
  const confirming = createForm(async (entry) => {
    props.onChange(await confirmPhone(entry("code")));
    toast("Phone number verified.");
  });
  return (
    <div class="mt-6 grid max-w-md gap-5">
      <p>Verify this number to start getting text messages. Until then, we'll email you instead.</p>
      <form novalidate onSubmit={sending.onSubmit}>
        <FormMessage text={sending.message()} />
        <Button look={sent() ? "plain" : "secondary"} type="submit" busy={sending.busy()}>
          {sent() ? "Resend code" : "Text me a code"}
        </Button>
      </form>
      <Show when={sent()}>
        <form class="grid gap-5" novalidate onSubmit={confirming.onSubmit}>
          <FormMessage text={confirming.message()} />
          <Field
            label="Verification code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength="8"
            error={confirming.error("code")}
          />
          <Button class="justify-self-start" type="submit" busy={confirming.busy()}>
            Verify number
          </Button>
        </form>
      </Show>
    </div>
  );
}

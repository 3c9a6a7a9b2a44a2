import { createSignal, Show } from "solid-js";
import { EmailField } from "../account/account-forms.tsx";
import { createForm } from "../lib/form.ts";
import { TextLink } from "../shell/narrow-page.tsx";
import { Field } from "../ui/field.tsx";
import { SubmitForm } from "../ui/form.tsx";
import { Notice } from "../ui/notice.tsx";
import { askForLink } from "./order-link.ts";

/** The form that has an order's link mailed. What it answers says nothing of whether there is such an order. */
export function FindOrder(props: { readonly title: string; readonly lead: string }) {
  const [sent, setSent] = createSignal(false);
  const form = createForm(async (entry) => {
    setSent(false);
    await askForLink(entry("number"), entry("email"));
    setSent(true);
  });
  return (
    <div class="page max-w-md py-12">
      <h1 class="mb-2 text-title">{props.title}</h1>
      <p class="mb-6 text-quiet">{props.lead}</p>
      <div aria-live="polite" classList={{ "mb-5": sent() }}>
        <Show when={sent()}>
          <Notice kind="good" title="Check your email">
            If the order number and email address match, we've sent you a link to your order.
          </Notice>
        </Show>
      </div>
      <SubmitForm form={form} submit="Email me the link">
        <Field
          label="Order number"
          name="number"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          minlength="4"
          maxlength="40"
          hint="10 characters, in your confirmation email."
          error={form.error("number")}
        />
        <EmailField error={form.error("email")} />
      </SubmitForm>
      <p class="mt-4">
        <TextLink href="/orders">Sign in to see your orders</TextLink>
      </p>
    </div>
  );
}

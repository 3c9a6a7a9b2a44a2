import { createSignal, Show } from "solid-js";
import { createForm } from "../lib/form.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { SubmitForm } from "../ui/form.tsx";
import { toast } from "../ui/toast.tsx";
import { type BuyerTaxes, saveVatId } from "./vat-id.data.ts";

/** The account's VAT ID, and the form that changes or removes it. */
export function VatId(props: { readonly taxes: BuyerTaxes; readonly onChange: (taxes: BuyerTaxes) => void }) {
  const [editing, setEditing] = createSignal(false);
  let edit: HTMLButtonElement | undefined;
  const close = (): void => {
    setEditing(false);
    // The pressed button was removed, so the focus moves here.
    edit?.focus();
  };
  const form = createForm(async (entry) => {
    const vatId = entry("vatId");
    props.onChange(await saveVatId(vatId === "" ? undefined : vatId));
    toast(vatId === "" ? "VAT ID removed." : "VAT ID saved.");
    close();
  });
  return (
    <Show
      when={editing()}
      fallback={
        <>
          <p>
            <Show
              when={props.taxes.vatId}
              fallback={<span class="text-quiet">Buying for a business in the EU? Add its VAT ID.</span>}
            >
              <span class="wrap-anywhere">{props.taxes.vatId}</span>
              <span class="block text-label text-quiet">
                {props.taxes.verifiedAt
                  ? "Verified. Orders to another EU country are exempt from VAT."
                  : "We're checking it. Until then, VAT is added to your orders."}
              </span>
            </Show>
          </p>
          <Button
            class="mt-5"
            look="secondary"
            ref={(button) => {
              edit = button;
            }}
            onClick={() => setEditing(true)}
          >
            {props.taxes.vatId ? "Edit VAT ID" : "Add VAT ID"}
          </Button>
        </>
      }
    >
      <SubmitForm form={form} submit="Save" onCancel={close}>
        <Field
          label="VAT ID"
          name="vatId"
          maxlength="40"
          optional={true}
          autocapitalize="characters"
          spellcheck={false}
          hint="With its country, like DE136695976. Leave empty to remove it."
          value={props.taxes.vatId ?? ""}
          ref={(input) => queueMicrotask(() => input.focus())}
          error={form.error("vatId")}
        />
      </SubmitForm>
    </Show>
  );
}

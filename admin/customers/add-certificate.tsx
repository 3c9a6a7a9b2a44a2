import { revalidate } from "@solidjs/router";
import { createSignal } from "solid-js";
import { Drawer } from "../../web/ui/drawer.tsx";
import { Field } from "../../web/ui/field.tsx";
import { SubmitForm } from "../../web/ui/form.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { CountrySelect } from "../settings/taxes/country-select.tsx";
import { createStaffForm } from "../ui/form.tsx";
import { addCertificate } from "./certificates.data.ts";
import { loadCustomer } from "./customers.data.ts";

/** Adds an exemption certificate with its document to a customer. */
export function AddCertificate(props: { readonly userId: string; readonly onClose: () => void }) {
  const [file, setFile] = createSignal<File>();
  const form = createStaffForm(async (entry) => {
    const document = file();
    if (!document) return;
    const state = entry("state").trim().toUpperCase();
    const [number, country] = [entry("number"), entry("country")];
    const facts = { number, country, from: entry("from"), lastDay: entry("lastDay") };
    await addCertificate(props.userId, { ...facts, ...(state !== "" && { state }) }, document);
    await revalidate(loadCustomer.key);
    toast("Certificate added");
    props.onClose();
  });
  return (
    <Drawer open={true} onOpenChange={() => props.onClose()} title="Add a certificate" side="center">
      <SubmitForm form={form} submit="Add certificate" disabled={!file()} onCancel={props.onClose}>
        <Field label="Number" name="number" maxlength="60" error={form.error("number")} />
        <CountrySelect label="Country" name="country" value="" error={form.error("country")} />
        <Field
          label="State"
          name="state"
          optional={true}
          maxlength="3"
          hint="Its code, such as CA. Leave it empty for the whole country."
          error={form.error("state")}
        />
        <div class="grid gap-4 sm:grid-cols-2">
          <Field label="First day" name="from" type="date" error={form.error("from")} />
          <Field label="Last day" name="lastDay" type="date" error={form.error("lastDay")} />
        </div>
        <Field
          label="Document"
          name="file"
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          hint="A PDF, PNG or JPEG file of at most 4 MB"
          error={form.error("file")}
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
      </SubmitForm>
    </Drawer>
  );
}

import { createAsync } from "@solidjs/router";
import { Field, Select } from "../../../web/ui/field.tsx";
import { TextArea } from "../../ui/form.tsx";
import { loadCurrencies, loadStore, type Parts, saveStore } from "../settings.data.ts";
import { SettingsPage } from "../settings-page.tsx";
import { linesOf, linksIn } from "./links.ts";

type Store = Parts["store"];

/** Who the shop is to its customers. */
export function StoreSettingsPage() {
  const currencies = createAsync(() => loadCurrencies());
  return (
    <SettingsPage
      title="Store"
      about="Who the store is to its customers: on pages, in emails and in the language of amounts and dates."
      part="store"
      load={loadStore}
      save={saveStore}
      read={(entry, before) => ({
        ...before,
        name: entry("name"),
        headline: entry("headline") || null,
        tagline: entry("tagline") || null,
        supportEmail: entry("supportEmail") || null,
        senderEmail: entry("senderEmail") || null,
        contact: {
          phone: entry("contact.phone") || null,
          legalName: entry("contact.legalName") || null,
          address: entry("contact.address") || null,
          registration: entry("contact.registration") || null,
          vatId: entry("contact.vatId") || null,
        },
        social: linksIn(entry("social")),
        currency: currencies()?.find((one) => one === entry("currency")) ?? before.currency,
        locale: entry("locale"),
        deliveryDays: { from: Number(entry("deliveryDays.from")), to: Number(entry("deliveryDays.to")) },
      })}
    >
      {(value: Store, form) => (
        <>
          <Field
            label="Store name"
            name="name"
            value={value.name}
            maxlength="80"
            error={form.error("name")}
          />
          <Field
            label="Headline"
            name="headline"
            optional={true}
            value={value.headline ?? ""}
            maxlength="80"
            hint="The large words on the home page; the store's name where there are none."
            error={form.error("headline")}
          />
          <Field
            label="Tagline"
            name="tagline"
            optional={true}
            value={value.tagline ?? ""}
            maxlength="160"
            hint="What you sell, in a sentence: below the headline and in search engines."
            error={form.error("tagline")}
          />
          <Field
            label="Support email"
            name="supportEmail"
            type="email"
            optional={true}
            value={value.supportEmail ?? ""}
            maxlength="254"
            hint="Where a customer's answer to an email goes. The footer shows it."
            error={form.error("supportEmail")}
          />
          <Field
            label="Sender email"
            name="senderEmail"
            type="email"
            optional={true}
            value={value.senderEmail ?? ""}
            maxlength="254"
            hint="The address that emails come from. It must be verified with your mail service."
            error={form.error("senderEmail")}
          />
          <Contact value={value} error={form.error} />
          <TextArea
            label="Social links"
            name="social"
            optional={true}
            rows={3}
            value={linesOf(value.social)}
            hint="One per line, name and address: Mastodon https://social.example/@shop"
            error={form.error("social") ?? form.error("url") ?? form.error("label")}
          />
          <div class="grid gap-5 sm:grid-cols-2">
            <Select
              label="Currency"
              name="currency"
              value={value.currency}
              options={(currencies() ?? [value.currency]).map((code) => ({ value: code, label: code }))}
              hint="Prices are in this currency."
              error={form.error("currency")}
            />
            <Field
              label="Language and region"
              name="locale"
              value={value.locale}
              maxlength="16"
              hint="Such as en-GB or de-DE."
              error={form.error("locale")}
            />
            <Field
              label="Delivery takes from"
              name="deliveryDays.from"
              type="number"
              min="0"
              max="365"
              value={value.deliveryDays.from}
              hint="Working days"
              error={form.error("deliveryDays.from")}
            />
            <Field
              label="Delivery takes up to"
              name="deliveryDays.to"
              type="number"
              min="0"
              max="365"
              value={value.deliveryDays.to}
              hint="Working days"
              error={form.error("deliveryDays.to")}
            />
          </div>
        </>
      )}
    </SettingsPage>
  );
}

/** Who trades. An imprint names these with {{legal name}}, {{address}} and so on. */
function Contact(props: { readonly value: Store; readonly error: (name: string) => string | undefined }) {
  const fields = [
    ["Telephone", "phone", "tel"],
    ["Legal name", "legalName", "text"],
    ["Register and number", "registration", "text"],
    ["VAT number", "vatId", "text"],
  ] as const;
  return (
    <>
      <div class="grid gap-5 sm:grid-cols-2">
        {fields.map(([label, name, type]) => (
          <Field
            label={label}
            name={`contact.${name}`}
            type={type}
            optional={true}
            value={props.value.contact[name] ?? ""}
            maxlength="120"
            error={props.error(`contact.${name}`)}
          />
        ))}
      </div>
      <TextArea
        label="Address"
        name="contact.address"
        optional={true}
        rows={3}
        value={props.value.contact.address ?? ""}
        maxlength="300"
        hint="The footer, search engines and pages that say {{address}} show it."
        error={props.error("contact.address")}
      />
    </>
  );
}

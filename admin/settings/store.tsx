import { createAsync } from "@solidjs/router";
import { Field, Select } from "../../web/ui/field.tsx";
import { loadCurrencies, loadStore, type Parts, saveStore } from "./settings.data.ts";
import { SettingsPage } from "./settings-page.tsx";

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
        supportEmail: entry("supportEmail") || null,
        senderEmail: entry("senderEmail") || null,
        currency: currencies()?.find((one) => one === entry("currency")) ?? before.currency,
        locale: entry("locale"),
        deliveryDays: { from: Number(entry("deliveryDays.from")), to: Number(entry("deliveryDays.to")) },
      })}
    >
      {(value: Parts["store"], form) => (
        <>
          <Field
            label="Store name"
            name="name"
            value={value.name}
            maxlength="80"
            error={form.error("name")}
          />
          <Field
            label="Support email"
            name="supportEmail"
            type="email"
            optional={true}
            value={value.supportEmail ?? ""}
            maxlength="254"
            hint="Where a customer's answer to an email goes."
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

import { For } from "solid-js";
import { store } from "../../web/lib/store.ts";
import { Field } from "../../web/ui/field.tsx";
import { loadThresholds, type Parts, saveThresholds } from "./settings.data.ts";
import { SettingsPage } from "./settings-page.tsx";

type Thresholds = Parts["thresholds"];
type Row = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isAmount?: boolean;
  readonly of: (value: Thresholds) => number;
};

const groups: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  {
    title: "Alerts",
    rows: [
      { name: "lowStock", label: "Low stock", hint: "Available units", of: (value) => value.lowStock },
      {
        name: "highValueOrder",
        label: "High-value order",
        isAmount: true,
        of: (value) => value.highValueOrder,
      },
    ],
  },
  {
    title: "Fraud",
    rows: [
      {
        name: "fraud.reviewFrom",
        label: "Review from score",
        hint: "0–100",
        of: ({ fraud }) => fraud.reviewFrom,
      },
      {
        name: "fraud.blockFrom",
        label: "Block from score",
        hint: "0–100",
        of: ({ fraud }) => fraud.blockFrom,
      },
      { name: "fraud.highAmount", label: "High amount", isAmount: true, of: ({ fraud }) => fraud.highAmount },
      {
        name: "fraud.newAccountHours",
        label: "An account is new for",
        hint: "Hours",
        of: ({ fraud }) => fraud.newAccountHours,
      },
      {
        name: "fraud.newAccountAmount",
        label: "High amount for a new account",
        isAmount: true,
        of: ({ fraud }) => fraud.newAccountAmount,
      },
      {
        name: "fraud.ordersPerHour",
        label: "Orders an hour by one account",
        of: ({ fraud }) => fraud.ordersPerHour,
      },
    ],
  },
  {
    title: "Units held for orders that wait for the bank",
    rows: [
      { name: "holds.seconds", label: "Held for", hint: "Seconds", of: ({ holds }) => holds.seconds },
      {
        name: "holds.perAccount",
        label: "Holds an hour by one account",
        of: ({ holds }) => holds.perAccount,
      },
      {
        name: "holds.perAddress",
        label: "Holds an hour from one network address",
        of: ({ holds }) => holds.perAddress,
      },
      {
        name: "holds.largeShare",
        label: "A hold is large from",
        hint: "Percent of a SKU's stock",
        of: ({ holds }) => holds.largeShare,
      },
      {
        name: "holds.largeQuantity",
        label: "A hold is large from this many units",
        of: ({ holds }) => holds.largeQuantity,
      },
      {
        name: "holds.largeSeconds",
        label: "A large hold lasts",
        hint: "Seconds",
        of: ({ holds }) => holds.largeSeconds,
      },
      {
        name: "holds.largePerAccount",
        label: "Large holds an hour by one account",
        of: ({ holds }) => holds.largePerAccount,
      },
      {
        name: "holds.largePerAddress",
        label: "Large holds an hour from one network address",
        of: ({ holds }) => holds.largePerAddress,
      },
    ],
  },
];

/** Numbers from which the shop warns staff or protects itself. */
export function ThresholdSettingsPage() {
  return (
    <SettingsPage
      title="Thresholds"
      about="Numbers from which the store warns you, asks for a review of an order or refuses it."
      part="thresholds"
      load={loadThresholds}
      save={saveThresholds}
      read={(entry) => {
        const at = (name: string): number => Number(entry(name));
        return {
          lowStock: at("lowStock"),
          highValueOrder: at("highValueOrder"),
          fraud: {
            reviewFrom: at("fraud.reviewFrom"),
            blockFrom: at("fraud.blockFrom"),
            highAmount: at("fraud.highAmount"),
            newAccountHours: at("fraud.newAccountHours"),
            newAccountAmount: at("fraud.newAccountAmount"),
            ordersPerHour: at("fraud.ordersPerHour"),
          },
          holds: {
            seconds: at("holds.seconds"),
            perAccount: at("holds.perAccount"),
            perAddress: at("holds.perAddress"),
            largeShare: at("holds.largeShare"),
            largeQuantity: at("holds.largeQuantity"),
            largeSeconds: at("holds.largeSeconds"),
            largePerAccount: at("holds.largePerAccount"),
            largePerAddress: at("holds.largePerAddress"),
          },
        };
      }}
    >
      {(value: Thresholds, form) => (
        <For each={groups}>
          {(group) => (
            <fieldset class="grid gap-4 border-t border-line pt-4 first:border-0 first:pt-0">
              <legend class="float-left mb-3 w-full text-base font-medium">{group.title}</legend>
              <div class="clear-both grid gap-4 sm:grid-cols-2">
                <For each={group.rows}>
                  {(row) => (
                    <Field
                      label={row.isAmount ? `${row.label} (${store().currency})` : row.label}
                      name={row.name}
                      type="number"
                      min="0"
                      step={row.isAmount ? "0.01" : "1"}
                      inputmode={row.isAmount ? "decimal" : "numeric"}
                      value={row.of(value)}
                      hint={row.hint}
                      error={form.error(row.name)}
                    />
                  )}
                </For>
              </div>
            </fieldset>
          )}
        </For>
      )}
    </SettingsPage>
  );
}

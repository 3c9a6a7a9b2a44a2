import { createSignal, Show } from "solid-js";
import type { Form } from "../../../web/lib/form.ts";
import { Field } from "../../../web/ui/field.tsx";
import { loadShipping, type Parts, saveShipping } from "../settings.data.ts";
import { SettingsPage } from "../settings-page.tsx";
import { createMarkets, namedBooks } from "./books.data.ts";
import { Methods, methodsIn } from "./methods.tsx";
import { TryShipping } from "./try-shipping.tsx";
import { Zones, zonesIn } from "./zones.tsx";

type Shipping = Parts["shipping"];

/** Where the shop delivers, how and for how much. */
export function ShippingSettingsPage() {
  return (
    <SettingsPage
      title="Shipping"
      about="An address belongs to the zone that describes it most closely: by postal code before state before country. It is offered that zone's methods, the cheapest first."
      part="shipping"
      load={loadShipping}
      save={saveShipping}
      aside={<TryShipping />}
      read={(entry, before) => ({
        timeZone: entry("timeZone"),
        zones: zonesIn(entry),
        // Until the price books are here, the form has no methods.
        methods: entry("books") === "" ? before.methods : methodsIn(entry, before.methods),
      })}
    >
      {(value: Shipping, form) => <ShippingForm value={value} form={form} />}
    </SettingsPage>
  );
}

function ShippingForm(props: { readonly value: Shipping; readonly form: Form }) {
  const markets = createMarkets();
  const [zones, setZones] = createSignal<Shipping["zones"]>(props.value.zones);
  const [names, setNames] = createSignal<Readonly<Record<string, string>>>({});
  const nameOf = ({ zoneId, name }: Shipping["zones"][number]): string => names()[zoneId] ?? name;
  const named = () => zones().map((zone) => ({ ...zone, name: nameOf(zone) }));
  return (
    <>
      <h3 class="text-base font-medium">Zones</h3>
      <Zones
        zones={zones()}
        nameOf={nameOf}
        onName={({ zoneId }, name) => setNames({ ...names(), [zoneId]: name })}
        onChange={setZones}
        form={props.form}
      />
      <h3 class="text-base font-medium">Methods</h3>
      <Show when={markets()}>
        {(known) => (
          <Methods
            initial={props.value.methods}
            zones={named()}
            books={namedBooks(known())}
            form={props.form}
          />
        )}
      </Show>
      <Field
        label="Time zone of cut-off times"
        name="timeZone"
        maxlength="60"
        hint="Such as Europe/Berlin"
        value={props.value.timeZone}
        error={props.form.error("timeZone")}
      />
    </>
  );
}

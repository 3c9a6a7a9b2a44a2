import { createSignal, For, Show } from "solid-js";
import { createAttempt } from "../../../web/lib/attempt.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Field } from "../../../web/ui/field.tsx";
import { Notice } from "../../../web/ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { countryName } from "../country-rows.tsx";
import { type TaxesOfPlace, tryTaxes } from "../settings.data.ts";
import { CountrySelect } from "./country-select.tsx";

/** Shows what an order to an address would be taxed at, by the settings as they are saved. */
export function TryAddress() {
  const [found, setFound] = createSignal<TaxesOfPlace>();
  const attempt = createAttempt();
  return (
    <Card title="Try an address">
      <form
        class="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const text = (name: string): string => {
            const value = data.get(name);
            return typeof value === "string" ? value.trim() : "";
          };
          const [country, state, zipCode] = [text("tryCountry"), text("tryState"), text("tryZip")];
          setFound(undefined);
          void attempt.run(
            async () =>
              void setFound(
                await tryTaxes({ country, ...(state && { state }), ...(zipCode && { zipCode }) }),
              ),
          );
        }}
      >
        <CountrySelect label="Country" name="tryCountry" value="" error={undefined} />
        <Field label="State" name="tryState" optional={true} maxlength="100" />
        <Field label="Postal code" name="tryZip" optional={true} maxlength="20" />
        <Button type="submit" look="secondary" busy={attempt.busy() !== undefined}>
          Show taxes
        </Button>
      </form>
      <div class="mt-4 grid gap-2" aria-live="polite">
        <Show when={attempt.problem()}>
          <Notice kind="problem">{attempt.problem()}</Notice>
        </Show>
        <Show when={found()}>{(taxes) => <Answer taxes={taxes()} />}</Show>
      </div>
    </Card>
  );
}

const reasons = {
  not_registered: "No tax: the shop isn't registered there.",
  export: "No tax: the delivery is an export.",
  reverse_charge: "No tax: the customer accounts for it (reverse charge).",
  certificate: "No tax: the customer is exempt.",
} as const;

const shippingWords = {
  follows: "Shipping is taxed at the rates of the goods.",
  standard: "Shipping is taxed at the standard rate.",
  untaxed: "Shipping isn't taxed.",
} as const;

function Answer(props: { readonly taxes: TaxesOfPlace }) {
  const charged = () => props.taxes.classes.filter(({ taxes }) => taxes.length > 0);
  return (
    <Show when={props.taxes.reason === undefined} fallback={<p>{reasons[props.taxes.reason ?? "export"]}</p>}>
      <p>
        Taxed by {countryName(props.taxes.country ?? "")}
        {props.taxes.scheme === "local" ? "." : `, declared in the One Stop Shop.`}
      </p>
      <Show when={charged().length > 0} fallback={<p>No tax is charged there.</p>}>
        <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <For each={charged()}>
            {({ taxClass, taxes }) => (
              <>
                <dt class="text-quiet">{taxClass}</dt>
                <dd>{taxes.map(({ name, percent }) => `${name} ${percent}%`).join(" + ")}</dd>
              </>
            )}
          </For>
        </dl>
        <p class="text-quiet">{shippingWords[props.taxes.shipping]}</p>
      </Show>
    </Show>
  );
}

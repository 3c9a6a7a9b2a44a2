import { createSignal, For, Show } from "solid-js";
import { createAttempt } from "../../../web/lib/attempt.ts";
import { store } from "../../../web/lib/store.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Field, Select } from "../../../web/ui/field.tsx";
import { Notice } from "../../../web/ui/notice.tsx";
import { written } from "../../../web/ui/price.tsx";
import { Card } from "../../ui/page.tsx";
import { type ShippingOfPlace, tryShipping } from "../settings.data.ts";
import { CountrySelect } from "../taxes/country-select.tsx";
import { createMarkets, currencyOf } from "./books.data.ts";

/** Shows what each method costs to an address, or why it cannot be had, by the settings as they are saved. */
export function TryShipping() {
  const [found, setFound] = createSignal<ShippingOfPlace>();
  const markets = createMarkets();
  const [market, setMarket] = createSignal("default");
  const currency = (): string => {
    const known = markets();
    return known ? currencyOf(known, market()) : store().currency;
  };
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
          const [state, zipCode] = [text("tryState"), text("tryZip")];
          const address = {
            country: text("tryCountry"),
            ...(state && { state }),
            ...(zipCode && { zipCode }),
          };
          const parcel = {
            market: market(),
            weight: Number(text("tryWeight")),
            goods: Number(text("tryGoods")),
            quantity: 1,
          };
          setFound(undefined);
          void attempt.run(async () => void setFound(await tryShipping({ address, ...parcel })));
        }}
      >
        <Show when={(markets()?.markets.length ?? 0) > 1}>
          <Select
            label="Market"
            name="tryMarket"
            hint="Its price book has the amounts."
            options={(markets()?.markets ?? []).map(({ marketId, name }) => ({
              value: marketId,
              label: name,
            }))}
            value={market()}
            onChange={(event) => {
              setMarket(event.currentTarget.value);
              setFound(undefined);
            }}
          />
        </Show>
        <CountrySelect label="Country" name="tryCountry" value="" error={undefined} />
        <Field label="State" name="tryState" optional={true} maxlength="100" />
        <Field label="Postal code" name="tryZip" optional={true} maxlength="20" />
        <Field label="Weight in grams" name="tryWeight" type="number" min="0" max="1000000" value="1000" />
        <Field label={`Goods (${currency()})`} name="tryGoods" type="number" min="0" step="0.01" value="30" />
        <Button type="submit" look="secondary" busy={attempt.busy() !== undefined}>
          Show methods
        </Button>
      </form>
      <div class="mt-4 grid gap-2" aria-live="polite">
        <Show when={attempt.problem()}>
          <Notice kind="problem">{attempt.problem()}</Notice>
        </Show>
        <Show when={found()}>{(offers) => <Answer offers={offers()} currency={currency()} />}</Show>
      </div>
    </Card>
  );
}

const reasons = {
  excluded: "doesn't deliver these goods",
  no_price: "has no price in this price book",
  above_bands: "has no band for so much",
  too_dear: "costs more than an order may",
} as const;

function Answer(props: { readonly offers: ShippingOfPlace; readonly currency: string }) {
  return (
    <Show
      when={props.offers.zone}
      fallback={<p>No zone covers this address, so nothing is delivered there.</p>}
    >
      {(zone) => (
        <>
          <p class="wrap-anywhere">Zone: {zone().name}</p>
          <Show
            when={props.offers.options.length + props.offers.refused.length > 0}
            fallback={<p>The zone has no method.</p>}
          >
            <dl class="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
              <For each={props.offers.options}>
                {({ name, price, from, to }) => (
                  <>
                    <dt class="wrap-anywhere">
                      {name}
                      <span class="block text-label text-quiet">
                        {from} to {to}
                      </span>
                    </dt>
                    <dd>{written(price, props.currency)}</dd>
                  </>
                )}
              </For>
            </dl>
            <For each={props.offers.refused}>
              {({ name, reason }) => (
                <p class="text-quiet wrap-anywhere">
                  {name} {reasons[reason]}.
                </p>
              )}
            </For>
          </Show>
        </>
      )}
    </Show>
  );
}

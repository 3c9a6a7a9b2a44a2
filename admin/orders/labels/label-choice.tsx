import { createEffect, createSignal, For, on, Show } from "solid-js";
import { messageOf } from "../../../web/lib/problem.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Field } from "../../../web/ui/field.tsx";
import { Notice } from "../../../web/ui/notice.tsx";
import { Price } from "../../../web/ui/price.tsx";
import { type LabelOf, type LabelRates, loadRates, type RatedParcel, serviceName } from "./labels.data.ts";

/** A label as it was chosen, with what it costs in decimal major units. */
export type ChosenLabel = LabelOf & { readonly currency: string };

/** Weight and service of a label, at the carrier's prices of now; the cheapest is chosen first. */
export function LabelChoice(props: {
  readonly orderId: string;
  readonly parcel: RatedParcel;
  /** Rises when the prices are to be asked for again. */
  readonly asked?: number | undefined;
  /** Undefined while nothing can be bought. */
  readonly onChoose: (label: ChosenLabel | undefined) => void;
}) {
  const [rates, setRates] = createSignal<LabelRates>();
  const [problem, setProblem] = createSignal<string>();
  const [weight, setWeight] = createSignal<number>();
  const [service, setService] = createSignal<string>();
  let request = 0;
  const load = async (): Promise<void> => {
    const mine = ++request;
    setProblem(undefined);
    setRates(undefined);
    props.onChoose(undefined);
    if (props.parcel.lines?.length === 0) return;
    try {
      const grams = weight();
      const found = await loadRates(props.orderId, {
        ...props.parcel,
        ...(grams !== undefined && { weight: grams }),
      });
      if (mine !== request) return;
      setRates(found);
      const wanted = found.rates.find((rate) => rate.service === service()) ?? found.rates[0];
      choose(wanted?.service);
    } catch (error) {
      if (mine === request) setProblem(messageOf(error));
    }
  };
  const choose = (name: string | undefined): void => {
    setService(name);
    const known = rates();
    const rate = known?.rates.find((one) => one.service === name);
    props.onChoose(
      known &&
        rate && { service: rate.service, weight: known.weight, price: rate.price, currency: known.currency },
    );
  };
  createEffect(on([() => JSON.stringify(props.parcel), weight, () => props.asked], () => void load()));
  const weigh = (typed: string): void => {
    const grams = Math.round(Number(typed));
    if (Number.isFinite(grams) && grams >= 1 && grams <= 1_000_000) setWeight(grams);
  };
  const isUnweighed = () => weight() === undefined && rates()?.weight === 1;
  return (
    <div class="grid gap-4">
      <Field
        label="Weight of the parcel in grams"
        name="weight"
        type="number"
        inputmode="numeric"
        min="1"
        max="1000000"
        step="1"
        value={weight() ?? rates()?.weight ?? ""}
        hint={
          isUnweighed()
            ? "The catalog has no weight for these items. Weigh the parcel: the carrier may charge more for a heavier one."
            : "With its packaging. Change it to see new prices."
        }
        onChange={(event) => weigh(event.currentTarget.value)}
      />
      <div aria-live="polite">
        <Show when={problem()}>
          {(text) => (
            <Notice kind="problem">
              {text()}{" "}
              <Button look="plain" onClick={() => void load()}>
                Try again
              </Button>
            </Notice>
          )}
        </Show>
        <Show when={!problem() && !rates()}>
          <p class="text-quiet">Asking the carrier for its prices…</p>
        </Show>
        <Show when={rates()}>
          {(known) => (
            <Show
              when={known().rates.length > 0}
              fallback={
                <Notice kind="info" title="No label can be bought">
                  No carrier is connected, or none delivers this parcel to the customer's address. Send it
                  another way and enter the tracking number.
                </Notice>
              }
            >
              <fieldset class="grid gap-2">
                <legend class="mb-2 text-label font-medium">Service</legend>
                <For each={known().rates}>
                  {(rate) => (
                    <label class="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-3 rounded-sm border border-edge px-3.5 py-2.5 has-checked:border-2 has-checked:border-ink has-checked:bg-sunken">
                      <input
                        type="radio"
                        name="service"
                        class="size-4"
                        checked={rate.service === service()}
                        onChange={() => choose(rate.service)}
                      />
                      <span class="wrap-anywhere">{serviceName(rate.service)}</span>
                      <strong class="font-medium tabular-nums">
                        <Price amount={rate.price} currency={known().currency} />
                      </strong>
                    </label>
                  )}
                </For>
              </fieldset>
            </Show>
          )}
        </Show>
      </div>
    </div>
  );
}

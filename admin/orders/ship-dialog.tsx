import { createSignal, For, Show } from "solid-js";
import { Drawer } from "../../web/ui/drawer.tsx";
import { Field } from "../../web/ui/field.tsx";
import { SubmitForm } from "../../web/ui/form.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { written } from "../../web/ui/price.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { createStaffForm } from "../ui/form.tsx";
import { createChosenLines, nameIn } from "./chosen-lines.ts";
import { type ChosenLabel, LabelChoice } from "./labels/label-choice.tsx";
import { isUnanswered } from "./labels/labels.data.ts";
import { LineQuantity } from "./line-quantity.tsx";
import { awaitsReview, carrierIn } from "./order-words.tsx";
import { type AdminOrder, packParcel } from "./orders.data.ts";
import { TrackingFields } from "./tracking-fields.tsx";

type ShipProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly order: AdminOrder;
  readonly onDone: () => Promise<unknown>;
};

/** Packs a parcel: which units are in it, who carries it and how it can be followed. */
export function ShipDialog(props: ShipProps) {
  return (
    <Drawer open={props.open} onOpenChange={(open) => props.onOpenChange(open)} title="Ship items">
      <Show when={props.open}>
        <ShipForm {...props} />
      </Show>
    </Drawer>
  );
}

function ShipForm(props: ShipProps) {
  // What the dialog was opened with: a change of the order meanwhile must be refused and read, not slip in.
  const { order } = props;
  let seen: Pick<AdminOrder, "orderId" | "version"> = order;
  const [withLabel, setWithLabel] = createSignal(false);
  const [label, setLabel] = createSignal<ChosenLabel>();
  const [asked, setAsked] = createSignal(0);
  const key = crypto.randomUUID();
  const chosen = createChosenLines(() => order.shippable, "all");
  const form = createStaffForm(async (entries) => {
    const carrier = carrierIn(entries("carrier"));
    const [trackingNumber, note] = [entries("trackingNumber"), entries("note")];
    const words = note !== "" && { note };
    if (withLabel()) await packWithLabel(words);
    else
      await packParcel(seen, key, {
        lines: chosen.lines(),
        ...(carrier && { carrier }),
        ...(trackingNumber !== "" && { trackingNumber }),
        ...words,
      });
    props.onOpenChange(false);
    await props.onDone();
    toast(
      isLate
        ? "Packed. It ships once the carrier has confirmed the label."
        : "Parcel shipped. The customer gets an email.",
    );
  });
  let isLate = false;
  const packWithLabel = async (words: false | { readonly note: string }): Promise<void> => {
    const { currency: _currency, ...wish } = label() ?? missing();
    try {
      await packParcel(seen, key, { lines: chosen.lines(), label: wish, ...words });
    } catch (error) {
      await props.onDone();
      isLate = isUnanswered(error);
      if (isLate) return;
      // A label that was refused unpacked the parcel: the order is what it was, at a later version.
      seen = props.order;
      setAsked(asked() + 1);
      throw error;
    }
  };
  return (
    <SubmitForm
      form={form}
      submit={shipWords(withLabel() ? label() : undefined)}
      disabled={chosen.lines().length === 0 || (withLabel() && !label())}
    >
      <Show when={awaitsReview(order)}>
        <Notice kind="problem" title="This order hasn't been reviewed">
          It was flagged as a possible fraud. You can ship it, but approve it first if you can.
        </Notice>
      </Show>
      <fieldset class="grid gap-2">
        <legend class="mb-2 text-label font-medium">In this parcel</legend>
        <For each={order.shippable}>
          {(line) => (
            <div class="flex items-center justify-between gap-3">
              <span class="min-w-0 wrap-anywhere">{nameIn(order.items, line)}</span>
              <LineQuantity
                label={`Units of ${nameIn(order.items, line)}`}
                value={chosen.of(line)}
                max={line.quantity}
                onChange={(quantity) => chosen.set(line, quantity)}
              />
            </div>
          )}
        </For>
      </fieldset>
      <fieldset class="flex flex-wrap gap-x-5 gap-y-2">
        <legend class="mb-2 text-label font-medium">Label</legend>
        <Way label="Own label or none" checked={!withLabel()} onChoose={() => setWithLabel(false)} />
        <Way label="Buy a label" checked={withLabel()} onChoose={() => setWithLabel(true)} />
      </fieldset>
      <Show when={withLabel()} fallback={<TrackingFields error={form.error("trackingNumber")} />}>
        <LabelChoice
          orderId={order.orderId}
          parcel={{ lines: chosen.lines() }}
          asked={asked()}
          onChoose={setLabel}
        />
      </Show>
      <Field
        label="Message to the customer"
        name="note"
        optional={true}
        maxlength="500"
        hint="Part of the email and of the order's page."
        error={form.error("note")}
      />
    </SubmitForm>
  );
}

const Way = (props: { readonly label: string; readonly checked: boolean; readonly onChoose: () => void }) => (
  <label class="flex min-h-11 items-center gap-2.5 lg:min-h-9">
    <input
      type="radio"
      name="way"
      class="size-4.5"
      checked={props.checked}
      onChange={() => props.onChoose()}
    />
    {props.label}
  </label>
);

/** What the button says: buying a label costs something. */
const shipWords = (label: ChosenLabel | undefined): string =>
  label ? `Buy label for ${written(label.price, label.currency)} and ship` : "Ship parcel";

const missing = (): never => {
  throw new Error("the button is disabled without a label");
};

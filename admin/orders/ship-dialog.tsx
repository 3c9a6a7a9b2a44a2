import { For, Show } from "solid-js";
import { Drawer } from "../../web/ui/drawer.tsx";
import { Field } from "../../web/ui/field.tsx";
import { SubmitForm } from "../../web/ui/form.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { createStaffForm } from "../ui/form.tsx";
import { createChosenLines, nameIn } from "./chosen-lines.ts";
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
  const key = crypto.randomUUID();
  const chosen = createChosenLines(() => order.shippable, "all");
  const form = createStaffForm(async (entries) => {
    const carrier = carrierIn(entries("carrier"));
    const [trackingNumber, note] = [entries("trackingNumber"), entries("note")];
    await packParcel(order, key, {
      lines: chosen.lines(),
      ...(carrier && { carrier }),
      ...(trackingNumber !== "" && { trackingNumber }),
      ...(note !== "" && { note }),
    });
    props.onOpenChange(false);
    await props.onDone();
    toast("Parcel shipped. The customer gets an email.");
  });
  return (
    <SubmitForm form={form} submit="Ship parcel" disabled={chosen.lines().length === 0}>
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
      <TrackingFields error={form.error("trackingNumber")} />
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

import { createSignal } from "solid-js";
import { Drawer } from "../../../web/ui/drawer.tsx";
import { SubmitForm } from "../../../web/ui/form.tsx";
import { written } from "../../../web/ui/price.tsx";
import { toast } from "../../../web/ui/toast.tsx";
import { createStaffForm } from "../../ui/form.tsx";
import type { AdminOrder, Parcel } from "../orders.data.ts";
import { type ChosenLabel, LabelChoice } from "./label-choice.tsx";
import { buyLabel, isUnanswered } from "./labels.data.ts";

/** Buys a label for a parcel that is packed; its tracking number becomes the parcel's. */
export function LabelDialog(props: {
  readonly order: AdminOrder;
  readonly parcel: Parcel;
  /** "Buy a label for parcel 1". */
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone: () => Promise<unknown>;
}) {
  const [chosen, setChosen] = createSignal<ChosenLabel>();
  const [asked, setAsked] = createSignal(0);
  // What the dialog was opened with: a change of the order meanwhile must be refused and read, not slip in.
  let seen: Pick<AdminOrder, "orderId" | "version"> = props.order;
  const { shipmentId } = props.parcel;
  const form = createStaffForm(async () => {
    const label = chosen();
    if (!label) return;
    const { currency: _currency, ...wish } = label;
    try {
      await buyLabel(seen, shipmentId, wish);
      toast("Label bought. Print it from the parcel.");
    } catch (error) {
      await props.onDone();
      if (!isUnanswered(error)) {
        seen = props.order;
        setAsked(asked() + 1);
        throw error;
      }
    }
    await props.onDone();
    props.onClose();
  });
  return (
    <Drawer open={true} onOpenChange={() => props.onClose()} title={props.title} side="center">
      <SubmitForm
        form={form}
        submit={buyWords(chosen())}
        disabled={chosen() === undefined}
        onCancel={props.onClose}
      >
        <LabelChoice
          orderId={props.order.orderId}
          parcel={{ shipmentId }}
          asked={asked()}
          onChoose={setChosen}
        />
      </SubmitForm>
    </Drawer>
  );
}

/** What the button says that buys a label. */
const buyWords = (label: ChosenLabel | undefined): string =>
  label ? `Buy label for ${written(label.price, label.currency)}` : "Buy label";

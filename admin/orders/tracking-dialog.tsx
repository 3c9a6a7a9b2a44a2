import { Drawer } from "../../web/ui/drawer.tsx";
import { SubmitForm } from "../../web/ui/form.tsx";
import { createStaffForm } from "../ui/form.tsx";
import { carrierIn } from "./order-words.tsx";
import { type AdminOrder, changeTracking, type Parcel } from "./orders.data.ts";
import { TrackingFields } from "./tracking-fields.tsx";

/** Corrects carrier and tracking number of a parcel that is on its way. */
export function TrackingDialog(props: {
  readonly order: AdminOrder;
  readonly parcel: Parcel;
  readonly onClose: () => void;
  readonly onDone: () => Promise<unknown>;
}) {
  const form = createStaffForm(async (entries) => {
    const carrier = carrierIn(entries("carrier"));
    const trackingNumber = entries("trackingNumber");
    await changeTracking(props.order, props.parcel.shipmentId, {
      ...(carrier && { carrier }),
      ...(trackingNumber !== "" && { trackingNumber }),
    });
    await props.onDone();
    props.onClose();
  });
  return (
    <Drawer open={true} onOpenChange={() => props.onClose()} title="Edit tracking" side="center">
      <SubmitForm form={form} submit="Save" onCancel={props.onClose}>
        <p class="text-quiet">The customer sees the change on the order's page and gets no new email.</p>
        <TrackingFields tracking={props.parcel} error={form.error("trackingNumber")} />
      </SubmitForm>
    </Drawer>
  );
}

import { Field, Select } from "../../web/ui/field.tsx";
import { carrierOptions } from "./order-words.tsx";
import type { TrackingOf } from "./orders.data.ts";

/** Carrier and tracking number of a parcel, as the fields `carrier` and `trackingNumber` of a form. */
export function TrackingFields(props: {
  readonly tracking?: TrackingOf | undefined;
  readonly error?: string | undefined;
}) {
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <Select
        label="Carrier"
        name="carrier"
        optional={true}
        options={carrierOptions}
        value={props.tracking?.carrier ?? ""}
      />
      <Field
        label="Tracking number"
        name="trackingNumber"
        optional={true}
        maxlength="100"
        autocomplete="off"
        value={props.tracking?.trackingNumber ?? ""}
        error={props.error}
      />
    </div>
  );
}

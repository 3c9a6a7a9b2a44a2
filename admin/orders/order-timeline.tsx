import { createSignal, For, Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { FormMessage } from "../../web/ui/form.tsx";
import { written } from "../../web/ui/price.tsx";
import { may } from "../shell/staff.ts";
import { createStaffForm, TextArea } from "../ui/form.tsx";
import { Card } from "../ui/page.tsx";
import { When } from "../ui/time.tsx";
import { type AdminOrder, addNote } from "./orders.data.ts";

type Entry = { readonly at: number; readonly what: string; readonly by?: string; readonly text?: string };

/** Everything that happened to an order, newest first, with a form for notes that staff alone see. */
export function OrderTimeline(props: {
  readonly order: AdminOrder;
  readonly onChange: () => Promise<unknown>;
}) {
  return (
    <Card title="Timeline">
      <Show when={may("orders:write")}>
        <NoteForm order={props.order} onChange={props.onChange} />
      </Show>
      <ol class="grid gap-3 border-l-2 border-line pl-4">
        <For each={entriesOf(props.order)}>
          {(entry) => (
            <li>
              <p class="wrap-anywhere">{entry.what}</p>
              <Show when={entry.text}>
                <p class="rounded-sm bg-sunken px-3 py-2 wrap-anywhere whitespace-pre-line">{entry.text}</p>
              </Show>
              <p class="text-label text-quiet">
                <When at={entry.at} />
                <Show when={entry.by}>, {entry.by}</Show>
              </p>
            </li>
          )}
        </For>
      </ol>
    </Card>
  );
}

function NoteForm(props: { readonly order: AdminOrder; readonly onChange: () => Promise<unknown> }) {
  const [text, setText] = createSignal("");
  const form = createStaffForm(async () => {
    await addNote(props.order, text().trim());
    setText("");
    await props.onChange();
  });
  return (
    <form class="mb-5 grid justify-items-start gap-2 print:hidden" novalidate onSubmit={form.onSubmit}>
      <FormMessage text={form.message()} />
      <TextArea
        class="w-full"
        label="Note for staff"
        name="text"
        rows={2}
        maxlength="1000"
        optional={true}
        hint="The customer doesn't see it."
        value={text()}
        error={form.error("text")}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" look="secondary" busy={form.busy()} disabled={text().trim() === ""}>
        Add note
      </Button>
    </form>
  );
}

const steps: Readonly<Record<AdminOrder["timeline"][number]["status"], string>> = {
  PENDING: "Order placed",
  REQUIRES_ACTION: "The bank asked the customer to confirm the payment",
  PAID: "Payment captured",
  PARTIALLY_REFUNDED: "Partially refunded",
  REFUNDED: "Refunded in full",
  FAILED: "Payment failed",
  CANCELLED: "Order cancelled",
  PROCESSING: "Order confirmed, ready to pack",
  SHIPPED: "All items shipped",
  DELIVERED: "All parcels delivered",
  RETURNED: "Returned",
};

const people = { shopper: "the customer", staff: "staff", shop: "the shop" } as const;

function entriesOf(order: AdminOrder): Entry[] {
  const entries: Entry[] = [
    ...order.timeline.map(({ at, status, actor }) => ({ at, what: steps[status], by: people[actor] })),
    ...order.shipments.flatMap((parcel, place) => [
      {
        at: parcel.shippedAt,
        what: `Parcel ${place + 1} shipped${parcel.carrierName ? ` with ${parcel.carrierName}` : ""}${parcel.trackingNumber ? `, ${parcel.trackingNumber}` : ""}`,
        by: parcel.packedBy,
        ...(parcel.note !== undefined && { text: parcel.note }),
      },
      ...(parcel.deliveredAt === undefined
        ? []
        : [{ at: parcel.deliveredAt, what: `Parcel ${place + 1} delivered` }]),
    ]),
    ...(order.refunds ?? []).map(({ at, amount, state, restock, reason }) => ({
      at,
      what: `Refund of ${written(amount, order.currency)}${restock ? ", units back in stock" : ""}${state === "done" ? "" : state === "failed" ? " failed" : " pending"}`,
      ...(!/^[a-z_]+$/.test(reason) && { text: reason }),
    })),
    ...order.notes.map(({ at, by, actor, text }) => ({ at, what: "Note", by: by ?? actor, text })),
  ];
  return entries.toSorted((one, other) => other.at - one.at);
}

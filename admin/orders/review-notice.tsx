import { createSignal, lazy, Show, Suspense } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { may } from "../shell/staff.ts";
import { TextArea } from "../ui/form.tsx";
import { type AdminOrder, approveOrder } from "./orders.data.ts";

const ConfirmDialog = lazy(async () => ({ default: (await import("../ui/confirm.tsx")).ConfirmDialog }));

/** Asks staff to look at a flagged order before it ships: they approve it, or cancel it where that is still possible. */
export function ReviewNotice(props: {
  readonly order: AdminOrder;
  readonly onChange: () => Promise<unknown>;
  readonly onCancel: (() => void) | undefined;
}) {
  const [open, setOpen] = createSignal(false);
  const [shown, setShown] = createSignal(false);
  const [note, setNote] = createSignal("");
  const approve = async (): Promise<void> => {
    await approveOrder(props.order, note().trim());
    await props.onChange();
    toast("Order approved.");
  };
  return (
    <Notice kind="info" title="Review this order before you ship it">
      <p>
        {props.order.fraudScore === undefined
          ? "The fraud rules flagged it."
          : `Its fraud score is ${props.order.fraudScore}.`}{" "}
        Check the address and the customer's earlier orders.
      </p>
      <Show when={may("orders:write")}>
        <div class="mt-3 flex flex-wrap gap-2 print:hidden">
          <Button
            look="secondary"
            onClick={() => {
              setShown(true);
              setOpen(true);
            }}
          >
            Approve order
          </Button>
          <Show when={props.onCancel}>
            {(cancel) => (
              <Button look="plain" class="px-2" onClick={() => cancel()()}>
                Cancel and refund
              </Button>
            )}
          </Show>
        </div>
        <Suspense>
          <Show when={shown()}>
            <ConfirmDialog
              open={open()}
              onOpenChange={setOpen}
              title={`Approve order ${props.order.orderNumber}?`}
              confirm="Approve"
              cancel="Not yet"
              onConfirm={approve}
            >
              <p>The order leaves the list of orders to review. The customer isn't told.</p>
              <TextArea
                label="Note for staff"
                name="note"
                rows={2}
                maxlength="1000"
                optional={true}
                value={note()}
                onInput={({ currentTarget }) => setNote(currentTarget.value)}
              />
            </ConfirmDialog>
          </Show>
        </Suspense>
      </Show>
    </Notice>
  );
}

import { createEffect, createSignal, For, on, Show } from "solid-js";
import { messageOf } from "../../web/lib/problem.ts";
import { Drawer } from "../../web/ui/drawer.tsx";
import { Field } from "../../web/ui/field.tsx";
import { SubmitForm } from "../../web/ui/form.tsx";
import { Price, written } from "../../web/ui/price.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { Checkbox, createStaffForm } from "../ui/form.tsx";
import { createChosenLines } from "./chosen-lines.ts";
import { LineQuantity } from "./line-quantity.tsx";
import { unitsOf } from "./order-words.tsx";
import { type AdminOrder, previewRefund, type RefundPreview, refundOrder } from "./orders.data.ts";

type RefundProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly order: AdminOrder;
  readonly onDone: () => Promise<unknown>;
};

/** Refunds units of lines, with or without taking them back into the stock; what it comes to is shown before. */
export function RefundDialog(props: RefundProps) {
  return (
    <Drawer open={props.open} onOpenChange={(open) => props.onOpenChange(open)} title="Refund">
      <Show when={props.open}>
        <RefundForm {...props} />
      </Show>
    </Drawer>
  );
}

function RefundForm(props: RefundProps) {
  // What the dialog was opened with: a change of the order meanwhile must be refused and read, not slip in.
  const { order } = props;
  const key = crypto.randomUUID();
  const refunded = (order.refunds ?? [])
    .filter(({ state }) => state !== "failed")
    .flatMap(({ lines }) => lines);
  const left = order.items
    .map((item) => ({ ...item, quantity: item.quantity - unitsOf(refunded, item) }))
    .filter(({ quantity }) => quantity > 0);
  const chosen = createChosenLines(() => left, "none");
  const [preview, setPreview] = createSignal<RefundPreview>();
  const [problem, setProblem] = createSignal<string>();
  createEffect(
    on(chosen.lines, async (lines) => {
      setProblem(undefined);
      if (lines.length === 0) {
        setPreview(undefined);
        return;
      }
      try {
        const found = await previewRefund(order, { lines });
        if (chosen.lines() === lines || JSON.stringify(chosen.lines()) === JSON.stringify(lines))
          setPreview(found);
      } catch (error) {
        setPreview(undefined);
        setProblem(messageOf(error));
      }
    }),
  );
  const form = createStaffForm(async (entries) => {
    const reason = entries("reason");
    await refundOrder(order, key, {
      lines: chosen.lines(),
      restock: entries("restock") === "on",
      ...(reason !== "" && { reason }),
    });
    props.onOpenChange(false);
    await props.onDone();
    toast("Refunded. The customer gets an email.");
  });
  return (
    <SubmitForm
      form={form}
      problem={problem()}
      submit={preview() ? `Refund ${written(preview()?.amount ?? 0, order.currency)}` : "Refund"}
      disabled={preview() === undefined}
    >
      <fieldset class="grid gap-2">
        <legend class="mb-2 text-label font-medium">Units to refund</legend>
        <For each={left} fallback={<p class="text-quiet">All units have been refunded.</p>}>
          {(line) => (
            <div class="flex items-center justify-between gap-3">
              <span class="min-w-0 wrap-anywhere">{line.name}</span>
              <LineQuantity
                label={`Units of ${line.name}`}
                value={chosen.of(line)}
                max={line.quantity}
                onChange={(quantity) => chosen.set(line, quantity)}
              />
            </div>
          )}
        </For>
      </fieldset>
      <Checkbox
        label="Put these units back into the stock"
        name="restock"
        checked={true}
        hint="Leave it out for damaged or lost items."
      />
      <Field label="Reason" name="reason" optional={true} maxlength="200" error={form.error("reason")} />
      <dl class="grid grid-cols-[1fr_auto] gap-y-1 tabular-nums" aria-live="polite">
        <Sum label="Items" amount={preview()?.goods} currency={order.currency} />
        <Sum label="Share of shipping" amount={preview()?.shipping} currency={order.currency} />
        <Sum
          label={preview()?.taxIncluded ? "Tax included" : "Share of tax"}
          amount={preview()?.tax}
          currency={order.currency}
        />
        <Sum label="Refund" total={true} amount={preview()?.amount} currency={order.currency} />
        <Sum label="Left to refund afterwards" amount={preview()?.leftAfter} currency={order.currency} />
      </dl>
    </SubmitForm>
  );
}

/** One row of what a refund comes to; a dash until units are chosen. */
const Sum = (props: {
  readonly label: string;
  readonly amount: number | undefined;
  readonly currency: string;
  readonly total?: boolean;
}) => (
  <>
    <dt classList={{ "font-medium": props.total ?? false, "text-quiet": !props.total }}>{props.label}</dt>
    <dd class="text-right" classList={{ "font-medium": props.total ?? false }}>
      <Show when={props.amount !== undefined && { amount: props.amount }} fallback="–">
        {(known) => <Price amount={known().amount} currency={props.currency} />}
      </Show>
    </dd>
  </>
);

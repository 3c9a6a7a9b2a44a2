import { createSignal, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { createAttempt } from "../../../web/lib/attempt.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Notice } from "../../../web/ui/notice.tsx";
import { written } from "../../../web/ui/price.tsx";
import { toast } from "../../../web/ui/toast.tsx";
import { may } from "../../shell/staff.ts";
import type { AdminOrder, Parcel } from "../orders.data.ts";
import {
  buyLabel,
  currentLabel,
  isUnanswered,
  type ParcelLabel,
  printLabel,
  serviceName,
  voidLabel,
} from "./labels.data.ts";

const LabelDialog = lazy(async () => ({ default: (await import("./label-dialog.tsx")).LabelDialog }));
const ConfirmDialog = lazy(async () => ({ default: (await import("../../ui/confirm.tsx")).ConfirmDialog }));

type RowProps = {
  readonly order: AdminOrder;
  readonly parcel: Parcel;
  /** "parcel 1". */
  readonly name: string;
  readonly onChange: () => Promise<unknown>;
};

/** The label of a parcel: what it costs, printing and voiding it, and what to do while the carrier is silent. */
export function LabelRow(props: RowProps) {
  const attempt = createAttempt();
  const [open, setOpen] = createSignal<"buy" | "void">();
  const label = () => currentLabel(props.parcel);
  const canBuy = () =>
    may("shipments:write") &&
    !label() &&
    props.parcel.trackingNumber === undefined &&
    props.parcel.deliveredAt === undefined;
  const print = () => attempt.run(() => printLabel(props.order.orderId, props.parcel.shipmentId), "print");
  const voided = async (): Promise<void> => {
    try {
      await voidLabel(props.order, props.parcel.shipmentId);
      toast("Label voided. The carrier doesn't bill it.");
    } catch (error) {
      await props.onChange();
      // The parcel shows that the carrier is asked again.
      if (!isUnanswered(error)) throw error;
    }
    await props.onChange();
  };
  const askAgain = ({ state, service, weight, price }: ParcelLabel) =>
    attempt.run(async () => {
      const { shipmentId } = props.parcel;
      try {
        await (state === "voiding"
          ? voidLabel(props.order, shipmentId)
          : buyLabel(props.order, shipmentId, { service, weight, price }));
      } finally {
        await props.onChange();
      }
    }, "ask");
  return (
    <div class="grid gap-2 print:hidden">
      <Show when={attempt.problem()}>
        <Notice kind="problem">{attempt.problem()}</Notice>
      </Show>
      <Switch>
        <Match when={label()?.state === "bought" && label()}>
          {(known) => (
            <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span class="text-label text-quiet wrap-anywhere">
                Label: {serviceName(known().service)}, {known().weight} g,{" "}
                {written(known().price, known().currency)}
              </span>
              <Button
                look="secondary"
                busy={attempt.busy() === "print"}
                aria-label={`Print label of ${props.name}`}
                onClick={() => void print()}
              >
                Print label
              </Button>
              <Show when={may("shipments:write") && props.parcel.deliveredAt === undefined}>
                <Button
                  look="plain"
                  class="px-2"
                  aria-label={`Void label of ${props.name}`}
                  onClick={() => setOpen("void")}
                >
                  Void label
                </Button>
              </Show>
            </div>
          )}
        </Match>
        <Match when={label()}>
          {(known) => (
            <Notice
              kind="info"
              title={
                known().state === "voiding"
                  ? "The carrier hasn't confirmed that the label is void"
                  : "The carrier hasn't confirmed the label yet"
              }
            >
              {known().state === "voiding"
                ? "Don't use the label. The carrier is asked again every half hour until it answers."
                : "It is asked again every half hour until it answers, and bills the label once. Leave the parcel here until then."}{" "}
              <Show when={may("shipments:write")}>
                <Button look="plain" busy={attempt.busy() === "ask"} onClick={() => void askAgain(known())}>
                  Ask now
                </Button>
              </Show>
            </Notice>
          )}
        </Match>
        <Match when={canBuy()}>
          <div>
            <Button
              look="secondary"
              aria-label={`Buy label for ${props.name}`}
              onClick={() => setOpen("buy")}
            >
              Buy label
            </Button>
          </div>
        </Match>
      </Switch>
      <Suspense>
        <Show when={open() === "buy"}>
          <LabelDialog
            order={props.order}
            parcel={props.parcel}
            title={`Buy a label for ${props.name}`}
            onClose={() => setOpen(undefined)}
            onDone={props.onChange}
          />
        </Show>
        <Show when={open() === "void"}>
          <ConfirmDialog
            open={true}
            onOpenChange={() => setOpen(undefined)}
            title={`Void the label of ${props.name}?`}
            confirm="Void label"
            cancel="Keep label"
            onConfirm={voided}
          >
            <p>
              The carrier won't bill it, and its tracking number stops working. The customer isn't told. Once
              the carrier has the parcel, a label can't be voided.
            </p>
          </ConfirmDialog>
        </Show>
      </Suspense>
    </div>
  );
}

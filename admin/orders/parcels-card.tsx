import { createSignal, For, lazy, Show, Suspense } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { Button } from "../../web/ui/button.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { may } from "../shell/staff.ts";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/page.tsx";
import { When } from "../ui/time.tsx";
import { LabelRow } from "./labels/label-row.tsx";
import { sameLine } from "./order-words.tsx";
import { type AdminOrder, deliverParcel, type Parcel } from "./orders.data.ts";

const TrackingDialog = lazy(async () => ({
  default: (await import("./tracking-dialog.tsx")).TrackingDialog,
}));

/** The parcels of an order: what is in each, how to follow it, and whether it has arrived. */
export function ParcelsCard(props: {
  readonly order: AdminOrder;
  readonly onChange: () => Promise<unknown>;
}) {
  const attempt = createAttempt();
  const [correcting, setCorrecting] = createSignal<Parcel>();
  const deliver = (parcel: Parcel) =>
    attempt.run(async () => {
      await deliverParcel(props.order, parcel.shipmentId);
      await props.onChange();
    }, parcel.shipmentId);
  const nameOf = (line: { readonly productId: string; readonly variantId?: string | undefined }): string =>
    props.order.items.find((item) => sameLine(item, line))?.name ?? line.productId;
  return (
    <Show when={props.order.shipments.length > 0}>
      <Card title="Parcels">
        <div class="grid gap-4">
          <Show when={attempt.problem()}>
            <Notice kind="problem">
              {attempt.problem()}{" "}
              <Button look="plain" onClick={() => void props.onChange()}>
                Reload order
              </Button>
            </Notice>
          </Show>
          <ul class="divide-y divide-line">
            {/* By id, so that an open dialog and a message stay where they are when the order is loaded again. */}
            <For each={props.order.shipments.map(({ shipmentId }) => shipmentId)}>
              {(id, place) => (
                <Show when={props.order.shipments.find(({ shipmentId }) => shipmentId === id)}>
                  {(parcel) => (
                    <li class="grid gap-2 py-3 first:pt-0 last:pb-0">
                      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
                        <h3 class="font-medium">Parcel {place() + 1}</h3>
                        <ParcelBadge parcel={parcel()} />
                        <span class="text-label text-quiet">
                          <When at={parcel().deliveredAt ?? parcel().shippedAt} />, packed by{" "}
                          {parcel().packedBy}
                        </span>
                      </div>
                      <ul class="text-label">
                        <For each={parcel().lines}>
                          {(line) => (
                            <li>
                              {line.quantity} × {nameOf(line)}
                            </li>
                          )}
                        </For>
                      </ul>
                      <p class="wrap-anywhere">
                        {parcel().carrierName ?? "No carrier"}
                        <Show when={parcel().trackingNumber} fallback=", no tracking number">
                          {" "}
                          <Show when={parcel().trackingUrl} fallback={parcel().trackingNumber}>
                            {(url) => (
                              <a class="underline" href={url()} target="_blank" rel="noreferrer">
                                {parcel().trackingNumber}
                              </a>
                            )}
                          </Show>
                        </Show>
                      </p>
                      <LabelRow
                        order={props.order}
                        parcel={parcel()}
                        name={`parcel ${place() + 1}`}
                        onChange={props.onChange}
                      />
                      <Show when={may("shipments:write") && !parcel().isWaiting}>
                        <div class="flex flex-wrap gap-2 print:hidden">
                          <Show when={parcel().deliveredAt === undefined}>
                            <Button
                              look="secondary"
                              busy={attempt.busy() === parcel().shipmentId}
                              aria-label={`Mark as delivered: parcel ${place() + 1}`}
                              onClick={() => void deliver(parcel())}
                            >
                              Mark as delivered
                            </Button>
                          </Show>
                          <Button
                            look="plain"
                            class="px-2"
                            aria-label={`Edit tracking of parcel ${place() + 1}`}
                            onClick={() => setCorrecting(parcel())}
                          >
                            Edit tracking
                          </Button>
                        </div>
                      </Show>
                    </li>
                  )}
                </Show>
              )}
            </For>
          </ul>
        </div>
        <Suspense>
          <Show when={correcting()}>
            {(parcel) => (
              <TrackingDialog
                order={props.order}
                parcel={parcel()}
                onClose={() => setCorrecting(undefined)}
                onDone={props.onChange}
              />
            )}
          </Show>
        </Suspense>
      </Card>
    </Show>
  );
}

/** Where a parcel is, as far as the shop knows. */
function ParcelBadge(props: { readonly parcel: Parcel }) {
  const state = () => {
    if (props.parcel.deliveredAt !== undefined) return { tone: "good", words: "Delivered" } as const;
    if (props.parcel.isWaiting) return { tone: "attention", words: "Waiting for its label" } as const;
    return { tone: "info", words: "Shipped" } as const;
  };
  return <Badge tone={state().tone}>{state().words}</Badge>;
}

import { For, Show } from "solid-js";
import type { Order } from "../lib/api-types.ts";
import { dateOf, timeOf } from "../market/dates.ts";

type Report = NonNullable<Order["shipments"][number]["report"]>;

const reportWords: Readonly<Record<Report["state"], string>> = {
  announced: "The carrier is expecting it",
  collected: "With the carrier",
  in_transit: "In transit",
  out_for_delivery: "Out for delivery",
  exception: "The carrier couldn't deliver it. Please contact us.",
  delivered: "Delivered",
};

/** The order's parcels: what is in each, how to follow it, and whether it has arrived. */
export function Parcels(props: { readonly order: Order }) {
  const several = () => props.order.shipments.length > 1;
  const nameOf = (line: { productId: string; variantId?: string | undefined }): string =>
    props.order.items.find(
      ({ productId, variantId }) => productId === line.productId && variantId === line.variantId,
    )?.name ?? "Item";
  return (
    <Show when={props.order.shipments.length > 0}>
      <section>
        <h2 class="mb-2 text-xl">{several() ? "Parcels" : "Parcel"}</h2>
        <ul class="grid gap-4">
          <For each={props.order.shipments}>
            {(parcel, place) => (
              <li>
                <p class="font-medium">
                  <Show when={several()}>Parcel {place() + 1}: </Show>
                  {parcel.deliveredAt === undefined
                    ? `Shipped ${dateOf(parcel.shippedAt)}`
                    : `Delivered ${dateOf(parcel.deliveredAt)}`}
                </p>
                <Show when={parcel.deliveredAt === undefined && parcel.report}>
                  {(report) => (
                    <p>
                      {reportWords[report().state]}
                      <Show when={report().events.at(-1)}>
                        {(last) => <span class="text-quiet">, {timeOf(last().at)}</span>}
                      </Show>
                    </p>
                  )}
                </Show>
                <Show when={parcel.trackingNumber}>
                  {(number) => (
                    <p>
                      {parcel.carrier === "other" ? "" : (parcel.carrierName ?? "")}{" "}
                      <Show when={parcel.trackingUrl} fallback={<span class="select-all">{number()}</span>}>
                        {(url) => (
                          <a class="wrap-anywhere underline" href={url()} target="_blank" rel="noreferrer">
                            {number()}
                          </a>
                        )}
                      </Show>
                    </p>
                  )}
                </Show>
                <Show when={parcel.note}>
                  <p class="text-quiet">{parcel.note}</p>
                </Show>
                <Show when={several() || props.order.fulfillmentStatus === "PROCESSING"}>
                  <ul class="text-quiet">
                    <For each={parcel.lines}>
                      {(line) => (
                        <li>
                          {line.quantity} × {nameOf(line)}
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

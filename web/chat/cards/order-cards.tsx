import { For, Show } from "solid-js";
import type { OrderCard } from "../../../api/client.ts";
import { dateOf } from "../../lib/dates.ts";
import { statusWords } from "../../orders/order-status-text.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Price } from "../../ui/price.tsx";
import { ownPath } from "../text-blocks.ts";
import { decimal } from "./money.ts";

/** Orders in a reply: what was ordered, how far it is, and how to follow it. */
export function OrderCards(props: { readonly orders: readonly OrderCard[] }) {
  return (
    <ul class="grid gap-3" aria-label="Orders">
      <For each={props.orders}>{(order) => <Card order={order} />}</For>
    </ul>
  );
}

function Card(props: { readonly order: OrderCard }) {
  return (
    <li class="grid gap-2 rounded-sm border border-line bg-raised p-4">
      <p class="flex flex-wrap justify-between gap-x-3 font-medium">
        <span class="wrap-anywhere">Order {props.order.number}</span>
        <span>{statusOf(props.order.status)}</span>
      </p>
      <p class="flex flex-wrap justify-between gap-x-3 text-label text-quiet">
        <span>Placed {dateOf(props.order.placedAt)}</span>
        <Price amount={decimal(props.order.total)} currency={props.order.currency} />
      </p>
      <ul>
        <For each={props.order.lines}>
          {(line) => (
            <li class="wrap-anywhere" dir="auto">
              {line.quantity} × {line.name}
            </li>
          )}
        </For>
      </ul>
      <For each={props.order.parcels}>
        {(parcel) => (
          <p class="text-label">
            {parcel.deliveredAt === undefined
              ? `Shipped ${dateOf(parcel.shippedAt)}`
              : `Delivered ${dateOf(parcel.deliveredAt)}`}
            <Show when={parcel.trackingNumber}>
              {(number) => (
                <>
                  , {parcel.carrier}{" "}
                  <Show
                    when={parcel.trackingUrl?.startsWith("https://") && parcel.trackingUrl}
                    fallback={<span class="select-all">{number()}</span>}
                  >
                    {(url) => (
                      <a class="wrap-anywhere underline" href={url()} target="_blank" rel="noreferrer">
                        {number()}
                      </a>
                    )}
                  </Show>
                </>
              )}
            </Show>
          </p>
        )}
      </For>
      <div>
        <ButtonLink
          look="secondary"
          href={ownPath(props.order.path, window.location.origin) ?? "/orders"}
          aria-label={`View order ${props.order.number}`}
        >
          View order
        </ButtonLink>
      </div>
    </li>
  );
}

/** A status of the API's in the shop's words; one that is words already stays. */
const statusOf = (status: string): string =>
  new Map<string, string>(Object.entries(statusWords)).get(status) ?? status;

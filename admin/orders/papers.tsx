import { createAsync, query, useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { store } from "../../web/lib/store.ts";
import { dateOf } from "../../web/market/dates.ts";
import { AddressLines } from "../../web/ui/address-lines.tsx";
import { Button } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { textOf } from "../ui/filters.tsx";
import { Page } from "../ui/page.tsx";
import { nameIn } from "./chosen-lines.ts";
import { sameLine } from "./order-words.tsx";
import { type AdminOrder, loadOrder } from "./orders.data.ts";

/** Orders that are printed at once. */
const mostOrders = 50;

const loadSeveral = query(
  (ids: string) =>
    Promise.all(
      ids
        .split(",")
        .filter(Boolean)
        .slice(0, mostOrders)
        .map((id) => loadOrder(id)),
    ),
  "admin-orders-to-print",
);

/** What to fetch from the shelves for several orders, or a slip for each parcel's box. */
export function PapersPage() {
  const [search] = useSearchParams();
  const isPickList = () => textOf(search["kind"]) !== "packing-slips";
  const orders = createAsync(() => loadSeveral(textOf(search["ids"])), { initialValue: [] });
  return (
    <Page
      title={isPickList() ? "Pick list" : "Packing slips"}
      back={{ path: "/orders", label: "Orders" }}
      actions={<Button onClick={() => window.print()}>Print</Button>}
    >
      <Show
        when={orders().length > 0}
        fallback={<EmptyState title="No orders selected" text="Select orders in the list, then print." />}
      >
        <Show
          when={isPickList()}
          fallback={<For each={orders()}>{(order) => <PackingSlip order={order} />}</For>}
        >
          <PickList orders={orders()} />
        </Show>
      </Show>
    </Page>
  );
}

type Pick = {
  readonly name: string;
  readonly sku: string | undefined;
  readonly quantity: number;
  readonly numbers: readonly string[];
};

/** Units to fetch by item, over all the orders. */
function picksOf(orders: readonly AdminOrder[]): Pick[] {
  const picks = new Map<string, Pick>();
  for (const order of orders)
    for (const line of order.shippable) {
      const key = `${line.productId}#${line.variantId ?? ""}`;
      const before = picks.get(key);
      picks.set(key, {
        name: nameIn(order.items, line),
        sku: order.items.find((item) => sameLine(item, line))?.sku,
        quantity: (before?.quantity ?? 0) + line.quantity,
        numbers: [...(before?.numbers ?? []), `${order.orderNumber} (${line.quantity})`],
      });
    }
  return [...picks.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}

function PickList(props: { readonly orders: readonly AdminOrder[] }) {
  return (
    <Show
      when={picksOf(props.orders).length > 0}
      fallback={<EmptyState title="Nothing to pick" text="These orders have nothing left to pack." />}
    >
      <section class="overflow-x-auto" aria-label="Units to pick" tabindex="0">
        <table class="w-full border-collapse text-left">
          <thead>
            <tr class="border-b border-line text-label">
              <th scope="col" class="py-2 pr-3">
                Picked
              </th>
              <th scope="col" class="py-2 pr-3 text-right">
                Units
              </th>
              <th scope="col" class="py-2 pr-3">
                Item
              </th>
              <th scope="col" class="py-2 pr-3">
                SKU
              </th>
              <th scope="col" class="py-2">
                Orders
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={picksOf(props.orders)}>
              {(pick) => (
                <tr class="break-inside-avoid border-b border-line align-top">
                  <td class="py-2 pr-3">
                    <span class="inline-block size-5 border border-ink" aria-hidden="true" />
                  </td>
                  <td class="py-2 pr-3 text-right font-medium tabular-nums">{pick.quantity}</td>
                  <td class="py-2 pr-3 wrap-anywhere">{pick.name}</td>
                  <td class="py-2 pr-3">{pick.sku ?? "–"}</td>
                  <td class="py-2 text-label">{pick.numbers.join(", ")}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </Show>
  );
}

/** What goes into the box: no prices, because a parcel may be a gift. */
function PackingSlip(props: { readonly order: AdminOrder }) {
  const latest = () => props.order.shipments.at(-1);
  const lines = () =>
    props.order.shippable.length > 0 ? props.order.shippable : (latest()?.lines ?? props.order.items);
  return (
    <article class="break-after-page rounded-md border border-line bg-raised p-5 last:break-after-auto print:border-0 print:p-0">
      <header class="flex flex-wrap justify-between gap-4">
        <div>
          <p class="text-xl font-medium">{store().name}</p>
          <h2 class="text-base">Order {props.order.orderNumber}</h2>
          <p class="text-quiet">{dateOf(props.order.timestamp)}</p>
        </div>
        <div>
          <h3 class="text-label font-medium">Ship to</h3>
          <AddressLines address={props.order.shippingAddress} />
        </div>
      </header>
      <table class="mt-5 w-full border-collapse text-left">
        <thead>
          <tr class="border-b border-line text-label">
            <th scope="col" class="py-2 pr-3 text-right">
              Units
            </th>
            <th scope="col" class="py-2 pr-3">
              Item
            </th>
            <th scope="col" class="py-2">
              SKU
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={lines()}>
            {(line) => (
              <tr class="break-inside-avoid border-b border-line align-top">
                <td class="py-2 pr-3 text-right font-medium tabular-nums">{line.quantity}</td>
                <td class="py-2 pr-3 wrap-anywhere">{nameIn(props.order.items, line)}</td>
                <td class="py-2">{props.order.items.find((item) => sameLine(item, line))?.sku ?? "–"}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </article>
  );
}

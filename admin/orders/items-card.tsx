import { For, Show } from "solid-js";
import { Thumbnail } from "../../web/ui/pictures/thumbnail.tsx";
import { Price } from "../../web/ui/price.tsx";
import { Card } from "../ui/page.tsx";
import { sameLine } from "./order-words.tsx";
import type { AdminOrder, OrderItem } from "./orders.data.ts";

/** What was bought, and where the units of each line are. */
export function ItemsCard(props: { readonly order: AdminOrder }) {
  const where = (item: OrderItem): string => {
    const units = props.order.units.find((line) => sameLine(line, item));
    if (!units) return "";
    const parts = [
      [units.toShip, "to ship"],
      [units.shipped, "shipped"],
      [units.returned, "back in stock"],
      [units.refunded, "refunded"],
    ] as const;
    return parts
      .filter(([count]) => count > 0)
      .map(([count, words]) => `${count} ${words}`)
      .join(", ");
  };
  return (
    <Card title="Items">
      <ul class="divide-y divide-line">
        <For each={props.order.items}>
          {(item) => (
            <li class="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-x-4 py-3 first:pt-0 last:pb-0">
              <Thumbnail src={item.imageUrl} size={56} />
              <div class="min-w-0">
                <p class="wrap-anywhere">
                  <span class="font-medium tabular-nums">{item.quantity} ×</span> {item.name}
                </p>
                <Show when={item.sku}>
                  <p class="text-label text-quiet">SKU {item.sku}</p>
                </Show>
                <p class="text-label text-quiet">{where(item)}</p>
              </div>
              <Show when={props.order.ledger}>
                <Price amount={item.lineTotal} currency={props.order.currency} />
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Card>
  );
}

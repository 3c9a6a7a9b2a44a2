import { For, Match, Show, Switch } from "solid-js";
import { many } from "../../web/lib/format.ts";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/page.tsx";
import type { Availability } from "./editor.data.ts";

type Reason = Availability["reasons"][number];

/** Why a product cannot be bought, and what to do about each reason. */
export const AvailabilityPanel = (props: { readonly availability: Availability }) => (
  <Card title="Availability">
    <div class="grid gap-3">
      <p>
        <Show when={props.availability.buyable} fallback={<Badge tone="bad">Can't be bought</Badge>}>
          <Badge tone="good">Can be bought</Badge>
        </Show>
      </p>
      <ul class="grid gap-2">
        <For each={props.availability.reasons}>{(reason) => <Because reason={reason} />}</For>
      </ul>
    </div>
  </Card>
);

const Because = (props: { readonly reason: Reason }) => (
  <li class="wrap-anywhere">
    <Switch>
      <Match when={props.reason.code === "inactive"}>It is off sale. Turn on “On sale” and save.</Match>
      <Match when={props.reason.code === "no_price"}>It has a price of 0. Set a price.</Match>
      <Match when={props.reason.code === "out_of_stock" && props.reason}>
        {(reason) => <>{reason().sku ?? "It"} is out of stock. Add units in the inventory.</>}
      </Match>
      <Match when={props.reason.code === "all_reserved" && props.reason}>
        {(reason) => (
          <>
            {reason().sku ?? "Every unit"}: all {many(reason().onHand, "unit")} on hand are held by orders
            that aren't finished:{" "}
            <For each={reason().orders}>
              {({ orderId, quantity }) => (
                <a class="mr-2 underline" href={`/orders/${orderId}`}>
                  {orderId.slice(0, 8)} ({quantity})
                </a>
              )}
            </For>
          </>
        )}
      </Match>
      <Match when={props.reason.code === "combinations_missing" && props.reason}>
        {(reason) => (
          <>
            {many(reason().count, "combination")} can't be chosen because no variant has it:{" "}
            {reason()
              .combinations.slice(0, 10)
              .map((values) => values.join(" / "))
              .join(", ")}
            .
          </>
        )}
      </Match>
      <Match when={props.reason.code === "not_in_search"}>
        The search doesn't find it yet. A product is found a few seconds after it was saved.
      </Match>
    </Switch>
  </li>
);

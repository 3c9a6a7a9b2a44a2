import { revalidate, useSearchParams } from "@solidjs/router";
import { createSignal, onCleanup, Show } from "solid-js";
import { many } from "../../web/lib/format.ts";
import { Button, ButtonLink } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Price } from "../../web/ui/price.tsx";
import { DateFilter, rangeIn } from "../ui/date-filter.tsx";
import { FilterBar, SearchFilter, SelectFilter, textOf } from "../ui/filters.tsx";
import { Card, Page } from "../ui/page.tsx";
import { createPaged } from "../ui/paged.ts";
import { Above, type Column, DataTable, LoadMore } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import { watchNewOrders } from "./new-orders.ts";
import { fulfillmentOptions, OrderBadges, paymentOptions } from "./order-words.tsx";
import { type AdminOrder, loadOrders, type OrderFilters } from "./orders.data.ts";

const filterNames = ["q", "fulfillment", "payment", "from", "to", "customer"] as const;

/** All orders: found by words, states, customer and date; new ones appear by themselves. */
export function OrdersPage() {
  const [search, setSearch] = useSearchParams();
  const orders = createPaged<OrderFilters, AdminOrder>(() => filtersIn(search), loadOrders);
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set());
  const filtered = () => filterNames.some((name) => search[name]);
  const choose = (orderId: string, on: boolean): void => {
    const next = new Set(chosen());
    if (on) next.add(orderId);
    else next.delete(orderId);
    setChosen(next);
  };
  onCleanup(watchNewOrders(() => void revalidate(loadOrders.key)));
  const papers = (kind: string) => `/orders/print?kind=${kind}&ids=${[...chosen()].join(",")}`;
  return (
    <Page title="Orders">
      <FilterBar names={filterNames}>
        <SearchFilter name="q" label="Number, email, name or product" />
        <SelectFilter
          name="fulfillment"
          label="Fulfillment"
          all="Any fulfillment"
          options={fulfillmentOptions}
        />
        <SelectFilter name="payment" label="Payment" all="Any payment" options={paymentOptions} />
        <DateFilter label="Date" />
        <Show when={textOf(search["customer"])}>
          {(customer) => (
            <Button look="secondary" onClick={() => setSearch({ customer: undefined })}>
              Customer: {customer()} ×
            </Button>
          )}
        </Show>
        <Button
          look="secondary"
          onClick={() => setSearch({ sort: search["sort"] === "oldest" ? undefined : "oldest" })}
        >
          {search["sort"] === "oldest" ? "Oldest first" : "Newest first"}
        </Button>
      </FilterBar>
      <Show when={chosen().size > 0}>
        <div class="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-sunken px-4 py-2" role="status">
          <span>{many(chosen().size, "order")} selected</span>
          <ButtonLink href={papers("pick-list")}>Pick list</ButtonLink>
          <ButtonLink look="secondary" href={papers("packing-slips")}>
            Packing slips
          </ButtonLink>
          <Button look="plain" onClick={() => setChosen(new Set<string>())}>
            Clear selection
          </Button>
        </div>
      </Show>
      <Card flush={true}>
        <DataTable
          label="Orders"
          columns={columnsFor(chosen, choose)}
          rows={orders.items()}
          href={({ orderId }) => `/orders/${orderId}`}
          empty={<NoOrders filtered={filtered()} />}
        />
        <LoadMore list={orders} />
      </Card>
    </Page>
  );
}

const columnsFor = (
  chosen: () => ReadonlySet<string>,
  choose: (orderId: string, on: boolean) => void,
): Column<AdminOrder>[] => [
  { label: "Order", cell: (order) => order.orderNumber },
  { label: "Placed", cell: (order) => <Ago at={order.timestamp} />, from: "tablet" },
  {
    label: "Customer",
    cell: (order) => (
      <span class="inline-block min-w-24 wrap-anywhere">
        {order.shippingAddress.name ?? order.email ?? "Guest"}
      </span>
    ),
  },
  { label: "Status", cell: (order) => <OrderBadges order={order} /> },
  {
    label: "Items",
    align: "end",
    from: "desk",
    cell: (order) => order.items.reduce((sum, { quantity }) => sum + quantity, 0),
  },
  {
    label: "Total",
    align: "end",
    from: "tablet",
    cell: (order) => <Price amount={order.totalAmount} currency={order.currency} />,
  },
  {
    label: "Select",
    quiet: true,
    align: "end",
    cell: (order) => (
      <Above>
        <label class="grid size-11 place-items-center lg:size-8">
          <span class="sr-only">Select order {order.orderNumber}</span>
          <input
            type="checkbox"
            class="size-4.5"
            checked={chosen().has(order.orderId)}
            onChange={({ currentTarget }) => choose(order.orderId, currentTarget.checked)}
          />
        </label>
      </Above>
    ),
  },
];

const NoOrders = (props: { readonly filtered: boolean }) => (
  <Show
    when={props.filtered}
    fallback={<EmptyState title="No orders yet" text="Orders appear here as soon as they are placed." />}
  >
    <EmptyState title="No orders match" text="Change the filters, or clear them to see all orders." />
  </Show>
);

type Search = ReturnType<typeof useSearchParams>[0];

/** The filters in the URL; what the API would refuse is left out. */
function filtersIn(search: Search): OrderFilters {
  const { from, to } = rangeIn(search);
  const [q, customer] = [textOf(search["q"]), textOf(search["customer"])];
  const payment = paymentOptions.find(({ value }) => value === textOf(search["payment"]))?.value;
  const fulfillment = fulfillmentOptions.find(({ value }) => value === textOf(search["fulfillment"]))?.value;
  return {
    ...(q !== "" && { q: q.slice(0, 200) }),
    ...(customer !== "" && { customer: customer.slice(0, 254) }),
    ...(payment && { payment: payment as AdminOrder["paymentStatus"] }),
    ...(fulfillment && { fulfillment: fulfillment as AdminOrder["fulfillmentStatus"] }),
    ...(from !== undefined && { from: String(from) }),
    ...(to !== undefined && { to: String(to) }),
    ...(search["sort"] === "oldest" && { sort: "oldest" as const }),
  };
}

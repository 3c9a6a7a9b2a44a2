import { createAsync, useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { AddressLines } from "../../web/ui/address-lines.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { written } from "../../web/ui/price.tsx";
import { Badge } from "../ui/badge.tsx";
import { Facts } from "../ui/facts.tsx";
import { Card, Columns, Page } from "../ui/page.tsx";
import { createPaged } from "../ui/paged.ts";
import { type Column, DataTable, LoadMore } from "../ui/table.tsx";
import { When } from "../ui/time.tsx";
import { CertificatesCard } from "./certificates-card.tsx";
import { type Customer, type CustomerOrder, loadCustomer } from "./customers.data.ts";
import { Value } from "./customers.tsx";
import { VatIdCard } from "./vat-id-card.tsx";

/** A customer: what they bought, and how to reach them. */
export function CustomerPage() {
  const params = useParams<{ id: string }>();
  const customer = createAsync(() => loadCustomer({ id: params.id }));
  return <Show when={customer()}>{(one) => <Details customer={one()} />}</Show>;
}

const columns: readonly Column<CustomerOrder>[] = [
  { label: "Order", cell: ({ orderNumber }) => orderNumber },
  { label: "Placed", from: "tablet", cell: ({ timestamp }) => <When at={timestamp} /> },
  { label: "Status", cell: ({ status }) => <Badge tone="plain">{wordsOf(status)}</Badge> },
  { label: "Units", align: "end", from: "tablet", cell: ({ units }) => units },
  { label: "Total", align: "end", cell: ({ totalAmount, currency }) => written(totalAmount, currency) },
];

function Details(props: { readonly customer: Customer }) {
  const orders = createPaged<{ readonly id: string }, CustomerOrder>(
    () => ({ id: props.customer.userId }),
    async (asked) => (await loadCustomer(asked)).orderPage,
  );
  const one = () => props.customer;
  return (
    <Page title={one().name ?? one().email ?? one().userId} back={{ path: "/customers", label: "Customers" }}>
      <Columns
        main={
          <Card title="Orders" flush>
            <DataTable
              label="Orders"
              columns={columns}
              rows={orders.items()}
              href={({ orderId }) => `/orders/${orderId}`}
              empty={<EmptyState title="No orders yet" text="This customer has not ordered anything." />}
            />
            <LoadMore list={orders} />
          </Card>
        }
        side={
          <>
            <Card title="Customer">
              <Facts
                facts={[
                  ["Email address", one().email],
                  ["Phone", one().phone],
                  ["Paid orders", one().orders],
                  ["Value", <Value value={one().value} />],
                  ["First order", timeOr(one().firstOrderAt)],
                  ["Last order", timeOr(one().lastOrderAt)],
                ]}
              />
            </Card>
            <Show when={one().taxes.vatId}>
              {(vatId) => <VatIdCard userId={one().userId} taxes={{ ...one().taxes, vatId: vatId() }} />}
            </Show>
            <CertificatesCard userId={one().userId} certificates={one().taxes.certificates ?? []} />
            <Card title="Addresses">
              <Show
                when={one().addresses.count > 0}
                fallback={<p class="text-quiet">No address is saved.</p>}
              >
                <ul class="grid gap-4">
                  <For each={one().addresses.items}>
                    {(address) => (
                      <li>
                        <AddressLines address={address} />
                        <Show when={address.isDefault}>
                          <Badge tone="plain">Default</Badge>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            </Card>
          </>
        }
      />
    </Page>
  );
}

const timeOr = (at: number | undefined) => (at === undefined ? undefined : <When at={at} />);

/** "PARTIALLY_REFUNDED" → "Partially refunded". */
const wordsOf = (status: string): string =>
  status.charAt(0) + status.slice(1).toLowerCase().replaceAll("_", " ");

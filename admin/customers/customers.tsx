import { useSearchParams } from "@solidjs/router";
import { For } from "solid-js";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { written } from "../../web/ui/price.tsx";
import { FilterBar, SearchFilter, SelectFilter, textOf } from "../ui/filters.tsx";
import { Card, Page } from "../ui/page.tsx";
import { createPaged } from "../ui/paged.ts";
import { type Column, DataTable, LoadMore } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import { type CustomerFilters, type CustomerRow, loadCustomers } from "./customers.data.ts";

const columns: readonly Column<CustomerRow>[] = [
  { label: "Customer", cell: ({ name, email, userId }) => name ?? email ?? userId },
  { label: "Email address", from: "tablet", cell: ({ name, email }) => (name ? email : "") },
  { label: "Orders", align: "end", cell: ({ orders }) => orders },
  { label: "Value", align: "end", cell: (row) => <Value value={row.value} /> },
  {
    label: "Last order",
    from: "tablet",
    cell: ({ lastOrderAt }) => (lastOrderAt === undefined ? "–" : <Ago at={lastOrderAt} />),
  },
];

/** Everybody who has bought something or saved a profile. */
export function CustomersPage() {
  const [search] = useSearchParams();
  const filters = (): CustomerFilters => ({
    ...(search["q"] && { q: textOf(search["q"]) }),
    ...(search["sort"] === "value" && { sort: "value" as const }),
  });
  const customers = createPaged<CustomerFilters, CustomerRow>(filters, loadCustomers);
  return (
    <Page title="Customers">
      <FilterBar names={["q", "sort"]}>
        <SearchFilter name="q" label="Search by name or email address" />
        <SelectFilter
          name="sort"
          label="Sort by"
          all="Latest order first"
          options={[{ value: "value", label: "Highest value first" }]}
        />
      </FilterBar>
      <Card flush>
        <DataTable
          label="Customers"
          columns={columns}
          rows={customers.items()}
          href={({ userId }) => `/customers/${userId}`}
          empty={
            <EmptyState
              title={search["q"] ? "No customer found" : "No customers yet"}
              text={
                search["q"]
                  ? "Search by the beginning of a name or an email address."
                  : "Customers show up here with their first order."
              }
            />
          }
        />
        <LoadMore list={customers} />
      </Card>
    </Page>
  );
}

/** What a customer paid, in each currency. */
export function Value(props: { readonly value: CustomerRow["value"] }) {
  return (
    <For each={props.value} fallback="–">
      {({ currency, amount }) => <span class="block tabular-nums">{written(amount, currency)}</span>}
    </For>
  );
}

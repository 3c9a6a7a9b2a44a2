import { useSearchParams } from "@solidjs/router";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Thumbnail } from "../../web/ui/pictures/thumbnail.tsx";
import { Badge } from "../ui/badge.tsx";
import { FilterBar, SearchFilter, SelectFilter, textOf } from "../ui/filters.tsx";
import { Card, Page } from "../ui/page.tsx";
import { createPaged } from "../ui/paged.ts";
import { type Column, DataTable, LoadMore } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import { loadInventory, type StockFilters, type StockRow } from "./inventory.data.ts";

/** Every SKU with its units, the fewest available first. */
export function InventoryPage() {
  const [search] = useSearchParams();
  const filters = (): StockFilters => {
    const level = textOf(search["level"]);
    const text = textOf(search["q"]);
    return { ...(level === "low" || level === "out" ? { level } : {}), ...(text !== "" && { q: text }) };
  };
  const rows = createPaged<StockFilters, StockRow>(filters, loadInventory);
  const filtered = () => Object.keys(filters()).length > 0;
  return (
    <Page title="Inventory">
      <FilterBar names={["q", "level"]}>
        <SearchFilter name="q" label="Search by name or SKU" />
        <SelectFilter
          name="level"
          label="Stock level"
          all="All stock levels"
          options={[
            { value: "low", label: "Low or out of stock" },
            { value: "out", label: "Out of stock" },
          ]}
        />
      </FilterBar>
      <Card flush={true}>
        <DataTable
          label="Inventory"
          columns={columns}
          rows={rows.items()}
          href={hrefOf}
          empty={
            <EmptyState
              title={filtered() ? "Nothing matches these filters" : "No products yet"}
              text={
                filtered()
                  ? "Try another search, or clear the filters."
                  : "The stock of products that you add is listed here."
              }
            />
          }
        />
        <LoadMore list={rows} />
      </Card>
    </Page>
  );
}

const hrefOf = ({ productId, variantId }: StockRow): string =>
  `/inventory/${productId}${variantId === undefined ? "" : `?variant=${encodeURIComponent(variantId)}`}`;

const columns: readonly Column<StockRow>[] = [
  {
    label: "Product",
    cell: (row) => (
      <span class="flex items-center gap-3">
        <Thumbnail src={row.imageUrl} size={40} class="size-10 shrink-0 max-sm:hidden" />
        <span class="min-w-0 wrap-anywhere">
          {row.name}
          <span class="block text-label font-normal text-quiet">
            {Object.values(row.options ?? {}).join(" / ")}
          </span>
        </span>
      </span>
    ),
  },
  { label: "SKU", from: "desk", cell: (row) => <span class="wrap-anywhere">{row.sku ?? "–"}</span> },
  {
    label: "Level",
    from: "tablet",
    cell: (row) => <Badge tone={levels[row.level].tone}>{levels[row.level].label}</Badge>,
  },
  { label: "On hand", align: "end", from: "tablet", cell: (row) => row.onHand },
  { label: "Reserved", align: "end", from: "tablet", cell: (row) => row.reserved },
  { label: "Available", align: "end", cell: (row) => row.available },
  { label: "Last move", from: "desk", cell: (row) => <Ago at={row.updatedAt} /> },
];

const levels = {
  out: { tone: "bad", label: "Out of stock" },
  low: { tone: "attention", label: "Low" },
  enough: { tone: "good", label: "In stock" },
} as const;

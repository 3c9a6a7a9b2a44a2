import {
  type ColumnDef,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/solid-table";
import { store } from "../../web/lib/store.ts";
import { Thumbnail } from "../../web/ui/pictures/thumbnail.tsx";
import { written } from "../../web/ui/price.tsx";
import { Ago } from "../ui/time.tsx";
import type { AdminProduct } from "./catalog.data.ts";
import { OnSaleSwitch } from "./on-sale-switch.tsx";

/** What the table of products does with its rows; order and filters are the API's. */
export const features = tableFeatures({ rowSelectionFeature, columnVisibilityFeature, rowSortingFeature });

/** How a column is laid out. `narrow`: it is shown on phones too. */
export type Layout = { readonly width: string; readonly end?: boolean; readonly narrow?: boolean };

export const layouts: Readonly<Record<string, Layout>> = {
  name: { width: "auto", narrow: true },
  status: { width: "7rem", narrow: true },
  category: { width: "10rem" },
  stock: { width: "6.5rem", end: true },
  reserved: { width: "6.5rem", end: true },
  onHand: { width: "6.5rem", end: true },
  price: { width: "9rem", end: true },
  tags: { width: "12rem" },
  updated: { width: "9rem" },
};

/** Columns that are hidden until somebody chooses them. */
export const hiddenAtFirst = ["reserved", "onHand", "tags"];

/** The names of columns are those of the API's `sort`. */
export const columns: ColumnDef<typeof features, AdminProduct>[] = [
  {
    id: "name",
    header: "Product",
    enableHiding: false,
    accessorFn: ({ name }) => name,
    cell: ({ row }) => (
      <a href={`/products/${row.original.productId}`} class="flex items-center gap-3 hover:underline">
        <Thumbnail src={row.original.imageUrl} size={36} class="size-9 shrink-0" />
        <span class="min-w-0">
          <span class="line-clamp-2 font-medium wrap-anywhere" title={row.original.name}>
            {row.original.name}
          </span>
          <span class="text-label text-quiet md:hidden">
            {priceOf(row.original)} · {row.original.available} available
          </span>
        </span>
      </a>
    ),
  },
  {
    id: "status",
    header: "On sale",
    enableSorting: false,
    cell: ({ row }) => <OnSaleSwitch product={row.original} />,
  },
  { id: "category", header: "Category", enableSorting: false, accessorFn: ({ category }) => category },
  { id: "stock", header: "Available", accessorFn: ({ available }) => available },
  { id: "reserved", header: "Reserved", enableSorting: false, accessorFn: ({ reserved }) => reserved },
  { id: "onHand", header: "On hand", enableSorting: false, accessorFn: ({ stock }) => stock },
  { id: "price", header: "Price", accessorFn: priceOf },
  { id: "tags", header: "Tags", enableSorting: false, accessorFn: ({ tags }) => tags.join(", ") },
  {
    id: "updated",
    header: "Updated",
    accessorFn: ({ updatedAt }) => updatedAt,
    cell: ({ row }) => <Ago at={row.original.updatedAt} />,
  },
];

/** "$12.00", or "$12.00–$15.00" where the variants differ. */
function priceOf({ lowestPrice, highestPrice }: AdminProduct): string {
  const { currency } = store();
  const lowest = written(lowestPrice, currency);
  return lowestPrice === highestPrice ? lowest : `${lowest}–${written(highestPrice, currency)}`;
}

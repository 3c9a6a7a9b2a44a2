import { store } from "../../web/lib/store.ts";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Price } from "../../web/ui/price.tsx";
import { Thumbnail } from "../../web/ui/thumbnail.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card, Page } from "../ui/page.tsx";
import { createPaged } from "../ui/paged.ts";
import { type Column, DataTable, LoadMore } from "../ui/table.tsx";
import { type AdminProduct, loadProducts } from "./catalog.data.ts";

/** All products, with their stock. */
export function ProductsPage() {
  const products = createPaged<object, AdminProduct>(() => ({}), loadProducts);
  return (
    <Page title="Products">
      <Card flush={true}>
        <DataTable
          label="Products"
          columns={columns}
          rows={products.items()}
          empty={
            <EmptyState
              title="No products yet"
              text="Products that you add are listed here, on sale or not."
            />
          }
        />
        <LoadMore list={products} />
      </Card>
    </Page>
  );
}

const columns: readonly Column<AdminProduct>[] = [
  {
    label: "Product",
    cell: (product) => (
      <span class="flex items-center gap-3">
        <Thumbnail src={product.imageUrl} size={40} class="size-10 shrink-0" />
        <span class="min-w-0 wrap-anywhere">{product.name}</span>
      </span>
    ),
  },
  {
    label: "Status",
    cell: (product) => (
      <Badge tone={product.isActive ? "good" : "plain"}>{product.isActive ? "On sale" : "Off sale"}</Badge>
    ),
  },
  { label: "Category", from: "tablet", cell: (product) => product.category },
  { label: "Available", align: "end", cell: (product) => product.available },
  {
    label: "Price",
    align: "end",
    from: "tablet",
    cell: (product) => <Price amount={product.price} currency={store().currency} />,
  },
];

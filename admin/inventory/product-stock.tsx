import { createAsync, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { Problem } from "../../web/lib/problem.ts";
import { Button } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { may } from "../shell/staff.ts";
import { ChangeList } from "../ui/change-list.tsx";
import { textOf } from "../ui/filters.tsx";
import { Card, Columns, Page } from "../ui/page.tsx";
import { Above, type Column, DataTable } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import { ChangeDialog, type StockChange } from "./change-dialog.tsx";
import { loadHolds, loadStock, loadStockHistory, type SkuStock } from "./inventory.data.ts";

/** A product's units by SKU, the orders that hold some, and who changed them. */
export function ProductStockPage() {
  const params = useParams<{ id: string }>();
  const stock = createAsync(async () =>
    loadStock(params.id).catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    }),
  );
  return (
    <Show when={stock() !== null} fallback={<Missing />}>
      <Show when={stock()}>
        {(found) => <Stock productId={params.id} name={found().name} items={found().items} />}
      </Show>
    </Show>
  );
}

const Missing = () => (
  <NotFound title="Product not found" text="It may have been removed. Look for it in the inventory." />
);

function Stock(props: {
  readonly productId: string;
  readonly name: string;
  readonly items: readonly SkuStock[];
}) {
  const [search, setSearch] = useSearchParams();
  const [change, setChange] = createSignal<StockChange>();
  const holds = createAsync(() => loadHolds(props.productId));
  const chosen = () =>
    props.items.find((sku) => sku.variantId === textOf(search["variant"])) ?? props.items[0];
  const history = createAsync(() => loadStockHistory(props.productId, chosen()?.variantId));
  const labelOf = (sku: SkuStock | undefined): string => sku?.sku ?? props.name;
  const labelOfId = (variantId: string | undefined): string =>
    labelOf(props.items.find((sku) => sku.variantId === variantId));
  const columns: readonly Column<SkuStock>[] = [
    {
      label: "SKU",
      cell: (sku) => (
        <>
          <Show when={props.items.length > 1} fallback={labelOf(sku)}>
            <button
              type="button"
              aria-pressed={chosen() === sku}
              class="min-h-11 text-left wrap-anywhere underline-offset-4 hover:underline aria-pressed:font-semibold lg:min-h-8"
              onClick={() => setSearch({ variant: sku.variantId })}
            >
              {labelOf(sku)}
            </button>
          </Show>
          <span class="block text-label text-quiet md:hidden">{sku.onHand} on hand</span>
        </>
      ),
    },
    { label: "On hand", align: "end", from: "tablet", cell: (sku) => sku.onHand },
    { label: "Reserved", align: "end", from: "tablet", cell: (sku) => sku.reserved },
    { label: "Available", align: "end", cell: (sku) => sku.available },
    {
      label: "Actions",
      quiet: true,
      align: "end",
      cell: (sku) => (
        <Show when={may("inventory:write")}>
          <Above>
            <span class="flex flex-wrap justify-end gap-2">
              <Button
                look="secondary"
                aria-label={`Adjust ${labelOf(sku)}`}
                onClick={() => setChange({ kind: "adjust", sku })}
              >
                Adjust
              </Button>
              <Button
                look="secondary"
                aria-label={`Count ${labelOf(sku)}`}
                onClick={() => setChange({ kind: "count", sku })}
              >
                Count
              </Button>
            </span>
          </Above>
        </Show>
      ),
    },
  ];
  return (
    <Page title={props.name} back={{ path: "/inventory", label: "Inventory" }}>
      <Columns
        main={
          <>
            <Card title="Units" flush={true}>
              <DataTable
                label="Units"
                columns={columns}
                rows={props.items}
                empty={<EmptyState title="No SKUs" />}
              />
            </Card>
            <Card title={props.items.length > 1 ? `History of ${labelOf(chosen())}` : "History"}>
              <ChangeList
                changes={history()?.items ?? []}
                labelOf={(path) => fields[path]}
                empty="Adjustments and counts are listed here with their reason. Sales are in the orders."
              />
            </Card>
          </>
        }
        side={
          <Card title="Reserved by orders">
            <Show
              when={(holds()?.items.length ?? 0) > 0}
              fallback={<p class="text-quiet">No order holds units right now.</p>}
            >
              <ul class="grid gap-3">
                <For each={holds()?.items}>
                  {(hold) => (
                    <li class="grid gap-0.5 border-b border-line pb-3 last:border-0 last:pb-0">
                      <Show
                        when={may("orders:read")}
                        fallback={<span class="font-medium">{shortId(hold.orderId)}</span>}
                      >
                        <a href={`/orders/${hold.orderId}`} class="font-medium underline underline-offset-4">
                          Order {shortId(hold.orderId)}
                        </a>
                      </Show>
                      <span class="text-label text-quiet">
                        {hold.quantity} × {labelOfId(hold.variantId)} · <Ago at={hold.since} />
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={holds()?.isComplete === false}>
              <Notice kind="info">Only the newest thousand reservations of the shop were searched.</Notice>
            </Show>
          </Card>
        }
      />
      <ChangeDialog
        productId={props.productId}
        change={change()}
        labelOf={labelOf}
        onClose={() => setChange(undefined)}
      />
    </Page>
  );
}

const shortId = (orderId: string): string => orderId.slice(0, 8);

/** Fields of the history that staff know; the others are counters of the storage. */
const fields: Readonly<Record<string, string>> = { stock: "On hand", available: "Available" };

import { createAsync, revalidate, useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import type { SortingState } from "@tanstack/solid-table";
import { createSignal, Show } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { many } from "../../web/lib/format.ts";
import { Button, ButtonLink } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { may } from "../shell/staff.ts";
import { FilterBar, SearchFilter, SelectFilter, textOf } from "../ui/filters.tsx";
import { Card, Page } from "../ui/page.tsx";
import { createPaged } from "../ui/paged.ts";
import { LoadMore } from "../ui/table.tsx";
import { undoBulk } from "./bulk/bulk.data.ts";
import { type BulkDone, BulkEdit } from "./bulk/bulk-edit.tsx";
import { counted } from "./bulk/edit-results.tsx";
import { type AdminProduct, loadCategories, loadProducts, type ProductFilters } from "./catalog.data.ts";
import { CatalogFilters, catalogFiltersIn } from "./catalog-filters.tsx";
import { downloadProducts } from "./import.data.ts";
import { hiddenAtFirst } from "./product-columns.tsx";
import { ProductsTable, type Selection } from "./products-table.tsx";
import { ColumnMenu, ViewMenu } from "./view-menus.tsx";
import { createViews } from "./views.ts";

/** As many products as are loaded to be edited at once. */
const mostSelected = 5000;

const filterNames = ["q", "category", "active", "lowStock"] as const;

/** All products: find, sort and set up the list, put on sale, and edit many at once. */
export function ProductsPage() {
  const [search, setSearch] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const views = createViews("products", hiddenAtFirst);
  const categories = createAsync(() => loadCategories().catch(() => []), { initialValue: [] });
  const products = createPaged<ProductFilters, AdminProduct>(() => filtersIn(search), loadProducts);
  const [selection, setSelection] = createSignal<Selection>({});
  const selected = () => products.items().filter(({ productId }) => selection()[productId]);
  /** Loads what is left of the list and selects it. */
  const selectAll = async (): Promise<void> => {
    while (products.hasMore() && products.items().length < mostSelected) {
      await products.loadMore();
      if (products.problem() !== undefined) break;
    }
    setSelection(Object.fromEntries(products.items().map(({ productId }) => [productId, true] as const)));
  };
  const [editing, setEditing] = createSignal(false);
  const [done, setDone] = createSignal<BulkDone>();
  const sort = (id: string): void =>
    setSearch({ sort: search["sort"] === `${id}-asc` ? `${id}-desc` : `${id}-asc` });
  const finish = (made: BulkDone): void => {
    setDone(made);
    setEditing(false);
    setSelection({});
    void revalidate(loadProducts.key);
  };
  return (
    <Page title="Products" actions={<FileActions />}>
      <BulkNotice done={done()} onClose={() => setDone(undefined)} />
      <FilterBar names={filterNames}>
        <SearchFilter name="q" label="Search by name, SKU or id" />
        <CatalogFilters categories={categories()} />
        <SelectFilter
          name="lowStock"
          label="Stock"
          all="Any stock"
          options={[{ value: "true", label: "Low stock" }]}
        />
        <ColumnMenu views={views} />
        <ViewMenu
          views={views}
          search={location.search}
          onOpen={({ search: saved, hidden }) => {
            views.hide(hidden);
            navigate(`/products${saved}`);
          }}
        />
      </FilterBar>
      <Show when={selected().length > 0 && may("catalog:write")}>
        <div
          class="enter fixed inset-x-0 bottom-4 z-20 mx-auto flex w-fit max-w-[calc(100vw-2rem)] flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line bg-raised px-4 py-2 shadow-xl lg:left-[15rem]"
          role="status"
        >
          <span>{many(selected().length, "product")} selected</span>
          <Button onClick={() => setEditing(true)}>Edit</Button>
          <Show when={products.hasMore() && selected().length === products.items().length}>
            <Button look="plain" busy={products.loadingMore()} onClick={() => void selectAll()}>
              Select all that match
            </Button>
          </Show>
          <Button look="plain" onClick={() => setSelection({})}>
            Clear selection
          </Button>
        </div>
      </Show>
      <Card flush={true}>
        <Show
          when={products.items().length > 0}
          fallback={<NoProducts filtered={filterNames.some((name) => search[name])} />}
        >
          <ProductsTable
            products={products}
            sorting={sortingIn(search)}
            onSort={sort}
            hidden={views.hidden()}
            selection={selection()}
            onSelect={setSelection}
          />
          <Show when={products.problem()}>
            <LoadMore list={products} />
          </Show>
        </Show>
      </Card>
      <BulkEdit open={editing()} onOpenChange={setEditing} products={selected()} onDone={finish} />
    </Page>
  );
}

/** Products as files: to the computer, and from it. */
function FileActions() {
  const attempt = createAttempt();
  return (
    <>
      <Show when={attempt.problem()}>{(text) => <span class="text-clay">{text()}</span>}</Show>
      <ButtonLink look="secondary" href="/products/prices">
        Prices
      </ButtonLink>
      <Button
        look="secondary"
        busy={attempt.busy() !== undefined}
        onClick={() => void attempt.run(downloadProducts)}
      >
        Export
      </Button>
      <Show when={may("catalog:write")}>
        <ButtonLink look="secondary" href="/products/import">
          Import
        </ButtonLink>
        <ButtonLink href="/products/new">Add product</ButtonLink>
      </Show>
    </>
  );
}

/** What the last bulk edit did, with the way back. */
function BulkNotice(props: { readonly done: BulkDone | undefined; readonly onClose: () => void }) {
  const [undone, setUndone] = createSignal<BulkDone>();
  const attempt = createAttempt();
  const undo = (done: BulkDone): Promise<boolean> =>
    attempt.run(async () => {
      setUndone({ batchId: done.batchId, results: await undoBulk(done.batchId) });
      await revalidate(loadProducts.key);
    });
  const written = (done: BulkDone): string => {
    const back = undone()?.batchId === done.batchId ? undone() : undefined;
    const { results } = back ?? done;
    const [changed, refused] = [counted(results, "changed"), counted(results, "refused")];
    const left = refused === 0 ? "" : ` ${many(refused, "product")} couldn't be changed.`;
    return back
      ? `Undone: ${many(changed, "product")} restored.${left}`
      : `${many(changed, "product")} changed.${left}`;
  };
  return (
    <Show when={props.done}>
      {(done) => (
        <Notice kind={attempt.problem() ? "problem" : "good"}>
          <span class="flex flex-wrap items-center gap-x-4 gap-y-1">
            {attempt.problem() ?? written(done())}
            <Show when={undone()?.batchId !== done().batchId}>
              <Button look="plain" busy={attempt.busy() !== undefined} onClick={() => void undo(done())}>
                Undo
              </Button>
            </Show>
            <Button look="plain" onClick={() => props.onClose()}>
              Dismiss
            </Button>
          </span>
        </Notice>
      )}
    </Show>
  );
}

const NoProducts = (props: { readonly filtered: boolean }) => (
  <Show
    when={props.filtered}
    fallback={
      <EmptyState title="No products yet" text="Products that you add are listed here, on sale or not." />
    }
  >
    <EmptyState title="No products match" text="Change the filters, or clear them to see all products." />
  </Show>
);

type Search = ReturnType<typeof useSearchParams>[0];

const sorts = ["name", "price", "stock", "updated"].flatMap((id) => [`${id}-asc`, `${id}-desc`] as const);

/** The filters in the URL; what the API would refuse is left out. */
function filtersIn(search: Search): ProductFilters {
  const sort = sorts.find((one) => one === textOf(search["sort"]));
  const q = textOf(search["q"]);
  return {
    ...(q !== "" && { q: q.slice(0, 100) }),
    ...catalogFiltersIn(search),
    ...(search["lowStock"] === "true" && { lowStock: "true" }),
    ...(sort && { sort: sort as NonNullable<ProductFilters["sort"]> }),
  };
}

const sortingIn = (search: Search): SortingState => {
  const [id, order] = textOf(search["sort"]).split("-");
  return id ? [{ id, desc: order === "desc" }] : [{ id: "updated", desc: true }];
};

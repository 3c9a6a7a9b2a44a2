import { createAsync, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { issuesOf, messageOf, Problem } from "../../../web/lib/problem.ts";
import { Button, ButtonLink } from "../../../web/ui/button.tsx";
import { EmptyState } from "../../../web/ui/empty-state.tsx";
import { Notice } from "../../../web/ui/notice.tsx";
import { may } from "../../shell/staff.ts";
import { FilterBar, SelectFilter, textOf } from "../../ui/filters.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { createPaged } from "../../ui/paged.ts";
import { LoadMore } from "../../ui/table.tsx";
import { loadCategories } from "../catalog.data.ts";
import { CatalogFilters, catalogFiltersIn } from "../catalog-filters.tsx";
import { changeOf, type Field, shownAmount } from "./cells.ts";
import { PriceGrid, type SaveCell } from "./grid.tsx";
import { loadPrices, type PriceFilters, type PriceRow, savePrices } from "./prices.data.ts";
import { Propose } from "./propose.tsx";

const filterNames = ["missing", "category", "active", "show"] as const;

/** The prices of all products in every book. */
export function PricesPage() {
  const [search] = useSearchParams();
  const filters = () => filtersIn(search);
  const first = createAsync(() => loadPrices(filters()));
  const prices = createPaged<PriceFilters, PriceRow>(filters, loadPrices);
  const categories = createAsync(() => loadCategories().catch(() => []), { initialValue: [] });
  const books = () => first()?.books ?? [];
  const field = (): Field => (textOf(search["show"]) === "compareAt" ? "compareAt" : "amount");
  const [proposing, setProposing] = createSignal(false);
  const [notice, setNotice] = createSignal<string>();
  const save = createSaves(prices.replace, setNotice);
  return (
    <Page
      title="Prices"
      back={{ path: "/products", label: "Products" }}
      about="A product without a price in a book is not sold in its markets. A variant without a price of its own has the product's."
      actions={
        <Show when={may("catalog:write") && books().length > 1}>
          <Button onClick={() => setProposing(true)}>Propose prices</Button>
        </Show>
      }
    >
      <Show when={notice()}>
        <Notice kind="problem">
          <span role="status">{notice()}</span>
        </Notice>
      </Show>
      <FilterBar names={filterNames}>
        <SelectFilter
          name="missing"
          label="Missing prices"
          all="With or without prices"
          options={books().map(({ bookId }) => ({ value: bookId, label: `Missing in ${bookId}` }))}
        />
        <CatalogFilters categories={categories()} />
        <SelectFilter
          name="show"
          label="Amounts"
          all="Prices"
          options={[{ value: "compareAt", label: "Compare-at prices" }]}
        />
      </FilterBar>
      <Show when={books().length === 1}>
        <Notice kind="info" title="The shop has one price book">
          <p>Add a book for each currency that you sell in, and a market that sells by it.</p>
          <ButtonLink look="secondary" class="mt-2" href="/settings/markets">
            Markets and price books
          </ButtonLink>
        </Notice>
      </Show>
      <Card flush={true}>
        <Show
          when={prices.items().length > 0}
          fallback={
            <Show when={!prices.hasMore()}>
              <Nothing
                filtered={filterNames.some((name) => search[name])}
                missing={textOf(search["missing"])}
              />
            </Show>
          }
        >
          <PriceGrid
            rows={prices.items()}
            books={books()}
            field={field()}
            onSave={(row, cell) => save(row, cell, field())}
          />
        </Show>
        <LoadMore list={prices} />
      </Card>
      <Propose open={proposing()} onOpenChange={setProposing} books={books()} categories={categories()} />
    </Page>
  );
}

/**
 * Saves cells one after the other for each product, each on the version that the one before has made. What somebody else has stored
 * meanwhile is shown in place of the row.
 */
function createSaves(
  replace: (change: (row: PriceRow) => PriceRow) => void,
  tell: (text: string | undefined) => void,
) {
  const latest = new Map<string, Promise<PriceRow>>();
  const put = (row: PriceRow): void =>
    replace((shown) => (shown.productId === row.productId && shown.version <= row.version ? row : shown));
  return async (
    row: PriceRow,
    { book, variantId, value }: Parameters<SaveCell>[1],
    field: Field,
  ): Promise<string | undefined> => {
    const { productId } = row;
    const before = (latest.get(productId) ?? Promise.resolve(row)).catch(() => row);
    const saved = before.then((known) =>
      savePrices(known.version > row.version ? known : row, [changeOf(book.bookId, variantId, field, value)]),
    );
    latest.set(productId, saved);
    try {
      tell(undefined);
      put(await saved);
      return undefined;
    } catch (error) {
      const current = currentOf(error);
      if (!current) return Object.values(issuesOf(error))[0] ?? messageOf(error);
      latest.set(productId, Promise.resolve(current));
      put(current);
      const typed = shownAmount(value ?? undefined, book) || "the removal";
      tell(
        `Somebody else changed ${row.name} meanwhile. Its prices are shown as they stand now; ${typed} in ${book.bookId} was not saved.`,
      );
      return undefined;
    }
  };
}

/** The prices that stand, where a save was refused because of them. */
function currentOf(error: unknown): PriceRow | undefined {
  if (!(error instanceof Problem) || error.code !== "CONFLICT") return undefined;
  const { current } = error.details as { readonly current?: PriceRow };
  return current;
}

function Nothing(props: { readonly filtered: boolean; readonly missing: string }) {
  return (
    <Show
      when={props.filtered}
      fallback={
        <EmptyState title="No products yet" text="The prices of products that you add are listed here." />
      }
    >
      <Show
        when={props.missing !== ""}
        fallback={
          <EmptyState
            title="No products match"
            text="Change the filters, or clear them to see all products."
          />
        }
      >
        <EmptyState
          title="No prices are missing"
          text={`Every product here has a price in ${props.missing}.`}
        />
      </Show>
    </Show>
  );
}

type Search = ReturnType<typeof useSearchParams>[0];

/** The filters in the URL; what the API would refuse is left out. */
function filtersIn(search: Search): PriceFilters {
  const missing = textOf(search["missing"]);
  return {
    ...(/^[a-z][a-z0-9-]{0,30}$/.test(missing) && { missing }),
    ...catalogFiltersIn(search),
  };
}

import { createAsync } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Form } from "../../../web/lib/form.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Notice } from "../../../web/ui/notice.tsx";
import { loadCurrencies, loadMarkets, type Parts, saveMarkets } from "../settings.data.ts";
import { SettingsPage } from "../settings-page.tsx";
import { type Book, Books, booksIn } from "./books.tsx";
import { type Market, MarketRows, marketsIn } from "./market-rows.tsx";

type Markets = Parts["markets"];

/** Where the shop sells, and at which prices. */
export function MarketSettingsPage() {
  const currencies = createAsync(() => loadCurrencies(), { initialValue: [] });
  return (
    <SettingsPage
      title="Markets and price books"
      about="A market is some countries that are sold to in one way. It sells by a price book, which has the prices in one currency: a product without a price in the book is not sold there."
      part="markets"
      load={loadMarkets}
      save={saveMarkets}
      read={(entry) => ({ markets: marketsIn(entry), books: booksIn(entry, currencies()) })}
    >
      {(value: Markets, form) => (
        <Show when={currencies().length > 0}>
          <MarketsForm value={value} form={form} currencies={currencies()} />
        </Show>
      )}
    </SettingsPage>
  );
}

function MarketsForm(props: {
  readonly value: Markets;
  readonly form: Form;
  readonly currencies: readonly string[];
}) {
  const [books, setBooks] = createSignal<readonly Book[]>(props.value.books);
  const [markets, setMarkets] = createSignal<readonly Market[]>(props.value.markets);
  let fields: HTMLDivElement | undefined;
  const removed = () => props.value.markets.filter((market) => !markets().includes(market));
  /** As the selects stand, saved or not. */
  const usedBy = (bookId: string): readonly string[] => {
    const form = fields?.closest("form");
    const data = form ? new FormData(form) : new FormData();
    const at = (place: number, name: string): string => {
      const value = data.get(`markets.${place}.${name}`);
      return typeof value === "string" ? value : "";
    };
    return markets().flatMap((_, place) =>
      at(place, "book") === bookId ? [at(place, "name") || "New market"] : [],
    );
  };
  return (
    <div ref={(element) => (fields = element)} class="grid grid-cols-[minmax(0,1fr)] gap-5">
      <h3 class="text-base font-medium">Markets</h3>
      <Show when={removed().length > 0}>
        <Notice
          kind="info"
          title={`Saving removes ${removed()
            .map(({ name }) => name)
            .join(", ")}`}
        >
          <p>
            Its addresses stop working, and its countries are sold to by the default market, if that sells to
            all others. Orders stay as they are.
          </p>
          <Button look="secondary" class="mt-2" onClick={() => setMarkets([...markets(), ...removed()])}>
            Keep
          </Button>
        </Notice>
      </Show>
      <MarketRows
        markets={markets()}
        initial={props.value.markets}
        books={books()}
        onChange={setMarkets}
        form={props.form}
      />
      <h3 class="text-base font-medium">Price books</h3>
      <Books
        books={books()}
        initial={props.value.books}
        currencies={props.currencies}
        usedBy={usedBy}
        onChange={setBooks}
        form={props.form}
      />
    </div>
  );
}

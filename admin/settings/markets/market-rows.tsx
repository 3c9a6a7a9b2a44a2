import { createSignal, For, Show } from "solid-js";
import type { Entries, Form } from "../../../web/lib/form.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Field, Select } from "../../../web/ui/field.tsx";
import { Checkbox } from "../../ui/form.tsx";
import { codesIn, countryName } from "../country-rows.tsx";
import type { Parts } from "../settings.data.ts";
import { type Book, bookName, defaultBook } from "./books.tsx";
import { CountriesField } from "./countries-field.tsx";

export type Market = Parts["markets"]["markets"][number];

/** The markets, of which each opens to its fields; read them with `marketsIn`. The default market cannot be removed. */
export function MarketRows(props: {
  readonly markets: readonly Market[];
  readonly initial: readonly Market[];
  readonly books: readonly Book[];
  readonly onChange: (markets: readonly Market[]) => void;
  readonly form: Form;
}) {
  /** As they are chosen; a market in `markets` stays the object that it was, because fields that are made anew lose what was typed. */
  const [chosen, setChosen] = createSignal<ReadonlyMap<Market, readonly string[]>>(new Map());
  const countriesOf = (market: Market) => chosen().get(market) ?? market.countries ?? [];
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
      <input type="hidden" name="marketCount" value={props.markets.length} />
      <For each={props.markets}>
        {(market, place) => (
          <MarketRow
            market={market}
            path={`markets.${place()}`}
            isNew={!props.initial.includes(market)}
            books={props.books}
            countries={countriesOf(market)}
            taken={props.markets.filter((one) => one !== market).flatMap(countriesOf)}
            onCountries={(codes) => setChosen(new Map(chosen()).set(market, codes))}
            onRemove={() => props.onChange(props.markets.filter((one) => one !== market))}
            form={props.form}
          />
        )}
      </For>
      <div>
        <Button look="secondary" onClick={() => props.onChange([...props.markets, newMarket(props.books)])}>
          Add a market
        </Button>
      </div>
    </div>
  );
}

const newMarket = (books: readonly Book[]): Market => ({
  marketId: "",
  name: "",
  countries: [],
  book: books.at(-1)?.bookId || defaultBook,
  locales: [],
  returnDays: 30,
  withdrawal: false,
  isDefault: false,
  priorPrice: false,
});

function MarketRow(props: {
  readonly market: Market;
  readonly path: string;
  readonly isNew: boolean;
  readonly books: readonly Book[];
  readonly countries: readonly string[];
  readonly taken: readonly string[];
  readonly onCountries: (codes: readonly string[]) => void;
  readonly onRemove: () => void;
  readonly form: Form;
}) {
  const [everywhere, setEverywhere] = createSignal(props.market.countries === null);
  const at = (field: string) => `${props.path}.${field}`;
  const text = (field: string) => ({ name: at(field), error: props.form.error(at(field)) });
  const isWrong = () =>
    ["marketId", "name", "countries", "book", "locales", "returnDays"].some((field) => text(field).error);
  return (
    <details class="rounded-sm border border-line" open={props.isNew || isWrong()}>
      <summary class="flex min-h-11 cursor-pointer items-center justify-between gap-4 px-4">
        <span class="max-w-2/3 shrink-0 font-medium wrap-anywhere">{props.market.name || "New market"}</span>
        <span class="min-w-0 truncate text-quiet">
          {everywhere() ? "All other countries" : props.countries.map(countryName).join(", ") || "No country"}
        </span>
      </summary>
      <fieldset class="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 border-t border-line p-4 sm:grid-cols-2">
        <legend class="sr-only">Market {props.market.name}</legend>
        <Show
          when={props.isNew}
          fallback={<input type="hidden" name={at("marketId")} value={props.market.marketId} />}
        >
          <Field
            label="Address prefix"
            maxlength="15"
            autocomplete="off"
            hint="Two letters, such as de: its pages begin with /de. It cannot be changed later."
            {...text("marketId")}
          />
        </Show>
        <Field label="Name" maxlength="60" value={props.market.name} {...text("name")} />
        <input type="hidden" name={at("everywhere")} value={everywhere() ? "on" : ""} />
        <Show when={props.market.isDefault}>
          <div class="sm:col-span-2">
            <Checkbox
              label="Sell to all countries that no other market has"
              checked={everywhere()}
              onChange={({ currentTarget }) => setEverywhere(currentTarget.checked)}
            />
          </div>
        </Show>
        <Show when={!everywhere()}>
          <CountriesField
            label="Countries"
            initial={props.countries}
            taken={props.taken}
            onChange={props.onCountries}
            hint="A country belongs to one market."
            {...text("countries")}
          />
        </Show>
        <Select
          label="Price book"
          options={props.books
            .filter(({ bookId }) => bookId !== "")
            .map((book) => ({ value: book.bookId, label: bookName(book) }))}
          value={props.market.book}
          hint="Save a new book before a market can sell by it."
          {...text("book")}
        />
        <Field
          label="Locales"
          optional={true}
          hint="Separated by commas, such as de-DE, de-AT; the first is the usual one."
          value={props.market.locales.join(", ")}
          {...text("locales")}
        />
        <Field
          label="Days to return goods"
          type="number"
          min="0"
          max="365"
          step="1"
          value={props.market.returnDays}
          {...text("returnDays")}
        />
        <div class="grid content-start sm:col-span-2">
          <Checkbox
            label="Right to withdraw from the contract"
            hint="Required in the European Union."
            name={at("withdrawal")}
            checked={props.market.withdrawal}
          />
          <Checkbox
            label="Show reductions against the lowest price of the 30 days before"
            hint="Required in the European Union. A price that is younger than 30 days is not shown as reduced."
            name={at("priorPrice")}
            checked={props.market.priorPrice}
          />
        </div>
        <Show when={!props.market.isDefault}>
          <div class="sm:col-span-2">
            <Button
              look="plain"
              aria-label={`Remove market ${props.market.name}`}
              onClick={() => props.onRemove()}
            >
              Remove
            </Button>
          </div>
        </Show>
      </fieldset>
    </details>
  );
}

/** The markets that the form has. */
export const marketsIn = (entry: Entries): Market[] =>
  Array.from({ length: Number(entry("marketCount")) }, (_, place) => {
    const path = `markets.${place}`;
    const at = (name: string) => entry(`${path}.${name}`);
    return {
      marketId: at("marketId"),
      name: at("name"),
      countries: at("everywhere") === "on" ? null : [...codesIn(entry, `${path}.countries`)],
      book: at("book"),
      locales: at("locales")
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
      returnDays: Number(at("returnDays")),
      withdrawal: at("withdrawal") === "on",
      isDefault: at("marketId") === "default",
      priorPrice: at("priorPrice") === "on",
    };
  });

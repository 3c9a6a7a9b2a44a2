import { Show } from "solid-js";
import { numberFormat } from "../../api/domain/formats.ts";
import { store } from "../lib/store.ts";
import { market } from "../market/market.ts";

/** An amount in decimal major units, as in the API, formatted for the locale. */
export function Price(props: { amount: number; currency: string; locale?: string }) {
  const text = () => written(props.amount, props.currency, props.locale);
  return <data value={props.amount}>{text()}</data>;
}

/** The higher price that a price is compared with, struck through. */
export function ComparedPrice(props: { readonly amount: number | undefined; readonly currency: string }) {
  return (
    <Show when={props.amount}>
      {(amount) => (
        <s class="text-base text-quiet">
          <span class="sr-only">Instead of </span>
          <Price amount={amount()} currency={props.currency} />
        </s>
      )}
    </Show>
  );
}

/** Only the server keeps formats: a page in the browser writes few amounts, and the code would be longer than they are. */
const formatIn = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  import.meta.env.SSR ? numberFormat(locale, options) : new Intl.NumberFormat(locale, options);

/** The formatted amount as text, in the market's locale, so that server and browser agree. */
export const written = (
  amount: number,
  currency: string,
  locale = market().locale ?? store().locale,
): string => formatIn(locale, { style: "currency", currency }).format(amount);

/** The same without decimals where they are zero: "$50", for thresholds and ranges. */
export const writtenShort = (amount: number, currency: string): string =>
  formatIn(market().locale ?? store().locale, {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  }).format(amount);

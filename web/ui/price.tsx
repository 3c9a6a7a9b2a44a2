/** An amount in decimal major units, as the API gives it, in the shopper's way of writing it. */
export function Price(props: { amount: number; currency: string; locale?: string }) {
  const text = () => written(props.amount, props.currency, props.locale);
  return <data value={props.amount}>{text()}</data>;
}

/** The same as text. Without a locale: as in the United States, so that server and browser agree. */
export const written = (amount: number, currency: string, locale = "en-US"): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount);

/** An amount in decimal major units, as in the API, formatted for the locale. */
export function Price(props: { amount: number; currency: string; locale?: string }) {
  const text = () => written(props.amount, props.currency, props.locale);
  return <data value={props.amount}>{text()}</data>;
}

/** The formatted amount as text. The default locale is en-US, so that server and browser agree. */
export const written = (amount: number, currency: string, locale = "en-US"): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount);

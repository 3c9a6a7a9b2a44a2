/** An amount in decimal major units, as the API gives it, in the shopper's way of writing it. */
export function Price(props: { amount: number; currency: string; locale?: string }) {
  const text = () =>
    new Intl.NumberFormat(props.locale, { style: "currency", currency: props.currency }).format(props.amount);
  return <data value={props.amount}>{text()}</data>;
}

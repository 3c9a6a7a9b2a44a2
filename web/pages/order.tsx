export function OrderPage() {
  return <p>later</p>;
}

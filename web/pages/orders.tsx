export function OrdersPage() {
  return <p>later</p>;
}

export function CheckoutPage() {
  return <p>later</p>;
}

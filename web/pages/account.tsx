export function AccountPage() {
  return <p>later</p>;
}

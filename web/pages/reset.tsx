export function ResetPage() {
  return <p>later</p>;
}

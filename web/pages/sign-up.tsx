export function SignUpPage() {
  return <p>later</p>;
}

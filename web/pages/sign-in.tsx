export function SignInPage() {
  return <p>later</p>;
}

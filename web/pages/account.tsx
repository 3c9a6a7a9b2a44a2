import { useNavigate } from "@solidjs/router";
import { TextLink } from "../layout/narrow-page.tsx";
import { SignedIn } from "../layout/signed-in.tsx";
import { account } from "../lib/account-state.ts";
import { Head } from "../lib/head.tsx";
import { signOut } from "../lib/session.ts";
import { Button } from "../ui/button.tsx";

/** Who is signed in, and the way to what is theirs. */
export function AccountPage() {
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    await signOut();
    navigate("/", { replace: true });
  };
  return (
    <div class="page max-w-4xl py-10">
      <Head title="Your account" path="/account" noindex={true} />
      <h1 class="mb-6 text-title">Your account</h1>
      <SignedIn>
        <p>
          {account()?.name ? `${account()?.name}, ` : ""}
          <span class="text-quiet">{account()?.email}</span>
        </p>
        <p class="mt-4">
          <TextLink href="/orders">Your orders</TextLink>
        </p>
        <Button class="mt-6" look="secondary" onClick={() => void leave()}>
          Sign out
        </Button>
      </SignedIn>
    </div>
  );
}

import { useNavigate } from "@solidjs/router";
import { onMount } from "solid-js";
import { openSession } from "../../lib/session.ts";
import { NarrowPage } from "../../shell/narrow-page.tsx";
import { ButtonLink } from "../../ui/button.tsx";

/** Says that the account is closed; whoever is signed in is sent to their account. */
export function ClosedPage() {
  const navigate = useNavigate();
  onMount(() => {
    void openSession().then((who) => who && navigate("/account", { replace: true }));
  });
  return (
    <NarrowPage title="Your account is closed" path="/account/closed">
      <p>
        We've deleted your account and signed you out on all devices. Your orders are kept, as tax law
        requires.
      </p>
      <p class="mt-3">You can create a new account with the same email address at any time.</p>
      <ButtonLink class="mt-6" href="/">
        Continue shopping
      </ButtonLink>
    </NarrowPage>
  );
}

import { useLocation, useNavigate } from "@solidjs/router";
import { createEffect, type JSX, onMount, Show } from "solid-js";
import { type Account, account } from "../lib/account-state.ts";
import { openSession } from "../lib/session.ts";
import { outOfMarket } from "../market/market.ts";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";

/** Shows its children to a signed-in shopper only; anybody else is sent to sign in and back. */
export function SignedIn(props: { readonly children: JSX.Element }) {
  const location = useLocation();
  const navigate = useNavigate();
  onMount(() => void openSession());
  createEffect((before: Account | null | undefined) => {
    const who = account();
    if (who !== null) return who;
    if (before) toast("You've been signed out. Sign in again to continue.", "problem");
    const here = `${outOfMarket(location.pathname)}${location.search}`;
    navigate(`/sign-in?to=${encodeURIComponent(here)}`, { replace: true });
    return who;
  });
  return (
    <Show when={account()} fallback={<PageSkeleton />}>
      {props.children}
    </Show>
  );
}

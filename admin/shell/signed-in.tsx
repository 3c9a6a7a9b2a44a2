import { useLocation, useNavigate } from "@solidjs/router";
import { createEffect, createSignal, type JSX, Match, on, onMount, Switch } from "solid-js";
import { account } from "../../web/lib/account-state.ts";
import type { Config } from "../../web/lib/api-types.ts";
import { bodyOf, Problem } from "../../web/lib/problem.ts";
import { openSession } from "../../web/lib/session.ts";
import { keepStore } from "../../web/lib/store.ts";
import { Failure } from "../../web/ui/failure.tsx";
import { toast } from "../../web/ui/toast.tsx";
import type { Staff } from "./permissions.ts";
import { NotStaff } from "./refused.tsx";
import { askAsStaff, isLeaving, isSignedOut, setStaff, staff } from "./staff.ts";
import { StartSkeleton } from "./start-skeleton.tsx";

/**
 * Shows its children to staff only. Anybody who is not signed in is sent to sign in and back; an account without a role is
 * told so and sees nothing else.
 */
export function SignedIn(props: { readonly children: JSX.Element }) {
  const location = useLocation();
  const navigate = useNavigate();
  const [problem, setProblem] = createSignal<unknown>();
  const open = async (): Promise<void> => {
    setProblem(undefined);
    try {
      const [who] = await Promise.all([openSession(), openStore()]);
      if (who) setStaff(await askAsStaff<Staff>((api, as) => api.admin.me.$get({}, as())));
    } catch (error) {
      // Refused tokens end the session, which leads to sign-in.
      if (!isSignedOut(error)) setProblem(() => error);
    }
  };
  onMount(() => void open());
  createEffect(
    on(account, (who, before) => {
      if (who !== null) return;
      setStaff(undefined);
      if (isLeaving()) return navigate("/sign-in", { replace: true });
      if (before) toast("You've been signed out. Sign in again to continue.", "problem");
      const here = `${location.pathname}${location.search}`;
      navigate(here === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(here)}`, { replace: true });
    }),
  );
  const refused = () => {
    const error = problem();
    return error instanceof Problem && error.status === 403;
  };
  return (
    <Switch fallback={<StartSkeleton />}>
      <Match when={refused()}>
        <NotStaff />
      </Match>
      <Match when={problem()}>{(error) => <Failure error={error()} retry={() => void open()} />}</Match>
      <Match when={staff()}>{props.children}</Match>
    </Switch>
  );
}

/** The store's name, locale and currency. */
async function openStore(): Promise<void> {
  const { store } = await bodyOf<Config>(fetch("/config.json"));
  keepStore(store);
}

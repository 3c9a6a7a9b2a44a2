import { revalidate } from "@solidjs/router";
import { onMount } from "solid-js";
import { PageTitle } from "../lib/head.tsx";
import { isCodeMissing, messageOf, Problem } from "../lib/problem.ts";
import { answerStatus } from "../lib/visit.ts";
import { Button, ButtonLink } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

/** Shown when a page could not be rendered: what happened, and what to do. */
export function Failure(props: { readonly error: unknown; readonly retry: () => void }) {
  const problem = () => (props.error instanceof Problem ? props.error : undefined);
  answerStatus(problem()?.status === 429 || problem()?.status === 503 ? 503 : 500);
  onMount(() => {
    console.error(props.error);
    if (isCodeMissing(props.error) && navigator.onLine) reloadOnce();
  });
  const title = () => {
    const unread = isCodeMissing(props.error);
    if (problem()?.code === "OFFLINE" || (unread && !navigator.onLine)) return "You're offline";
    if (unread) return "We couldn't load this page";
    if (problem()?.status === 429) return "Too many requests";
    return problem()?.status === 503 ? "We'll be right back" : "Something went wrong";
  };
  const again = (): void => {
    // A module whose load failed stays failed; only a new document requests it again.
    if (isCodeMissing(props.error)) {
      window.location.reload();
      return;
    }
    // Query results are cached, failures too, so they must be revalidated.
    void revalidate();
    props.retry();
  };
  return (
    <div class="page py-10">
      <PageTitle title={title()} />
      <EmptyState level="h1" title={title()} text={messageOf(props.error)}>
        <Button onClick={again}>Try again</Button>
        <ButtonLink look="secondary" href="/">
          Go to the home page
        </ButtonLink>
      </EmptyState>
    </div>
  );
}

/** A new document has the code of the shop as it is now. Not again within ten seconds, so that it cannot go on for ever. */
function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(reloadedAt) ?? 0);
  if (Date.now() - last < 10_000) return;
  sessionStorage.setItem(reloadedAt, String(Date.now()));
  // The router sets the address after it has shown the page.
  setTimeout(() => window.location.reload());
}

const reloadedAt = "reloaded-at";

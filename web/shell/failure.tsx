import { Title } from "@solidjs/meta";
import { revalidate } from "@solidjs/router";
import { onMount } from "solid-js";
import { messageOf, Problem } from "../lib/problem.ts";
import { answerStatus } from "../lib/visit.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

/** Shown when a page could not be rendered: what happened, and what to do. */
export function Failure(props: { readonly error: unknown; readonly retry: () => void }) {
  const problem = () => (props.error instanceof Problem ? props.error : undefined);
  answerStatus(problem()?.status === 429 || problem()?.status === 503 ? 503 : 500);
  onMount(() => console.error(props.error));
  const title = () => {
    const unread = codeIsMissing(props.error);
    if (problem()?.code === "OFFLINE" || (unread && !navigator.onLine)) return "You seem to be offline";
    if (unread) return "The page could not be loaded";
    if (problem()?.status === 429) return "A little too fast";
    return problem()?.status === 503 ? "Back in a moment" : "That did not work";
  };
  const again = (): void => {
    // A module whose load failed stays failed; only a new document requests it again.
    if (codeIsMissing(props.error)) {
      window.location.reload();
      return;
    }
    // Query results are cached, failures too, so they must be revalidated.
    void revalidate();
    props.retry();
  };
  return (
    <div class="page py-10">
      <Title>{title()}</Title>
      <EmptyState
        level="h1"
        title={title()}
        text={codeIsMissing(props.error) ? "Check your connection and try again." : messageOf(props.error)}
      >
        <Button onClick={again}>Try again</Button>
        <ButtonLink look="secondary" href="/">
          To the front page
        </ButtonLink>
      </EmptyState>
    </div>
  );
}

/**
 * The page's code could not be loaded: no connection, or a new version was deployed since the page was
 * opened.
 */
const codeIsMissing = (error: unknown): boolean =>
  error instanceof TypeError && /\b(module|importing)\b/i.test(error.message);

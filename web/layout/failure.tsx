import { Title } from "@solidjs/meta";
import { onMount } from "solid-js";
import { Problem, wordsOf } from "../lib/problem.ts";
import { answerStatus } from "../lib/visit.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

/** What a page shows when it could not be made: what happened, and what to do now. */
export function Failure(props: { readonly error: unknown; readonly retry: () => void }) {
  const problem = () => (props.error instanceof Problem ? props.error : undefined);
  answerStatus(problem()?.status === 429 || problem()?.status === 503 ? 503 : 500);
  onMount(() => console.error(props.error));
  const title = () => {
    if (problem()?.code === "OFFLINE") return "You seem to be offline";
    if (problem()?.status === 429) return "A little too fast";
    return problem()?.status === 503 ? "Back in a moment" : "That did not work";
  };
  return (
    <div class="page py-10">
      <Title>{title()}</Title>
      <EmptyState level="h1" title={title()} text={wordsOf(props.error)}>
        <Button onClick={() => props.retry()}>Try again</Button>
        <ButtonLink look="secondary" href="/">
          To the front page
        </ButtonLink>
      </EmptyState>
    </div>
  );
}

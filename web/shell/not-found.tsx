import { Title } from "@solidjs/meta";
import { answerStatus } from "../lib/visit.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

export function NotFoundPage() {
  answerStatus(404);
  return <NotFound title="There is nothing here" text="The address may be old, or have a letter wrong." />;
}

/** The page for a URL that does not exist, with links to other pages. */
export function NotFound(props: { readonly title: string; readonly text: string }) {
  return (
    <div class="page py-10">
      <Title>{props.title}</Title>
      <EmptyState level="h1" title={props.title} text={props.text}>
        <ButtonLink href="/">To the front page</ButtonLink>
        <ButtonLink look="secondary" href="/search?sort=newest">
          See what is new
        </ButtonLink>
      </EmptyState>
    </div>
  );
}

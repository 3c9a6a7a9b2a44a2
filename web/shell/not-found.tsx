import { PageTitle } from "../lib/head.tsx";
import { answerStatus } from "../lib/visit.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

export function NotFoundPage() {
  answerStatus(404);
  return (
    <NotFound title="Page not found" text="The link may be out of date, or the address may be mistyped." />
  );
}

/** The page for a URL that does not exist, with links to other pages. */
export function NotFound(props: { readonly title: string; readonly text: string }) {
  return (
    <div class="page py-10">
      <PageTitle title={props.title} />
      <EmptyState level="h1" title={props.title} text={props.text}>
        <ButtonLink href="/">Go to the home page</ButtonLink>
        <ButtonLink look="secondary" href="/search?sort=newest">
          Shop new arrivals
        </ButtonLink>
      </EmptyState>
    </div>
  );
}

import { PageTitle } from "../../web/lib/head.tsx";
import { ButtonLink } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";

/** The page for an address that does not exist. */
export function NotFoundPage() {
  return (
    <NotFound title="Page not found" text="The link may be out of date, or the address may be mistyped." />
  );
}

/** Shown for an address, or an id in it, that does not exist. `children` of a page: `<NotFound title="Order not found" …>`. */
export function NotFound(props: { readonly title: string; readonly text: string }) {
  return (
    <>
      <PageTitle title={`${props.title} – Admin`} />
      <EmptyState level="h1" title={props.title} text={props.text}>
        <ButtonLink href="/">Go to the start page</ButtonLink>
      </EmptyState>
    </>
  );
}

import { account } from "../../web/lib/account-state.ts";
import { PageTitle } from "../../web/lib/head.tsx";
import { Button, ButtonLink } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { leave } from "./staff.ts";

/** For an account that is none of staff: it sees this and nothing else. */
export function NotStaff() {
  return (
    <main class="mx-auto max-w-xl px-4 py-16">
      <PageTitle title="No access" />
      <EmptyState
        level="h1"
        title="You don't have access to the admin"
        text={`${account()?.email ?? "This account"} isn't a staff account. Ask an administrator of the store to invite you, or sign in with another account.`}
      >
        <Button onClick={() => void leave()}>Sign in with another account</Button>
      </EmptyState>
    </main>
  );
}

/** For staff on a page that their role does not include. */
export function NoPermission() {
  return (
    <>
      <PageTitle title="No access – Admin" />
      <EmptyState
        level="h1"
        title="Your role doesn't include this page"
        text="Ask an administrator of the store if you need it."
      >
        <ButtonLink href="/">Go to your start page</ButtonLink>
      </EmptyState>
    </>
  );
}

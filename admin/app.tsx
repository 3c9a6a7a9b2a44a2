import { Navigate, Route, Router, type RouteSectionProps } from "@solidjs/router";
import { For, lazy, Show } from "solid-js";
import { areas } from "./areas.ts";
import { Layout } from "./shell/layout.tsx";
import { NotFoundPage } from "./shell/not-found.tsx";
import type { Permission } from "./shell/permissions.ts";
import { NoPermission } from "./shell/refused.tsx";
import { SignInPage } from "./shell/sign-in.tsx";
import { SignedIn } from "./shell/signed-in.tsx";
import { may } from "./shell/staff.ts";

const InvitationPage = lazy(async () => ({
  default: (await import("./staff/invitation.tsx")).InvitationPage,
}));

/** The whole admin. Every page is a chunk of its own, loaded on first use. */
export function App() {
  return (
    <Router>
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/invitation" component={InvitationPage} />
      <Route component={Inside}>
        <For each={pages}>{(page) => <Route path={page.path} component={page.component} />}</For>
        <Route path="/" component={Start} />
        <Route path="*" component={NotFoundPage} />
      </Route>
    </Router>
  );
}

/** What only staff see: nothing of it is on the page before the API has said who is calling. */
function Inside(props: RouteSectionProps) {
  return (
    <SignedIn>
      <Layout>{props.children}</Layout>
    </SignedIn>
  );
}

const pages = areas.flatMap((area) =>
  area.pages.map(({ path, load, permission = area.permission }) => {
    const Page = lazy(async () => ({ default: await load() }));
    return { path, component: () => <Permitted permission={permission} page={Page} home={path === "/"} /> };
  }),
);

function Permitted(props: {
  readonly permission: Permission;
  readonly page: ReturnType<typeof lazy>;
  readonly home: boolean;
}) {
  return (
    <Show when={may(props.permission)} fallback={props.home ? <Start /> : <NoPermission />}>
      <props.page />
    </Show>
  );
}

/** Leads to the first area that the person may see. */
function Start() {
  const first = () => areas.find(({ permission, pages: [page] }) => may(permission) && page.path !== "/");
  return (
    <Show when={first()} fallback={<NoPermission />}>
      {(area) => <Navigate href={area().pages[0].path} />}
    </Show>
  );
}

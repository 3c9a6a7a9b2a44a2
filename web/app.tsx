import { Router, type RouteSectionProps } from "@solidjs/router";
import { routes } from "./routes.tsx";
import { Layout } from "./shell/layout.tsx";

/** The whole storefront, on the server (at `url`) and in the browser. */
export function App(props: { readonly url?: string | undefined }) {
  return (
    <Router url={props.url ?? ""} root={Root} scrollRestoration={true}>
      {[...routes]}
    </Router>
  );
}

function Root(props: RouteSectionProps) {
  return <Layout>{props.children}</Layout>;
}

import { MetaProvider } from "@solidjs/meta";
import { Router, type RouteSectionProps } from "@solidjs/router";
import { routes } from "./routes.tsx";
import { Layout } from "./shell/layout.tsx";

/** The whole shop, for the server (at `url`) and for the browser. */
export function App(props: { readonly url?: string | undefined }) {
  return (
    <Router url={props.url ?? ""} root={Root} scrollRestoration={true}>
      {[...routes]}
    </Router>
  );
}

function Root(props: RouteSectionProps) {
  return (
    <MetaProvider>
      <Layout>{props.children}</Layout>
    </MetaProvider>
  );
}

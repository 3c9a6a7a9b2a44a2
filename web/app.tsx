import { Router, type RouteSectionProps } from "@solidjs/router";
import { routes } from "./routes.tsx";
import { Layout } from "./shell/layout.tsx";

/** The whole storefront, on the server (at `url`) and in the browser; `base` is the prefix of its market. */
export function App(props: { readonly url?: string | undefined; readonly base: string }) {
  return (
    <Router url={props.url ?? ""} base={props.base} root={Root} scrollRestoration={true}>
      {[...routes]}
    </Router>
  );
}

function Root(props: RouteSectionProps) {
  return <Layout>{props.children}</Layout>;
}

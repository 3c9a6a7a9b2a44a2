import type { JSX } from "solid-js";
import { Head } from "../lib/head.tsx";
import { inMarket } from "../market/market.ts";

/** A narrow page for a single form or message. */
export function NarrowPage(props: {
  readonly title: string;
  readonly path: string;
  readonly children: JSX.Element;
}) {
  return (
    <div class="page max-w-md py-12">
      <Head title={props.title} path={props.path} noindex={true} />
      <h1 class="mb-6 text-title">{props.title}</h1>
      {props.children}
    </div>
  );
}

/** A link to a page of the shop, in running text or under a form. */
export function TextLink(props: { readonly href: string; readonly children: JSX.Element }) {
  return (
    <a
      href={inMarket(props.href)}
      class="inline-flex min-h-11 items-center underline decoration-line decoration-2 underline-offset-4 hover:decoration-current"
    >
      {props.children}
    </a>
  );
}

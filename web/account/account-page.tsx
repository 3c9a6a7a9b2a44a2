import { type JSX, Show } from "solid-js";
import { Head } from "../lib/head.tsx";
import { inMarket } from "../market/market.ts";
import { SignedIn } from "./signed-in.tsx";

/** The frame of an account page, with a link back to the overview. */
export function AccountPageFrame(props: {
  readonly title: string;
  readonly path: string;
  /** An introduction, where the title is not enough. */
  readonly lead?: string | undefined;
  readonly children: JSX.Element;
}) {
  return (
    <div class="page max-w-4xl py-10">
      <Head title={props.title} path={props.path} noindex={true} />
      <Show when={props.path !== "/account"}>
        <nav aria-label="Breadcrumb" class="-mt-3">
          <a
            href={inMarket("/account")}
            class="inline-flex min-h-11 items-center text-label text-quiet hover:text-ink hover:underline"
          >
            <span aria-hidden="true">←&nbsp;</span>Your account
          </a>
        </nav>
      </Show>
      <h1 class="text-title">{props.title}</h1>
      <Show when={props.lead}>
        <p class="mt-2 max-w-prose text-quiet">{props.lead}</p>
      </Show>
      <div class="mt-6">
        <SignedIn>{props.children}</SignedIn>
      </div>
    </div>
  );
}

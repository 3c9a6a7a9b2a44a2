import { type JSX, Show } from "solid-js";
import { PageTitle } from "../../web/lib/head.tsx";

/** A page: its title, where it belongs, its state and its actions, then its content. Use one per route. */
export function Page(props: {
  readonly title: string;
  /** The page above: "← Orders". */
  readonly back?: { readonly path: string; readonly label: string } | undefined;
  /** Badges and times beside the title. */
  readonly state?: JSX.Element;
  readonly actions?: JSX.Element;
  /** One sentence on what the page is for, where its title does not say it. */
  readonly about?: string | undefined;
  /** A form or a single record; lists use the whole width. */
  readonly narrow?: boolean | undefined;
  readonly children: JSX.Element;
}) {
  return (
    <div
      class="grid grid-cols-[minmax(0,1fr)] gap-5"
      classList={{ "mx-auto max-w-3xl": props.narrow ?? false }}
    >
      <PageTitle title={`${props.title} – Admin`} />
      <header class="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div class="min-w-0 flex-1 basis-64">
          <Show when={props.back}>
            {(back) => (
              <a
                href={back().path}
                class="-mt-1 mb-1 inline-flex min-h-11 items-center text-label text-quiet hover:text-ink lg:min-h-8 print:hidden"
              >
                ← {back().label}
              </a>
            )}
          </Show>
          <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 class="min-w-0 wrap-anywhere">{props.title}</h1>
            {props.state}
          </div>
          <Show when={props.about}>
            <p class="mt-1 max-w-prose text-quiet">{props.about}</p>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="flex flex-wrap items-center gap-2 print:hidden">{props.actions}</div>
        </Show>
      </header>
      {props.children}
    </div>
  );
}

/** A panel of a page: `title` with its actions above, content below. `flush` lets a table reach the edges. */
export function Card(props: {
  readonly title?: string | undefined;
  readonly actions?: JSX.Element;
  readonly flush?: boolean | undefined;
  readonly children: JSX.Element;
}) {
  return (
    <section class="min-w-0 rounded-md border border-line bg-raised print:border-0" aria-label={props.title}>
      <Show when={props.title !== undefined || props.actions}>
        <header class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-3.5 sm:px-5">
          <h2 class="text-base">{props.title}</h2>
          <div class="flex flex-wrap gap-2">{props.actions}</div>
        </header>
      </Show>
      <div class={props.flush ? "pt-2" : "px-4 py-4 sm:px-5"}>{props.children}</div>
    </section>
  );
}

/** Two columns at a desk: the record on the left, what belongs to it on the right. One column below. */
export function Columns(props: { readonly main: JSX.Element; readonly side: JSX.Element }) {
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(17rem,1fr)]">
      <div class="grid min-w-0 gap-5">{props.main}</div>
      <div class="grid min-w-0 gap-5">{props.side}</div>
    </div>
  );
}

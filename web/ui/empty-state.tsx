import type { JSX } from "solid-js";

/** Shown instead of an empty list; `children` are the next steps. */
export function EmptyState(props: {
  readonly title: string;
  readonly text?: string | undefined;
  readonly level?: "h1" | "h2" | undefined;
  readonly children?: JSX.Element;
}) {
  return (
    <section class="grid justify-items-center gap-4 px-4 py-16 text-center">
      <svg viewBox="0 0 96 48" width="96" height="48" aria-hidden="true" class="text-edge">
        <path
          d="M8 42h80M20 42V18h56v24M20 18l8-10h40l8 10M40 18v8h16v-8"
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
        />
      </svg>
      {props.level === "h1" ? (
        <h1 class="text-title">{props.title}</h1>
      ) : (
        <h2 class="text-2xl">{props.title}</h2>
      )}
      <p class="max-w-prose text-quiet">{props.text}</p>
      <div class="flex flex-wrap justify-center gap-3">{props.children}</div>
    </section>
  );
}

import { Index } from "solid-js";

/** A grey placeholder for loading content, of the same size; hidden from screen readers. */
export function Skeleton(props: { readonly class: string }) {
  return <div aria-hidden="true" class={`shimmer rounded-sm ${props.class}`} />;
}

/** Placeholders for lines of text. */
export function SkeletonLines(props: { readonly lines: number }) {
  return (
    <div class="grid gap-3" aria-hidden="true">
      <Index each={Array.from({ length: props.lines })}>
        {(_, place) => <Skeleton class={place % 3 === 2 ? "h-4 w-2/3" : "h-4 w-full"} />}
      </Index>
    </div>
  );
}

/** The skeleton shown while a page loads. */
export function PageSkeleton() {
  return (
    <div class="page grid grid-cols-[minmax(0,1fr)] gap-8 py-10" aria-busy="true">
      <span class="sr-only" role="status">
        Loading
      </span>
      <Skeleton class="h-10 w-64 max-w-full" />
      <div class="grid gap-8 sm:grid-cols-2">
        <Skeleton class="aspect-square w-full" />
        <SkeletonLines lines={7} />
      </div>
    </div>
  );
}

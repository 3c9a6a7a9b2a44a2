import { Skeleton, SkeletonLines } from "./skeleton.tsx";

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

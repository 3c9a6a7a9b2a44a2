import { Skeleton, SkeletonLines } from "../../web/ui/skeleton.tsx";

/** The admin's frame while it is not known yet who is calling: no name, no area. */
export function StartSkeleton() {
  return (
    <div class="grid min-h-dvh lg:grid-cols-[15rem_minmax(0,1fr)]" aria-busy="true">
      <span class="sr-only" role="status">
        Loading
      </span>
      <div class="hidden border-r border-line p-5 lg:block">
        <SkeletonLines lines={6} />
      </div>
      <div class="grid content-start gap-6 p-5 lg:p-8">
        <Skeleton class="h-8 w-56 max-w-full" />
        <Skeleton class="h-64 w-full" />
      </div>
    </div>
  );
}

/** A page of the admin while its code or data loads. */
export function AdminPageSkeleton() {
  return (
    <div class="grid content-start gap-6" aria-busy="true">
      <span class="sr-only" role="status">
        Loading
      </span>
      <Skeleton class="h-8 w-56 max-w-full" />
      <Skeleton class="h-10 w-full" />
      <Skeleton class="h-96 w-full" />
    </div>
  );
}

import { type Accessor, createSignal, type JSX, onMount, Show } from "solid-js";
import { messageOf } from "../lib/problem.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { SkeletonLines } from "../ui/skeleton.tsx";

/** Loads data when the page opens: shows a skeleton meanwhile, and a retry button when it fails. */
export function Loaded<T>(props: {
  readonly load: () => Promise<T>;
  /** Names the data in the failure message: "your addresses". */
  readonly what: string;
  readonly skeleton?: JSX.Element;
  /** `set` replaces the loaded value after a change. */
  readonly children: (value: Accessor<T>, set: (value: T) => void) => JSX.Element;
}) {
  const [value, setValue] = createSignal<{ readonly now: T }>();
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    try {
      const now = await props.load();
      setValue({ now });
      setProblem(undefined);
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  onMount(() => void open());
  return (
    <Show
      when={value()}
      fallback={
        <Show when={problem()} fallback={props.skeleton ?? <SkeletonLines lines={8} />}>
          <Notice kind="problem" title={`We couldn't load ${props.what}`}>
            {problem()}
          </Notice>
          <Button class="mt-6" look="secondary" busy={busy()} onClick={() => void open()}>
            Try again
          </Button>
        </Show>
      }
    >
      {(known) =>
        props.children(
          () => known().now,
          (now) => setValue({ now }),
        )
      }
    </Show>
  );
}

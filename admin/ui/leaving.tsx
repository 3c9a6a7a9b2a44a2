import { useBeforeLeave } from "@solidjs/router";
import { createSignal, onCleanup } from "solid-js";
import { ConfirmDialog } from "./confirm.tsx";

/**
 * Asks before a page is left that holds work: `title` is the question, `children` what is lost. Nothing is asked while
 * `title` is undefined, nor when the session ends.
 */
export function LeaveGuard(props: { readonly title: string | undefined; readonly children: string }) {
  const [leave, setLeave] = createSignal<() => void>();
  useBeforeLeave((event) => {
    if (props.title === undefined || event.to.toString().startsWith("/sign-in")) return;
    event.preventDefault();
    setLeave(() => () => event.retry(true));
  });
  const ask = (event: BeforeUnloadEvent): void => {
    if (props.title !== undefined) event.preventDefault();
  };
  window.addEventListener("beforeunload", ask);
  onCleanup(() => window.removeEventListener("beforeunload", ask));
  return (
    <ConfirmDialog
      open={leave() !== undefined}
      onOpenChange={(open) => !open && setLeave(undefined)}
      title={props.title ?? ""}
      confirm="Leave page"
      cancel="Stay"
      onConfirm={async () => leave()?.()}
    >
      <p>{props.children}</p>
    </ConfirmDialog>
  );
}

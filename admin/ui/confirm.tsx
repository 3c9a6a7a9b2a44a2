import { type JSX, Show } from "solid-js";
import { type Attempt, createAttempt } from "../../web/lib/attempt.ts";
import { Button } from "../../web/ui/button.tsx";
import { Drawer } from "../../web/ui/drawer.tsx";
import { Notice } from "../../web/ui/notice.tsx";

/**
 * Asks before something that is hard to undo. `onConfirm` does it: while it runs the button is busy, what it throws is shown
 * in the dialog, and the dialog closes when it is done.
 */
export function ConfirmDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** "Cancel order #1042?" */
  readonly title: string;
  /** What will happen, and what will not. */
  readonly children: JSX.Element;
  /** The verb: "Cancel order". */
  readonly confirm: string;
  readonly onConfirm: () => Promise<void>;
  /** Default "Keep as it is". */
  readonly cancel?: string | undefined;
}) {
  const attempt: Attempt = createAttempt();
  const confirm = async (): Promise<void> => {
    if (await attempt.run(() => props.onConfirm())) props.onOpenChange(false);
  };
  return (
    <Drawer
      open={props.open}
      onOpenChange={(open) => !attempt.busy() && props.onOpenChange(open)}
      title={props.title}
      side="center"
      footer={
        <footer class="flex flex-wrap justify-end gap-2 border-t border-line p-4">
          <Button look="secondary" onClick={() => props.onOpenChange(false)}>
            {props.cancel ?? "Keep as it is"}
          </Button>
          <Button busy={attempt.busy() !== undefined} onClick={() => void confirm()}>
            {props.confirm}
          </Button>
        </footer>
      }
    >
      <div class="grid gap-4">
        <Show when={attempt.problem()}>
          <Notice kind="problem">{attempt.problem()}</Notice>
        </Show>
        {props.children}
      </div>
    </Drawer>
  );
}

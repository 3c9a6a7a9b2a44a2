import { createAsync } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { many } from "../../web/lib/format.ts";
import { Button } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Field } from "../../web/ui/field.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { may } from "../shell/staff.ts";
import { ConfirmDialog } from "../ui/confirm.tsx";
import { JsonView } from "../ui/json.tsx";
import { Card, Page } from "../ui/page.tsx";
import { deleteDeadLetter, loadDeadLetters, type QueueState, redrive } from "./runs.data.ts";

const names: Readonly<Record<QueueState["queue"], string>> = {
  orders: "Orders",
  notifications: "Notifications",
  "mail-feedback": "Bounces and complaints",
  "staff-alerts": "Alerts to staff",
  "search-rebuild": "Search rebuild",
  imports: "Product imports",
  knowledge: "Knowledge documents",
  "edge-purges": "Pages to be purged",
};

/** Messages that failed too often, by queue: look, redrive, delete. */
export function DeadLettersPage() {
  const queues = createAsync(() => loadDeadLetters());
  const failing = () => queues()?.filter(({ dead }) => dead > 0) ?? [];
  return (
    <Page
      title="Dead letters"
      back={{ path: "/runs", label: "Workflow runs" }}
      about="Messages that failed three times. Redrive them once the cause is fixed."
    >
      <Show
        when={failing().length > 0}
        fallback={
          <Show when={queues()}>
            <Card>
              <EmptyState title="No dead letters" text="Every message was handled." />
            </Card>
          </Show>
        }
      >
        <For each={failing()}>{(queue) => <Queue queue={queue} />}</For>
      </Show>
    </Page>
  );
}

function Queue(props: { readonly queue: QueueState }) {
  const attempt = createAttempt();
  const [deleting, setDeleting] = createSignal<string>();
  const [reason, setReason] = createSignal("");
  const drive = (id?: string): Promise<boolean> =>
    attempt.run(async () => {
      const count = await redrive(props.queue.queue, id);
      toast(count === 0 ? "It was redriven already." : `${many(count, "message")} put back into the queue.`);
    }, id ?? "all");
  const remove = async (): Promise<void> => {
    const id = deleting();
    if (id === undefined) return;
    if (reason().trim() === "") throw new Error("Enter a reason.");
    await deleteDeadLetter(props.queue.queue, id, reason().trim());
    toast("Message deleted.");
  };
  return (
    <Card
      title={`${names[props.queue.queue]}: ${many(props.queue.dead, "message")}`}
      flush={true}
      actions={
        <Show when={may("operations:write")}>
          <Button look="secondary" busy={attempt.busy() === "all"} onClick={() => void drive()}>
            Redrive all
          </Button>
        </Show>
      }
    >
      <Show when={attempt.problem()}>
        <Notice kind="problem">{attempt.problem()}</Notice>
      </Show>
      <ul>
        <For each={props.queue.deadLetters}>
          {(letter) => (
            <li class="grid gap-2 border-b border-line px-4 py-3 last:border-0 sm:px-5">
              <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
                <span class="font-mono text-label wrap-anywhere">{letter.id}</span>
                <span class="text-label text-quiet">{many(letter.attempts, "attempt")}</span>
                <Show when={may("operations:write")}>
                  <span class="ml-auto flex gap-2">
                    <Button
                      look="secondary"
                      busy={attempt.busy() === letter.id}
                      onClick={() => void drive(letter.id)}
                    >
                      Redrive
                    </Button>
                    <Button
                      look="plain"
                      onClick={() => {
                        setReason("");
                        setDeleting(letter.id);
                      }}
                    >
                      Delete
                    </Button>
                  </span>
                </Show>
              </div>
              <JsonView label="Body" value={letter.body} />
            </li>
          )}
        </For>
      </ul>
      <ConfirmDialog
        open={deleting() !== undefined}
        onOpenChange={(open) => !open && setDeleting(undefined)}
        title="Delete this message?"
        confirm="Delete message"
        onConfirm={remove}
      >
        <p>It will not be delivered any more. The audit log keeps what it said, with your reason.</p>
        <Field
          label="Reason"
          maxlength="300"
          value={reason()}
          onInput={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </ConfirmDialog>
    </Card>
  );
}

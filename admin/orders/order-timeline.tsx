import { createAsync } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { FormMessage } from "../../web/ui/form.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { may } from "../shell/staff.ts";
import { Badge } from "../ui/badge.tsx";
import { createStaffForm, TextArea } from "../ui/form.tsx";
import { Card } from "../ui/page.tsx";
import { When } from "../ui/time.tsx";
import { type AdminOrder, addNote, loadOrderTimeline } from "./orders.data.ts";
import { entriesOf } from "./timeline-entries.ts";

/** Everything that happened to an order, newest first, with a form for notes that staff alone see. */
export function OrderTimeline(props: {
  readonly order: AdminOrder;
  readonly onChange: () => Promise<unknown>;
}) {
  const more = createAsync(() => loadOrderTimeline(props.order.orderId).catch(() => "failed" as const));
  const entries = () => {
    const known = more();
    return entriesOf(props.order, known === undefined || known === "failed" ? [] : known.items);
  };
  return (
    <Card title="Timeline">
      <Show when={may("orders:write")}>
        <NoteForm order={props.order} onChange={props.onChange} />
      </Show>
      <Show when={more() === "failed"}>
        <div class="mb-4">
          <Notice kind="problem">
            Messages, stock and workflow runs couldn't be loaded.{" "}
            <Button look="plain" onClick={() => void props.onChange()}>
              Try again
            </Button>
          </Notice>
        </div>
      </Show>
      <ol class="grid gap-3 border-l-2 border-line pl-4">
        <For each={entries()}>
          {(entry) => (
            <li>
              <p class="wrap-anywhere">
                <Show when={entry.href} fallback={entry.what}>
                  {(href) => (
                    <a class="underline" href={href()}>
                      {entry.what}
                    </a>
                  )}
                </Show>
                <Show when={entry.state}>
                  {(state) => (
                    <>
                      {" "}
                      <Badge tone={state().tone}>{state().text}</Badge>
                    </>
                  )}
                </Show>
              </p>
              <Show when={entry.lines}>
                {(lines) => (
                  <ul class="text-label">
                    <For each={lines()}>
                      {(line) => (
                        <li class="wrap-anywhere">
                          {line.quantity} ×{" "}
                          <Show when={line.href} fallback={line.name}>
                            {(href) => (
                              <a class="underline" href={href()}>
                                {line.name}
                              </a>
                            )}
                          </Show>
                        </li>
                      )}
                    </For>
                  </ul>
                )}
              </Show>
              <Show when={entry.text}>
                <p class="rounded-sm bg-sunken px-3 py-2 wrap-anywhere whitespace-pre-line">{entry.text}</p>
              </Show>
              <p class="text-label text-quiet">
                <When at={entry.at} />
                <Show when={entry.by}>, {entry.by}</Show>
              </p>
            </li>
          )}
        </For>
      </ol>
    </Card>
  );
}

function NoteForm(props: { readonly order: AdminOrder; readonly onChange: () => Promise<unknown> }) {
  const [text, setText] = createSignal("");
  const form = createStaffForm(async () => {
    await addNote(props.order, text().trim());
    setText("");
    await props.onChange();
  });
  return (
    <form class="mb-5 grid justify-items-start gap-2 print:hidden" novalidate onSubmit={form.onSubmit}>
      <FormMessage text={form.message()} />
      <TextArea
        class="w-full"
        label="Note for staff"
        name="text"
        rows={2}
        maxlength="1000"
        optional={true}
        hint="The customer doesn't see it."
        value={text()}
        error={form.error("text")}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" look="secondary" busy={form.busy()} disabled={text().trim() === ""}>
        Add note
      </Button>
    </form>
  );
}

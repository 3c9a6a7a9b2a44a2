import { createAsync, revalidate } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { messageOf } from "../../web/lib/problem.ts";
import { Notice } from "../../web/ui/notice.tsx";
import { Switch } from "../../web/ui/switch.tsx";
import { Card, Page } from "../ui/page.tsx";
import { type Alert, loadAlerts, saveAlert } from "./alerts.data.ts";

/** Which alerts whoever is signed in gets by email. */
export function AlertsPage() {
  const loaded = createAsync(() => loadAlerts());
  const [chosen, setChosen] = createSignal<Alert>();
  const [problem, setProblem] = createSignal<string>();
  const isOn = ({ kind, email }: Alert): boolean => {
    const pending = chosen();
    return pending?.kind === kind ? pending.email : email;
  };
  const choose = async (alert: Alert): Promise<void> => {
    setProblem(undefined);
    setChosen(alert);
    try {
      await saveAlert(alert);
      await revalidate(loadAlerts.key);
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setChosen(undefined);
    }
  };
  return (
    <Page
      title="My alerts"
      about="Choose which alerts are emailed to you. Others on the staff choose their own."
      narrow
    >
      <Show when={problem()}>
        <Notice kind="problem" title="We couldn't save your changes">
          {problem()}
        </Notice>
      </Show>
      <Show when={loaded()}>
        {(page) => (
          <Card>
            <ul class="divide-y divide-line">
              <For each={page().alerts}>
                {(alert) => (
                  <li class="flex items-center gap-4 py-3">
                    <div class="min-w-0 flex-1">
                      <p class="font-medium">{words[alert.kind].title}</p>
                      <p id={`about-${alert.kind}`} class="text-label text-quiet">
                        {words[alert.kind].text}
                      </p>
                    </div>
                    <Switch
                      label={`${words[alert.kind].title}, by email`}
                      describedBy={`about-${alert.kind}`}
                      on={isOn(alert)}
                      disabled={chosen() !== undefined}
                      onChange={(email) => void choose({ ...alert, email })}
                    />
                  </li>
                )}
              </For>
            </ul>
          </Card>
        )}
      </Show>
    </Page>
  );
}

const words: Readonly<Record<Alert["kind"], { readonly title: string; readonly text: string }>> = {
  "stock.low": {
    title: "Low stock",
    text: "When an item falls to the limit in the settings, once each time.",
  },
  "order.high-value": { title: "High-value orders", text: "When an order of high value has been paid." },
  "order.review-needed": { title: "Orders to review", text: "When a paid order looks unusual." },
  "order.disputed": { title: "Disputes", text: "When a cardholder disputes a payment, and how it ends." },
  "refund.failed": { title: "Failed refunds", text: "When a bank returns a refund." },
  "dead-letters": {
    title: "Failed messages",
    text: "Once a day while messages wait that failed three times.",
  },
};

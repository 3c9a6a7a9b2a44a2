import { createSignal, For, Show } from "solid-js";
import type { NotificationKind, Preferences } from "../lib/api-types.ts";
import { messageOf } from "../lib/problem.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Notice } from "../ui/notice.tsx";
import { Switch } from "../ui/switch.tsx";
import { loadPreferences, savePreferences } from "./account.data.ts";
import { AccountPageFrame } from "./account-page.tsx";
import { PhoneSection } from "./phone-form.tsx";

export function NotificationsPage() {
  return (
    <AccountPageFrame
      title="Notifications"
      path="/account/notifications"
      lead="Choose how you hear about your orders. We never send advertising."
    >
      <Loaded load={loadPreferences} what="your notifications">
        {(preferences, set) => <Choices preferences={preferences()} onChange={set} />}
      </Loaded>
    </AccountPageFrame>
  );
}

type Section = {
  readonly preferences: Preferences;
  readonly onChange: (preferences: Preferences) => void;
};

function Choices(props: Section) {
  const [problem, setProblem] = createSignal<string>();
  const phone = () => props.preferences.phone ?? "";
  const choose = async (kind: NotificationKind): Promise<void> => {
    const before = props.preferences;
    setProblem(undefined);
    props.onChange({
      ...before,
      kinds: before.kinds.map((one) => (one.kind === kind.kind ? kind : one)),
    });
    try {
      props.onChange(await savePreferences(phone(), [kind]));
    } catch (error) {
      props.onChange(before);
      setProblem(messageOf(error));
    }
  };
  return (
    <div class="grid gap-10">
      <section aria-label="Notification types">
        <Show when={problem()}>
          <Notice kind="problem" title="We couldn't save your changes">
            {problem()}
          </Notice>
        </Show>
        <div aria-hidden="true" class={`${row} border-b border-line pb-2 text-label text-quiet`}>
          <span />
          <span class="text-center">Email</span>
          <span class="text-center">Text</span>
        </div>
        <ul class="divide-y divide-line border-b border-line">
          <For each={props.preferences.kinds.map(({ kind }) => kind)}>
            {(name) => (
              <Show when={props.preferences.kinds.find(({ kind }) => kind === name)}>
                {(kind) => (
                  <li class={`${row} py-2.5`}>
                    <div>
                      <p class="font-medium">{words[name].title}</p>
                      <p id={`about-${name}`} class="text-label text-quiet">
                        {kind().owed ? "Required by law, so you'll always get this email." : words[name].text}
                      </p>
                    </div>
                    <Switch
                      label={`${words[name].title}, by email`}
                      describedBy={`about-${name}`}
                      on={kind().email}
                      disabled={kind().owed}
                      onChange={(email) => void choose({ ...kind(), email })}
                    />
                    <Switch
                      label={`${words[name].title}, by text message`}
                      describedBy={phone() === "" ? "no-phone" : `about-${name}`}
                      on={kind().sms}
                      disabled={phone() === ""}
                      onChange={(sms) => void choose({ ...kind(), sms })}
                    />
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
        <Show when={phone() === ""}>
          <p id="no-phone" class="mt-3 text-label text-quiet">
            Add a phone number below to get text messages.
          </p>
        </Show>
      </section>
      <PhoneSection preferences={props.preferences} onChange={props.onChange} />
    </div>
  );
}

const row =
  "grid grid-cols-[minmax(0,1fr)_3.5rem_3.5rem] items-center justify-items-center *:first:justify-self-start";

const words: Readonly<Record<NotificationKind["kind"], { readonly title: string; readonly text: string }>> = {
  "order.confirmed": { title: "Order confirmed", text: "We've received your payment." },
  "payment.failed": { title: "Payment failed", text: "Your order wasn't placed." },
  "order.shipped": { title: "Shipped", text: "Your order is on its way." },
  "order.delivered": { title: "Delivered", text: "Your order has arrived." },
  "order.cancelled": { title: "Cancelled", text: "Your order has been cancelled." },
  "order.refunded": { title: "Refunded", text: "We've sent you a refund." },
};

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
      lead="What we write to you about your orders, and how. We send no advertising."
    >
      <Loaded load={loadPreferences} what="Your notifications">
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
      <section aria-label="By kind">
        <Show when={problem()}>
          <Notice kind="problem" title="That could not be saved">
            {problem()}
          </Notice>
        </Show>
        <div aria-hidden="true" class={`${row} border-b border-line pb-2 text-label text-quiet`}>
          <span />
          <span class="text-center">E-mail</span>
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
                        {kind().owed ? "This mail is always sent: the law asks for it." : words[name].text}
                      </p>
                    </div>
                    <Switch
                      label={`${words[name].title}, by e-mail`}
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
            Text messages need a phone number: add one below.
          </p>
        </Show>
      </section>
      <PhoneSection preferences={props.preferences} onChange={props.onChange} />
    </div>
  );
}

const row = "grid grid-cols-[1fr_3.5rem_3.5rem] items-center justify-items-center *:first:justify-self-start";

const words: Readonly<Record<NotificationKind["kind"], { readonly title: string; readonly text: string }>> = {
  "order.confirmed": { title: "Order confirmed", text: "We have your payment." },
  "payment.failed": { title: "Payment failed", text: "Your order was not placed." },
  "order.shipped": { title: "On its way", text: "It is with the carrier." },
  "order.delivered": { title: "Delivered", text: "It has arrived." },
  "order.cancelled": { title: "Cancelled", text: "By you or by us." },
  "order.refunded": { title: "Refunded", text: "Money is on its way back." },
};

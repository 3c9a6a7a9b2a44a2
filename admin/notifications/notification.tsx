import { createAsync, useNavigate, useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { may } from "../shell/staff.ts";
import { ConfirmDialog } from "../ui/confirm.tsx";
import { Facts } from "../ui/facts.tsx";
import { Card, Columns, Page } from "../ui/page.tsx";
import { When } from "../ui/time.tsx";
import {
  canResend,
  kindOf,
  loadNotification,
  type NotificationDetail,
  resendNotification,
} from "./notifications.data.ts";
import { StateBadge } from "./notifications.tsx";

/** One notification: what it said, to whom it went, and sending it again. */
export function NotificationPage() {
  const params = useParams<{ id: string }>();
  const notification = createAsync(() => loadNotification(decodeURIComponent(params.id)));
  return <Show when={notification()}>{(one) => <Detail one={one()} />}</Show>;
}

function Detail(props: { readonly one: NotificationDetail }) {
  const navigate = useNavigate();
  /** The key of the question that is open: pressed twice, it sends once. */
  const [asking, setAsking] = createSignal<string>();
  const resend = async (): Promise<void> => {
    const key = asking();
    if (key === undefined) return;
    const again = await resendNotification(props.one.notificationId, key);
    toast("Sent again.");
    navigate(`/notifications/${encodeURIComponent(again.notificationId)}`);
  };
  return (
    <Page
      title={props.one.subject ?? kindOf(props.one.type)}
      back={{ path: "/notifications", label: "Notifications" }}
      state={<StateBadge of={props.one} />}
      actions={
        <Show when={may("notifications:write") && canResend(props.one.type)}>
          <Button look="secondary" onClick={() => setAsking(crypto.randomUUID())}>
            Send again
          </Button>
        </Show>
      }
    >
      <Columns
        main={
          <Card title="Message">
            <p class="whitespace-pre-line wrap-anywhere">
              {props.one.text ?? "The text of this message was not kept."}
            </p>
          </Card>
        }
        side={
          <Card title="Details">
            <Facts
              facts={[
                ["To", props.one.to],
                ["Kind", kindOf(props.one.type)],
                ["Sent by", props.one.channel === "email" ? "Email" : "Text message"],
                ["Time", <When at={props.one.sentAt} />],
                ["Provider's answer", props.one.reason],
                ["Order", props.one.orderId],
                ["Sent again by", props.one.resentBy],
              ]}
            />
          </Card>
        }
      />
      <ConfirmDialog
        open={asking() !== undefined}
        onOpenChange={(open) => setAsking(open ? crypto.randomUUID() : undefined)}
        title="Send this message again?"
        confirm="Send again"
        onConfirm={resend}
      >
        <p>
          The customer gets a second message about the order as it is now, at the address that the account has
          now. The audit log records that you sent it.
        </p>
      </ConfirmDialog>
    </Page>
  );
}

import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Badge } from "../ui/badge.tsx";
import { DateFilter, rangeIn } from "../ui/date-filter.tsx";
import { FilterBar, SearchFilter, SelectFilter, textOf } from "../ui/filters.tsx";
import { Card, Page } from "../ui/page.tsx";
import { createPaged } from "../ui/paged.ts";
import { type Column, DataTable, LoadMore } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import {
  kindOf,
  kindOptions,
  loadNotifications,
  type NotificationFilters,
  type NotificationSummary,
  stateNames,
  stateTones,
} from "./notifications.data.ts";

const filterNames = ["orderId", "type", "state", "from", "to"] as const;

const columns: readonly Column<NotificationSummary>[] = [
  { label: "Message", cell: (one) => one.subject ?? kindOf(one.type) },
  { label: "To", cell: (one) => <span class="wrap-anywhere">{one.to}</span> },
  { label: "Sent by", from: "desk", cell: (one) => (one.channel === "email" ? "Email" : "Text message") },
  {
    label: "Order",
    from: "tablet",
    cell: (one) => (one.orderId === undefined ? "–" : one.orderId.slice(0, 8).toUpperCase()),
  },
  { label: "Status", cell: (one) => <StateBadge of={one} /> },
  { label: "Time", from: "tablet", cell: (one) => <Ago at={one.sentAt} /> },
];

/** What customers were sent: find, read and send again. */
export function NotificationsPage() {
  const [search] = useSearchParams();
  const filters = (): NotificationFilters => {
    const { from, to } = rangeIn(search);
    const type = kindOptions.find(({ value }) => value === textOf(search["type"]))?.value;
    const state = textOf(search["state"]);
    const orderId = textOf(search["orderId"]).slice(0, 64);
    return {
      ...(orderId !== "" && { orderId }),
      // The options are the API's kinds.
      ...(type !== undefined && { type: type as NonNullable<NotificationFilters["type"]> }),
      // The options are the API's states.
      ...(state in stateNames && { state: state as NotificationSummary["state"] }),
      ...(from !== undefined && { from: String(from) }),
      ...(to !== undefined && { to: String(to) }),
    };
  };
  const list = createPaged<NotificationFilters, NotificationSummary>(filters, loadNotifications);
  const filtered = () => filterNames.some((name) => search[name]);
  return (
    <Page title="Notifications" about="Emails and text messages that customers were sent about their orders.">
      <FilterBar names={filterNames}>
        <SearchFilter name="orderId" label="Order id" />
        <SelectFilter name="type" label="Kind" all="All kinds" options={kindOptions} />
        <SelectFilter
          name="state"
          label="Status"
          all="Any status"
          options={Object.entries(stateNames).map(([value, label]) => ({ value, label }))}
        />
        <DateFilter label="Date" />
      </FilterBar>
      <Card flush={true}>
        <DataTable
          label="Notifications"
          columns={columns}
          rows={list.items()}
          href={(one) => `/notifications/${encodeURIComponent(one.notificationId)}`}
          empty={<Nothing filtered={filtered()} />}
        />
        <LoadMore list={list} />
      </Card>
    </Page>
  );
}

/** Whether a notification was sent, and whether staff sent it again. */
export function StateBadge(props: { readonly of: Pick<NotificationSummary, "state" | "resendOf"> }) {
  return (
    <Badge tone={stateTones[props.of.state]}>
      {props.of.state === "sent" && props.of.resendOf ? "Sent again" : stateNames[props.of.state]}
    </Badge>
  );
}

const Nothing = (props: { readonly filtered: boolean }) => (
  <Show
    when={props.filtered}
    fallback={<EmptyState title="Nothing sent yet" text="Messages about orders are listed here." />}
  >
    <EmptyState title="No notifications match" text="Change the filters, or clear them to see all." />
  </Show>
);

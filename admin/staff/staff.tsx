import { createAsync } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { messageOf } from "../../web/lib/problem.ts";
import { Button } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { may, staff } from "../shell/staff.ts";
import { Badge } from "../ui/badge.tsx";
import { ConfirmDialog } from "../ui/confirm.tsx";
import { Card, Page } from "../ui/page.tsx";
import { type Column, DataTable } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import { roleLabel } from "./role-fields.tsx";
import {
  inviteStaff,
  loadStaff,
  removeStaff,
  type StaffInvitation,
  type StaffMember,
  withdrawInvitation,
} from "./staff.data.ts";
import { type StaffForm, StaffFormDialog } from "./staff-form.tsx";

/** Who is on the staff, with which roles, and who is invited. */
export function StaffPage() {
  const list = createAsync(() => loadStaff());
  const [form, setForm] = createSignal<StaffForm>();
  const [removing, setRemoving] = createSignal<StaffMember>();
  const [sending, setSending] = createSignal<string>();

  const again = async ({ invitationId, email, roles }: StaffInvitation): Promise<void> => {
    setSending(invitationId);
    try {
      await inviteStaff(email, roles);
      toast(`Invitation sent to ${email}`);
    } catch (error) {
      toast(messageOf(error), "problem");
    } finally {
      setSending(undefined);
    }
  };
  const withdraw = async ({ invitationId, email }: StaffInvitation): Promise<void> => {
    try {
      await withdrawInvitation(invitationId);
      toast(`Invitation of ${email} withdrawn`);
    } catch (error) {
      toast(messageOf(error), "problem");
    }
  };

  const members: readonly Column<StaffMember>[] = [
    {
      label: "Name",
      cell: (member) => (
        <span class="wrap-anywhere">
          {member.name ?? member.email}
          <Show when={member.userId === staff()?.userId}>
            <span class="text-quiet"> (you)</span>
          </Show>
          <Show when={member.name}>
            <span class="block text-label text-quiet">{member.email}</span>
          </Show>
          <span class="mt-1 block md:hidden">
            <Roles roles={member.roles} />
          </span>
        </span>
      ),
    },
    { label: "Roles", from: "tablet", cell: (member) => <Roles roles={member.roles} /> },
    {
      label: "Actions",
      quiet: true,
      align: "end",
      cell: (member) => (
        <Show when={may("staff:write") && member.userId !== staff()?.userId}>
          <span class="flex flex-wrap justify-end gap-2">
            <Button
              look="secondary"
              aria-label={`Change roles of ${member.name ?? member.email}`}
              onClick={() => setForm({ kind: "roles", member })}
            >
              Change roles
            </Button>
            <Button
              look="secondary"
              aria-label={`Remove ${member.name ?? member.email}`}
              onClick={() => setRemoving(member)}
            >
              Remove
            </Button>
          </span>
        </Show>
      ),
    },
  ];
  const invitations: readonly Column<StaffInvitation>[] = [
    { label: "Email", cell: ({ email }) => <span class="wrap-anywhere">{email}</span> },
    { label: "Roles", from: "tablet", cell: ({ roles }) => <Roles roles={roles} /> },
    { label: "Sent", from: "desk", cell: ({ sentAt }) => <Ago at={sentAt} /> },
    {
      label: "Expires",
      from: "tablet",
      cell: ({ expiresAt }) =>
        expiresAt <= Date.now() ? <Badge tone="attention">Expired</Badge> : <Ago at={expiresAt} />,
    },
    {
      label: "Actions",
      quiet: true,
      align: "end",
      cell: (invitation) => (
        <Show when={may("staff:write")}>
          <span class="flex flex-wrap justify-end gap-2">
            <Button
              look="secondary"
              busy={sending() === invitation.invitationId}
              aria-label={`Send the invitation to ${invitation.email} again`}
              onClick={() => void again(invitation)}
            >
              Send again
            </Button>
            <Button
              look="secondary"
              aria-label={`Withdraw the invitation to ${invitation.email}`}
              onClick={() => void withdraw(invitation)}
            >
              Withdraw
            </Button>
          </span>
        </Show>
      ),
    },
  ];

  return (
    <Page
      title="Staff"
      actions={
        <Show when={may("staff:write")}>
          <Button onClick={() => setForm({ kind: "invite" })}>Invite staff</Button>
        </Show>
      }
    >
      <Card flush={true}>
        <DataTable
          label="Staff"
          columns={members}
          rows={list()?.members ?? []}
          empty={<EmptyState title="No staff yet" text="Invite the people who run the store with you." />}
        />
      </Card>
      <Show when={(list()?.invitations.length ?? 0) > 0}>
        <Card title="Invitations" flush={true}>
          <DataTable
            label="Invitations"
            columns={invitations}
            rows={list()?.invitations ?? []}
            empty={undefined}
          />
        </Card>
      </Show>
      <StaffFormDialog form={form()} onClose={() => setForm(undefined)} />
      <ConfirmDialog
        open={removing() !== undefined}
        onOpenChange={(open) => !open && setRemoving(undefined)}
        title="Remove from staff?"
        confirm="Remove"
        onConfirm={async () => {
          const member = removing();
          if (member) await removeStaff(member.userId);
          toast("Removed from the staff");
        }}
      >
        <p>
          {removing()?.name ?? removing()?.email} loses access to the admin at once. The account stays and can
          still shop in the store.
        </p>
      </ConfirmDialog>
    </Page>
  );
}

const Roles = (props: { readonly roles: StaffMember["roles"] }) => (
  <span class="flex flex-wrap gap-1.5">
    <For each={props.roles}>{(role) => <Badge tone="plain">{roleLabel(role)}</Badge>}</For>
  </span>
);

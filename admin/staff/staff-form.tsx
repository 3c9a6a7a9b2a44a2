import { Show } from "solid-js";
import type { Entries } from "../../web/lib/form.ts";
import { Problem } from "../../web/lib/problem.ts";
import { Drawer } from "../../web/ui/drawer.tsx";
import { Field } from "../../web/ui/field.tsx";
import { SubmitForm } from "../../web/ui/form.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { createStaffForm } from "../ui/form.tsx";
import { RoleFields, rolesIn } from "./role-fields.tsx";
import { assignRoles, inviteStaff, type StaffMember, type StaffRole } from "./staff.data.ts";

/** What the dialog asks: whom to invite, or which roles somebody has. */
export type StaffForm =
  | { readonly kind: "invite" }
  | { readonly kind: "roles"; readonly member: StaffMember };

/** The dialog for an invitation or a change of roles. `form` undefined: closed. */
export function StaffFormDialog(props: {
  readonly form: StaffForm | undefined;
  readonly onClose: () => void;
}) {
  return (
    <Drawer
      open={props.form !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      title={props.form?.kind === "roles" ? "Change roles" : "Invite staff"}
      side="center"
    >
      <Show when={props.form} keyed={true}>
        {(form) =>
          form.kind === "invite" ? (
            <Invite onDone={props.onClose} />
          ) : (
            <ChangeRoles member={form.member} onDone={props.onClose} />
          )
        }
      </Show>
    </Drawer>
  );
}

/** Nobody of staff is without a role: they are removed instead. */
function chosenIn(entry: Entries): readonly StaffRole[] {
  const roles = rolesIn(entry);
  if (roles.length === 0) throw new Problem("VALIDATION_ERROR", "Choose at least one role.", 400);
  return roles;
}

function Invite(props: { readonly onDone: () => void }) {
  const form = createStaffForm(async (entry) => {
    const email = entry("email");
    await inviteStaff(email, chosenIn(entry));
    toast(`Invitation sent to ${email}`);
    props.onDone();
  });
  return (
    <SubmitForm form={form} submit="Send invitation" onCancel={props.onDone}>
      <Field
        label="Email address"
        name="email"
        type="email"
        inputmode="email"
        autocomplete="off"
        maxlength="254"
        hint="They get a link that works once and expires in 7 days."
        error={form.error("email")}
      />
      <RoleFields chosen={[]} error={form.error("roles")} />
    </SubmitForm>
  );
}

function ChangeRoles(props: { readonly member: StaffMember; readonly onDone: () => void }) {
  const form = createStaffForm(async (entry) => {
    await assignRoles(props.member.userId, chosenIn(entry));
    toast("Roles changed");
    props.onDone();
  });
  return (
    <SubmitForm form={form} submit="Save roles" onCancel={props.onDone}>
      <p class="text-quiet wrap-anywhere">{props.member.name ?? props.member.email}</p>
      <RoleFields chosen={props.member.roles} error={form.error("roles")} />
    </SubmitForm>
  );
}

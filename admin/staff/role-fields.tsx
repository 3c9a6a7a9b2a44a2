import { For, Show } from "solid-js";
import type { Entries } from "../../web/lib/form.ts";
import { Checkbox } from "../ui/form.tsx";
import type { StaffRole } from "./staff.data.ts";

/** The roles with what each may do, as the pages word it. */
export const roleInfo: readonly {
  readonly role: StaffRole;
  readonly label: string;
  readonly about: string;
}[] = [
  { role: "admin", label: "Admin", about: "Everything, including the catalog, settings and staff" },
  { role: "support", label: "Support", about: "Orders, refunds, customers and notifications" },
  { role: "warehouse", label: "Warehouse", about: "Inventory and shipments" },
];

/** A role as people read it. */
export const roleLabel = (role: StaffRole): string =>
  roleInfo.find((one) => one.role === role)?.label ?? role;

/** A checkbox per role; read them with `rolesIn`. */
export function RoleFields(props: {
  readonly chosen: readonly StaffRole[];
  readonly error: string | undefined;
}) {
  return (
    <fieldset class="grid gap-3">
      <legend class="mb-2 text-label font-medium">Roles</legend>
      <For each={roleInfo}>
        {({ role, label, about }) => (
          <Checkbox label={label} hint={about} name={role} checked={props.chosen.includes(role)} />
        )}
      </For>
      <Show when={props.error}>
        <p class="text-label font-medium text-clay">{props.error}</p>
      </Show>
    </fieldset>
  );
}

/** The roles that are checked. */
export const rolesIn = (entry: Entries): readonly StaffRole[] =>
  roleInfo.map(({ role }) => role).filter((role) => entry(role) !== "");

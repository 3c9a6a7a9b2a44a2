import { createSignal, Show } from "solid-js";
import type { Me } from "../lib/api-types.ts";
import { createForm } from "../lib/form.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { SubmitForm } from "../ui/form.tsx";
import { toast } from "../ui/toast.tsx";
import { saveMe } from "./account.data.ts";

/** Shows name, address and phone, and edits them. */
export function Profile(props: { readonly me: Me; readonly onChange: (me: Me) => void }) {
  const [editing, setEditing] = createSignal(false);
  let edit: HTMLButtonElement | undefined;
  const close = (): void => {
    setEditing(false);
    // The pressed button was removed, so the focus moves here.
    edit?.focus();
  };
  return (
    <Show
      when={editing()}
      fallback={
        <>
          <dl class="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <Row name="Name" value={props.me.name} />
            <Row name="Email address" value={props.me.email} />
            <Row name="Phone" value={props.me.phone} />
          </dl>
          <Button
            class="mt-5"
            look="secondary"
            ref={(button) => {
              edit = button;
            }}
            onClick={() => setEditing(true)}
          >
            Edit profile
          </Button>
        </>
      }
    >
      <ProfileForm
        me={props.me}
        onCancel={close}
        onSaved={(me) => {
          props.onChange(me);
          toast("Profile saved.");
          close();
        }}
      />
    </Show>
  );
}

function Row(props: { readonly name: string; readonly value: string | undefined }) {
  return (
    <div class="contents">
      <dt class="text-label text-quiet max-sm:-mb-3 sm:pt-0.5">{props.name}</dt>
      <dd class="wrap-anywhere">{props.value ?? <span class="text-quiet">Not provided</span>}</dd>
    </div>
  );
}

function ProfileForm(props: {
  readonly me: Me;
  readonly onCancel: () => void;
  readonly onSaved: (me: Me) => void;
}) {
  const form = createForm(async (entry) => {
    props.onSaved(await saveMe({ name: entry("name"), phone: entry("phone") }));
  });
  return (
    <SubmitForm form={form} submit="Save" onCancel={() => props.onCancel()}>
      <Field
        label="Name"
        name="name"
        autocomplete="name"
        maxlength="120"
        autofocus
        ref={(input) => queueMicrotask(() => input.focus())}
        value={props.me.name ?? ""}
        error={form.error("name")}
      />
      <div class="grid gap-1.5">
        <p class="text-label font-medium">Email address</p>
        <p class="wrap-anywhere">{props.me.email}</p>
        <p class="text-label text-quiet">You use this to sign in. It can't be changed.</p>
      </div>
      <Field
        label="Phone"
        name="phone"
        type="tel"
        autocomplete="tel"
        maxlength="40"
        optional={true}
        hint="In case the carrier needs to reach you."
        value={props.me.phone ?? ""}
        error={form.error("phone")}
      />
    </SubmitForm>
  );
}

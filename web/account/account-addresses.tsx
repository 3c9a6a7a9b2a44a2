import { createSignal, For, Show } from "solid-js";
import { account } from "../lib/account-state.ts";
import type { AddressBook, BookAddress } from "../lib/api-types.ts";
import { createAttempt } from "../lib/attempt.ts";
import { Loaded } from "../shell/loaded.tsx";
import { AddressLines } from "../ui/address-lines.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import { addAddress, loadAddresses, plainAddress, removeAddress, setAddress } from "./account.data.ts";
import { AccountPageFrame } from "./account-page.tsx";
import { AddressForm } from "./address-form.tsx";

export function AddressesPage() {
  return (
    <AccountPageFrame
      title="Addresses"
      path="/account/addresses"
      lead="Choose from these at checkout. Your default address comes first."
    >
      <Loaded load={loadAddresses} what="your addresses" skeleton={<Waiting />}>
        {(book, setBook) => <Book book={book()} onChange={setBook} />}
      </Loaded>
    </AccountPageFrame>
  );
}

/** What the form edits: a new address, or an existing one. */
type Editing = "new" | BookAddress | undefined;

function Book(props: { readonly book: AddressBook; readonly onChange: (book: AddressBook) => void }) {
  const [editing, setEditing] = createSignal<Editing>();
  const [removed, setRemoved] = createSignal<BookAddress>();
  const { busy, problem, run } = createAttempt();
  const change = (id: string, work: () => Promise<AddressBook>, done?: string): Promise<boolean> =>
    run(async () => {
      props.onChange(await work());
      if (done) toast(done);
    }, id);
  const remove = async (one: BookAddress): Promise<void> => {
    if (await change(one.addressId, () => removeAddress(one.addressId))) setRemoved(one);
  };
  const undo = async (one: BookAddress): Promise<void> => {
    const back = { ...plainAddress(one), isDefault: one.isDefault };
    if (!(await change("undo", () => addAddress(back), "Address restored."))) return;
    setRemoved(undefined);
    focusPage();
  };
  return (
    <Show
      when={editing()}
      fallback={
        <div class="grid gap-5">
          <Show when={problem()}>
            <Notice kind="problem">{problem()}</Notice>
          </Show>
          <Show when={removed()}>
            {(one) => (
              <Notice kind="info">
                <span class="flex flex-wrap items-center justify-between gap-x-4">
                  {one().street} was removed.
                  <Button
                    look="plain"
                    // The pressed button was removed with its card, so the focus moves here.
                    ref={(button) => queueMicrotask(() => button.focus())}
                    busy={busy() === "undo"}
                    onClick={() => void undo(one())}
                  >
                    Undo
                  </Button>
                </span>
              </Notice>
            )}
          </Show>
          <Show
            when={props.book.count > 0}
            fallback={
              <EmptyState title="No addresses yet" text="Save an address to check out faster next time.">
                <Button onClick={() => setEditing("new")}>Add an address</Button>
              </EmptyState>
            }
          >
            <ul class="grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2">
              <For each={props.book.items}>
                {(one) => (
                  <Entry
                    address={one}
                    busy={busy() === one.addressId}
                    onEdit={() => setEditing(one)}
                    onRemove={() => void remove(one)}
                    onDefault={() =>
                      void change(
                        one.addressId,
                        () => setAddress(one.addressId, { ...plainAddress(one), isDefault: true }),
                        "Default address updated.",
                      )
                    }
                  />
                )}
              </For>
            </ul>
            <Button class="justify-self-start" look="secondary" onClick={() => setEditing("new")}>
              Add an address
            </Button>
          </Show>
        </div>
      }
    >
      {(open) => (
        <Editor
          editing={open()}
          first={props.book.count === 0}
          name={props.book.items[0]?.name ?? account()?.name}
          onDone={(book) => {
            if (book) props.onChange(book);
            setEditing(undefined);
            setRemoved(undefined);
            focusPage();
          }}
        />
      )}
    </Show>
  );
}

function Entry(props: {
  readonly address: BookAddress;
  readonly busy: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onDefault: () => void;
}) {
  const which = () => `${props.address.street}, ${props.address.city}`;
  return (
    <li
      class="flex flex-col justify-between gap-3 rounded-sm border p-5"
      classList={{ "border-ink": props.address.isDefault, "border-line": !props.address.isDefault }}
    >
      <div class="flex items-start justify-between gap-4">
        <AddressLines address={props.address} />
        <Show when={props.address.isDefault}>
          <span class="rounded-full bg-sunken px-3 py-1 text-label font-medium">Default</span>
        </Show>
      </div>
      <div class="-mb-2 flex flex-wrap gap-x-4">
        <Button look="plain" aria-label={`Edit ${which()}`} onClick={() => props.onEdit()}>
          Edit
        </Button>
        <Button
          look="plain"
          aria-label={`Remove ${which()}`}
          busy={props.busy}
          onClick={() => props.onRemove()}
        >
          Remove
        </Button>
        <Show when={!props.address.isDefault}>
          <Button
            look="plain"
            aria-label={`Set as default: ${which()}`}
            busy={props.busy}
            onClick={() => props.onDefault()}
          >
            Set as default
          </Button>
        </Show>
      </div>
    </li>
  );
}

function Editor(props: {
  readonly editing: "new" | BookAddress;
  readonly first: boolean;
  /** The name to prefill in a new address. */
  readonly name: string | undefined;
  /** Called without an address book when nothing was changed. */
  readonly onDone: (book?: AddressBook) => void;
}) {
  const known = () => (props.editing === "new" ? undefined : props.editing);
  return (
    <section class="max-w-xl" aria-labelledby="editor">
      <h2 id="editor" class="mb-5 text-2xl">
        {known() ? "Edit address" : "Add an address"}
      </h2>
      <AddressForm
        address={known() ?? { name: props.name }}
        submit="Save address"
        onSubmit={async (address, entry) => {
          const isDefault = entry("isDefault") === "on";
          const one = known();
          const entered = { ...address, isDefault };
          const book = one ? await setAddress(one.addressId, entered) : await addAddress(entered);
          toast("Address saved.");
          props.onDone(book);
        }}
      >
        <Show when={!props.first && !known()?.isDefault}>
          <label class="flex min-h-11 items-center gap-3">
            <input type="checkbox" name="isDefault" class="size-5" />
            Set as default
          </label>
        </Show>
      </AddressForm>
      <Button class="mt-3" look="plain" onClick={() => props.onDone()}>
        Cancel
      </Button>
    </section>
  );
}

const focusPage = (): void => document.getElementById("page")?.focus();

function Waiting() {
  return (
    <div class="grid gap-3 sm:grid-cols-2" aria-hidden="true">
      <Skeleton class="h-48 w-full" />
      <Skeleton class="h-48 w-full" />
    </div>
  );
}

import { type Component, createSignal, Show } from "solid-js";
import { createAttempt } from "../../lib/attempt.ts";
import { inMarket } from "../../market/market.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

type Dialog = Component<{ readonly onCancel: () => void; readonly onClosed: () => void }>;

/** What the store keeps about the account: downloads it, and closes the account. `onClosed` ends the session. */
export function YourData(props: { readonly onClosed: () => void }) {
  return (
    <section class="mt-10 border-t border-line pt-6" aria-labelledby="your-data">
      <h2 id="your-data" class="text-2xl">
        Your data
      </h2>
      <Download />
      <Close onClosed={props.onClosed} />
    </section>
  );
}

function Download() {
  const { busy, problem, run } = createAttempt();
  const [state, setState] = createSignal("");
  const download = async (): Promise<void> => {
    setState("Preparing your data…");
    const done = await run(async () => (await import("./account-data.ts")).downloadData());
    setState(done ? "Your download has started." : "");
  };
  return (
    <div class="mt-4">
      <p class="max-w-prose">
        Get a copy of everything we keep about your account, as a JSON file: profile, addresses, saved items,
        cart, orders, messages we've sent you, and conversations with our assistant.
      </p>
      <Show when={problem()}>
        <div class="mt-4 max-w-prose">
          <Notice kind="problem" title="We couldn't prepare your data">
            {problem()}
          </Notice>
        </div>
      </Show>
      <div class="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button look="secondary" busy={busy() !== undefined} onClick={() => void download()}>
          Download your data
        </Button>
        <p role="status" class="text-label text-quiet">
          {state()}
        </p>
      </div>
    </div>
  );
}

function Close(props: { readonly onClosed: () => void }) {
  const { problem, run } = createAttempt();
  const [dialog, setDialog] = createSignal<Dialog>();
  // Not `lazy`, which would keep a failed load for as long as the page is open.
  const open = () =>
    run(async () => {
      const { CloseDialog } = await import("./close-dialog.tsx");
      setDialog(() => CloseDialog);
    });
  return (
    <div class="mt-8">
      <h3 class="text-xl">Close your account</h3>
      <div class="mt-3 grid max-w-prose gap-3">
        <p>
          We delete your profile and password, addresses, tax details, saved items, cart, messages we've sent
          you, and conversations with our assistant. We keep your orders and their invoices, as tax law
          requires.
        </p>
        <p>
          While an order is under way you can't close your account.{" "}
          <a
            href={inMarket("/orders")}
            class="underline decoration-line decoration-2 underline-offset-4 hover:decoration-current"
          >
            View your orders
          </a>
        </p>
        <Show when={problem()}>
          <Notice kind="problem">{problem()}</Notice>
        </Show>
      </div>
      {/* Not busy while the dialog loads: a button that is disabled loses the focus, which the dialog gives back to it. */}
      <Button class="mt-4" look="secondary" onClick={() => void open()}>
        Close account
      </Button>
      <Show when={dialog()}>
        {(loaded) => {
          const CloseDialog = loaded();
          return <CloseDialog onCancel={() => setDialog(undefined)} onClosed={props.onClosed} />;
        }}
      </Show>
    </div>
  );
}

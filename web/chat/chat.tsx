import { createEffect, createSignal, on, onMount, Show } from "solid-js";
import { render } from "solid-js/web";
import { account } from "../lib/account-state.ts";
import { openSession } from "../lib/session.ts";
import { isOpen, setIsOpen, setUnread, unread } from "./chat-state.ts";
import { belongTo, whenAnswered } from "./conversation.ts";
import { Panel } from "./panel.tsx";
import { spoken } from "./reply.ts";

let isMounted = false;
const [focuses, setFocuses] = createSignal(true);

/** Opens the chat beside its button. It stays, with the conversation, until the document is left. */
export function openChat(button: HTMLElement, wasPressed: boolean): void {
  setFocuses(wasPressed);
  setIsOpen(true);
  if (isMounted || !button.parentElement) return;
  isMounted = true;
  render(() => <Chat button={button} />, button.parentElement);
}

function Chat(props: { readonly button: HTMLElement }) {
  const [announced, setAnnounced] = createSignal("");
  onMount(() => void openSession().catch(() => undefined));
  createEffect(() => {
    const who = account();
    if (who !== undefined) belongTo(who?.userId);
  });
  whenAnswered((reply) => {
    setAnnounced(spoken(reply));
    if (!isOpen()) setUnread((count) => count + 1);
  });
  createEffect(
    on(isOpen, (open) => {
      mark(open);
      props.button.hidden = open;
      props.button.ariaExpanded = String(open);
      if (open) setUnread(0);
    }),
  );
  createEffect(() => showUnread(props.button, unread()));
  const close = (): void => {
    setIsOpen(false);
    props.button.focus({ preventScroll: true });
  };
  return (
    <>
      <div class="sr-only" role="status" aria-live="polite">
        {announced()}
      </div>
      <Show when={isOpen()}>
        <Panel focuses={focuses()} onClose={close} />
      </Show>
    </>
  );
}

/** Kept while this tab is open: after a reload the chat is where it was. */
function mark(open: boolean): void {
  try {
    if (open) sessionStorage.setItem("chat", "open");
    else sessionStorage.removeItem("chat");
  } catch {
    // Without storage it is closed after a reload.
  }
}

function showUnread(button: HTMLElement, count: number): void {
  button.toggleAttribute("data-unread", count > 0);
  if (count === 0) button.removeAttribute("aria-label");
  else button.ariaLabel = `${button.textContent.trim()}, ${count} new answer${count === 1 ? "" : "s"}`;
}

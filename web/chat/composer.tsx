import { createUniqueId, Show } from "solid-js";
import type { MaxMessageLength } from "../../api/client.ts";
import { LineIcon } from "../ui/icons.tsx";
import { isOffline } from "../ui/offline.tsx";
import { draft, isAnswering, loading, send, setDraft, stop } from "./conversation.ts";

/** Where the shopper writes. Enter sends, Shift and Enter begins a new line; while an answer comes, the button stops it. */
export function Composer(props: { readonly field: (element: HTMLTextAreaElement) => void }) {
  const id = createUniqueId();
  const left = () => most - draft().length;
  const canSend = () => draft().trim() !== "" && left() >= 0 && !isOffline() && !loading();
  const submit = (): void => {
    if (!canSend() || isAnswering()) return;
    const message = draft().trim();
    setDraft("");
    void send(message);
  };
  return (
    <form
      class="grid max-w-none gap-1.5 border-t border-line bg-raised px-4 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label class="sr-only" for={id}>
        Message to the assistant
      </label>
      <div class="flex items-end gap-2">
        <textarea
          ref={props.field}
          id={id}
          rows="1"
          dir="auto"
          placeholder="Ask a question"
          enterkeyhint="send"
          autocomplete="off"
          aria-invalid={left() < 0 || undefined}
          aria-describedby={`${id}-note`}
          value={draft()}
          class="field-sizing-content max-h-32 min-h-12 min-w-0 flex-1 resize-none rounded-sm border border-edge bg-paper px-3 py-2.5 text-base wrap-anywhere placeholder:text-quiet"
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
            event.preventDefault();
            submit();
          }}
        />
        <button
          type={isAnswering() ? "button" : "submit"}
          aria-label={isAnswering() ? "Stop answering" : "Send"}
          aria-disabled={(!isAnswering() && !canSend()) || undefined}
          class="grid size-12 shrink-0 place-items-center rounded-sm border border-ink bg-ink text-paper transition-colors hover:border-moss hover:bg-moss aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-quiet"
          onClick={(event) => {
            // The second press of a double click on Send is no wish to stop.
            if (isAnswering() && event.detail < 2) void stop();
          }}
        >
          <LineIcon path={isAnswering() ? "M7.5 7.5h9v9h-9z" : "M12 19V5M6 11l6-6 6 6"} />
        </button>
      </div>
      <p
        id={`${id}-note`}
        class="text-label text-quiet"
        classList={{ "text-clay": left() < 0 || isOffline() }}
      >
        <Show
          when={!isOffline()}
          fallback="You're offline. You can send your message when you're back online."
        >
          <Show when={left() >= 0} fallback={`Your message is too long by ${characters(-left())}.`}>
            <Show when={left() <= shownFrom} fallback="Automated assistant, not a person.">
              {characters(left())} left
            </Show>
          </Show>
        </Show>
      </p>
    </form>
  );
}

/** Whether the key confirms a word of an input method. Safari says so by the key code alone. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** As the API has it. */
const most: MaxMessageLength = 2_000;
const shownFrom = 200;

const characters = (count: number): string => `${count} character${count === 1 ? "" : "s"}`;

import { createEffect, createSignal, Index, on, onCleanup, onMount, Show } from "solid-js";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { SkeletonLines } from "../ui/skeleton.tsx";
import { Answer } from "./answer.tsx";
import { exchanges, loading, notice, reload } from "./conversation.ts";
import { Introduction } from "./introduction.tsx";

/** The conversation. It follows a growing answer until the shopper scrolls, and never past the beginning of it. */
export function Log() {
  let box: HTMLDivElement | undefined;
  let content: HTMLDivElement | undefined;
  const [follows, setFollows] = createSignal(true);
  const toEnd = (): void => {
    if (!box || !follows()) return;
    const last = content?.lastElementChild;
    const end = box.scrollHeight - box.clientHeight;
    const start = last instanceof HTMLElement ? last.offsetTop - 16 : end;
    box.scrollTop = Math.min(end, start);
  };
  onMount(() => {
    const observer = new ResizeObserver(toEnd);
    // The box shrinks when a phone's keyboard opens.
    for (const element of [content, box]) if (element) observer.observe(element);
    onCleanup(() => observer.disconnect());
  });
  createEffect(
    on(
      () => exchanges().length,
      () => {
        setFollows(true);
        toEnd();
      },
    ),
  );
  return (
    <div
      ref={(element) => {
        box = element;
      }}
      role="log"
      // Complete answers are announced by themselves: see chat.tsx.
      aria-live="off"
      aria-label="Conversation"
      tabindex="0"
      class="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain px-5 py-4"
      onWheel={() => setFollows(false)}
      onTouchMove={() => setFollows(false)}
      onKeyDown={(event) => scrollKeys.has(event.key) && setFollows(false)}
    >
      <div
        ref={(element) => {
          content = element;
        }}
        class="grid grid-cols-[minmax(0,1fr)] gap-6"
      >
        <Show when={notice()}>
          {(text) => (
            <Notice kind="problem">
              <p>{text()}</p>
              <Show when={exchanges().length === 0}>
                <Button look="plain" onClick={reload}>
                  Try again
                </Button>
              </Show>
            </Notice>
          )}
        </Show>
        <Show when={exchanges().length === 0 && !notice()}>
          <Show when={!loading()} fallback={<SkeletonLines lines={6} />}>
            <Introduction />
          </Show>
        </Show>
        <Index each={exchanges()}>
          {(exchange, place) => (
            <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
              <p
                dir="auto"
                class="max-w-[85%] justify-self-end rounded-md bg-sunken px-4 py-2 whitespace-pre-wrap wrap-anywhere"
              >
                <span class="sr-only">You: </span>
                {exchange().message}
              </p>
              <Answer exchange={exchange()} isLatest={place === exchanges().length - 1} />
            </div>
          )}
        </Index>
      </div>
    </div>
  );
}

const scrollKeys = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "]);

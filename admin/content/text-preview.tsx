import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import { messageOf } from "../../web/lib/problem.ts";
import { Notice } from "../../web/ui/notice.tsx";
import { Card } from "../ui/page.tsx";
import { previewOf } from "./content.data.ts";

/** A text as visitors would see it, a moment after it was typed; at the width of a phone where asked. */
export function TextPreview(props: { readonly title: string; readonly markdown: string }) {
  const [html, setHtml] = createSignal("");
  const [problem, setProblem] = createSignal<string>();
  const [isPhone, setIsPhone] = createSignal(false);
  createEffect(
    on(
      () => props.markdown,
      (markdown) => {
        let isCurrent = true;
        const show = async (): Promise<void> => {
          try {
            const shown = await previewOf(markdown);
            if (!isCurrent) return;
            setHtml(shown);
            setProblem(undefined);
          } catch (error) {
            if (isCurrent) setProblem(messageOf(error));
          }
        };
        const timer = setTimeout(() => void show(), 300);
        onCleanup(() => {
          isCurrent = false;
          clearTimeout(timer);
        });
      },
    ),
  );
  return (
    <Card
      title="Preview"
      actions={
        <button
          type="button"
          aria-pressed={isPhone()}
          class="min-h-11 rounded-sm border border-edge px-3 aria-pressed:bg-sunken aria-pressed:font-medium lg:min-h-9"
          onClick={() => setIsPhone(!isPhone())}
        >
          Phone width
        </button>
      }
    >
      <Show when={problem()}>
        <Notice kind="problem">{problem()}</Notice>
      </Show>
      <div
        class="mx-auto grid gap-5 rounded-sm border border-line bg-paper p-4 sm:p-6"
        style={{ "max-width": isPhone() ? "22rem" : "100%" }}
        data-preview=""
      >
        <p class="text-3xl font-semibold wrap-anywhere">{props.title || "Untitled"}</p>
        <div class="prose" innerHTML={html()} />
      </div>
    </Card>
  );
}

import { createSignal, For, Show } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { Button } from "../../web/ui/button.tsx";
import { Field } from "../../web/ui/field.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { Card } from "../ui/page.tsx";
import { askQuestion, type Passage } from "./knowledge.data.ts";

/** Shows the passages that the assistant would answer a question from. */
export function TryQuestion() {
  const [text, setText] = createSignal("");
  const [found, setFound] = createSignal<readonly Passage[]>();
  const attempt = createAttempt();
  return (
    <Card title="Try a question">
      <form
        class="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          setFound(undefined);
          void attempt.run(async () => void setFound(await askQuestion(text().trim())));
        }}
      >
        <Field
          label="Ask as a customer"
          hint="For example: How long do I have to return something?"
          maxlength="500"
          value={text()}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button
          type="submit"
          look="secondary"
          busy={attempt.busy() !== undefined}
          disabled={text().trim() === ""}
        >
          Ask
        </Button>
      </form>
      <div class="mt-4 grid gap-3" aria-live="polite">
        <Show when={attempt.problem()}>
          <Notice kind="problem">{attempt.problem()}</Notice>
        </Show>
        <Show when={found()}>
          {(passages) => (
            <Show when={passages().length > 0} fallback={<p>No document answers this question.</p>}>
              <ol class="divide-y divide-line">
                <For each={passages()}>
                  {(passage) => (
                    <li class="py-3 wrap-anywhere">
                      <p class="font-medium">
                        {passage.heading ?? passage.title}
                        <span class="block text-label font-normal text-quiet">
                          {passage.documentId}, score {passage.score.toFixed(2)}
                        </span>
                      </p>
                      <p class="mt-1 whitespace-pre-line">{passage.text}</p>
                    </li>
                  )}
                </For>
              </ol>
            </Show>
          )}
        </Show>
      </div>
    </Card>
  );
}

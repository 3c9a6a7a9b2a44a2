import { createSignal, For, Show } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { Button } from "../../web/ui/button.tsx";
import { Field } from "../../web/ui/field.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { Card } from "../ui/page.tsx";
import { type Found, type SynonymGroup, trySynonyms } from "./search.data.ts";

/** A search box that shows what a shopper would find with the groups as they stand on the page, saved or not. */
export function TrySearch(props: {
  readonly groups: () => SynonymGroup[];
  /** Told why a try failed; undefined as one begins. */
  readonly onProblem: (error: unknown) => void;
  /** Whether no group is known to be wrong. */
  readonly isSound: boolean;
}) {
  const [text, setText] = createSignal("");
  const [found, setFound] = createSignal<Found>();
  const attempt = createAttempt();
  const search = (): void => {
    void attempt.run(async () => {
      try {
        props.onProblem(undefined);
        setFound(await trySynonyms(text().trim(), props.groups()));
      } catch (error) {
        setFound(undefined);
        props.onProblem(error);
        throw error;
      }
    });
  };
  return (
    <Card title="Try a search">
      <form
        class="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <Field
          label="Search as a customer"
          hint="Uses the groups on this page, before you save them."
          type="search"
          maxlength="200"
          value={text()}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button
          type="submit"
          look="secondary"
          busy={attempt.busy() !== undefined}
          disabled={text().trim() === ""}
        >
          Search
        </Button>
      </form>
      <div class="mt-4 grid gap-3" aria-live="polite">
        <Show when={attempt.problem()}>
          <Notice kind="problem">
            {props.isSound ? attempt.problem() : "Check the highlighted groups."}
          </Notice>
        </Show>
        <Show when={found()}>
          {(result) => (
            <>
              <p class="text-label text-quiet">
                {result().total === 0
                  ? "No product is found."
                  : result().total === 1
                    ? "1 product is found."
                    : `${result().total.toLocaleString()} products are found.`}
                <Show when={result().correction}>{(instead) => <> Searched for “{instead()}”.</>}</Show>
              </p>
              <ol class="divide-y divide-line">
                <For each={result().items}>
                  {(item) => (
                    <li class="py-2 wrap-anywhere">
                      {item.name}
                      <span class="block text-label text-quiet">
                        {item.category}
                        <Show when={item.missingWords}>{(words) => <>, without {words().join(", ")}</>}</Show>
                      </span>
                    </li>
                  )}
                </For>
              </ol>
            </>
          )}
        </Show>
      </div>
    </Card>
  );
}

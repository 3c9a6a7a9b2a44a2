import { createSignal, For, lazy, onMount, Show, Suspense } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { Field } from "../../web/ui/field.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { Skeleton } from "../../web/ui/skeleton.tsx";
import { Card, Columns, Page } from "../ui/page.tsx";
import { AnswerTable } from "./answer-table.tsx";
import { createConversation, type Exchange } from "./conversation.ts";

const AnswerChart = lazy(async () => ({ default: (await import("./answer-chart.tsx")).AnswerChart }));

const readyMade = [
  "How were sales last week compared with the week before?",
  "Sales by month this year",
  "Are sales going up or down?",
  "Top 5 products this month",
  "Which products have not sold in 60 days?",
  "What will run out in the next 14 days?",
  "Refunds last month",
];

/** Questions about sales, products, stock and refunds, answered in text, tables and charts. */
export function InsightsPage() {
  const { exchanges, isAnswering, ask, stop, startNew, restore } = createConversation();
  const [question, setQuestion] = createSignal("");
  onMount(() => void restore());
  const send = (text: string): void => {
    if (isAnswering() || text.trim() === "") return;
    setQuestion("");
    void ask(text.trim());
  };
  return (
    <Page
      title="Insights"
      about="Ask about sales, products, stock and refunds. Days are counted in UTC, and currencies are never added up."
      actions={
        <Show when={exchanges().length > 0}>
          <Button look="secondary" onClick={startNew}>
            New conversation
          </Button>
        </Show>
      }
    >
      <form
        class="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          send(question());
        }}
      >
        <Field
          label="Your question"
          class="min-w-0 flex-1 basis-72"
          maxlength={2000}
          autocomplete="off"
          value={question()}
          onInput={(event) => setQuestion(event.currentTarget.value)}
        />
        <Show when={isAnswering()} fallback={<Button type="submit">Ask</Button>}>
          <Button look="secondary" onClick={() => void stop()}>
            Stop
          </Button>
        </Show>
      </form>
      <Columns
        main={
          <For
            each={exchanges().toReversed()}
            fallback={<p class="text-quiet">Pick a question, or write your own.</p>}
          >
            {(exchange) => <AnswerView exchange={exchange} onAsk={send} />}
          </For>
        }
        side={
          <>
            <Card title="Questions to start with">
              <QuestionList questions={readyMade} onPick={send} />
            </Card>
            <Show when={exchanges().length > 0}>
              <Card title="Asked in this session">
                <ol class="grid gap-1">
                  <For each={exchanges()}>
                    {({ key, question: asked }) => (
                      <li>
                        <a
                          class="block min-h-11 py-2 wrap-anywhere underline-offset-4 hover:underline lg:min-h-8 lg:py-1"
                          href={`#answer-${key}`}
                        >
                          {asked}
                        </a>
                      </li>
                    )}
                  </For>
                </ol>
              </Card>
            </Show>
          </>
        }
      />
    </Page>
  );
}

function QuestionList(props: {
  readonly questions: readonly string[];
  readonly onPick: (text: string) => void;
}) {
  return (
    <ul class="flex flex-wrap gap-2">
      <For each={props.questions}>
        {(text) => (
          <li>
            <button
              type="button"
              class="min-h-11 rounded-sm border border-line px-3 py-1.5 text-left hover:border-ink lg:min-h-9"
              onClick={() => props.onPick(text)}
            >
              {text}
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}

function AnswerView(props: { readonly exchange: Exchange; readonly onAsk: (text: string) => void }) {
  const answer = () => props.exchange.answer;
  const isOver = (): boolean => answer().state === "done" || answer().state === "failed";
  return (
    <article
      id={`answer-${props.exchange.key}`}
      class="grid scroll-mt-20 grid-cols-[minmax(0,1fr)] gap-4"
      aria-label={props.exchange.question}
      aria-busy={!isOver()}
    >
      <h2 class="text-lg wrap-anywhere">{props.exchange.question}</h2>
      <p class="max-w-prose wrap-anywhere whitespace-pre-line" aria-live="polite" aria-atomic="true">
        {isOver() || answer().text !== "" ? answer().text : (answer().activity ?? "Looking it up…")}
      </p>
      <Show when={answer().wasCut}>
        <p class="text-label text-quiet">Stopped before the end.</p>
      </Show>
      <Show when={answer().problem}>{(problem) => <Notice kind="problem">{problem()}</Notice>}</Show>
      <For each={answer().cards.charts}>
        {(chart) => (
          <Show when={answer().cards.tables[chart.table]}>
            {(table) => (
              <Show when={table().rows.length > 1}>
                <Suspense fallback={<Skeleton class="h-64" />}>
                  <AnswerChart chart={chart} table={table()} />
                </Suspense>
              </Show>
            )}
          </Show>
        )}
      </For>
      <For each={answer().cards.tables}>
        {(table) => (
          <Show when={table.rows.length > 0}>
            <AnswerTable table={table} />
          </Show>
        )}
      </For>
      <Show when={isOver() && answer().suggestions.length > 0}>
        <QuestionList questions={answer().suggestions} onPick={props.onAsk} />
      </Show>
    </article>
  );
}

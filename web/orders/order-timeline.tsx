import { For, type JSX, Show } from "solid-js";
import type { Order, TimelineStatus } from "../lib/api-types.ts";
import { timeOf } from "../market/dates.ts";
import { eventText, eventWords, isOver, isReadable } from "./order-status-text.ts";

const path: readonly TimelineStatus[] = ["PAID", "PROCESSING", "SHIPPED", "DELIVERED"];

/** Past events with their times, and the steps still to come. */
export function Timeline(props: { readonly order: Order }) {
  const happened = () => props.order.timeline;
  const ahead = () => {
    if (isOver(props.order.status)) return [];
    const reached = Math.max(...happened().map(({ status }) => path.indexOf(status)));
    return path.slice(reached + 1);
  };
  return (
    <section>
      <h2 class="mb-3 text-xl">Order status</h2>
      <ol class="grid">
        <For each={happened()}>
          {(entry, index) => (
            <li class="grid grid-cols-[1.25rem_1fr] gap-3">
              <Dot
                look={stopped.has(entry.status) ? "stopped" : "done"}
                line={index() < happened().length - 1 || ahead().length > 0}
              />
              <div class="pb-4">
                <p class="leading-tight font-medium">
                  {eventText(
                    entry.status,
                    happened()
                      .slice(index() + 1)
                      .map(({ status }) => status),
                  )}
                </p>
                <time class="text-label text-quiet" dateTime={new Date(entry.at).toISOString()}>
                  {timeOf(entry.at)}
                </time>
                <Show when={isReadable(entry.note) && entry.note}>
                  {(note) => <p class="text-label wrap-anywhere text-quiet">{linked(note())}</p>}
                </Show>
              </div>
            </li>
          )}
        </For>
        <For each={ahead()}>
          {(status, index) => (
            <li class="grid grid-cols-[1.25rem_1fr] gap-3 text-quiet">
              <Dot look="ahead" line={index() < ahead().length - 1} />
              <p class="pb-4 leading-tight">
                {eventWords[status]}
                <span class="sr-only"> (still to come)</span>
              </p>
            </li>
          )}
        </For>
      </ol>
    </section>
  );
}

/** The text with its web addresses as links: a carrier's page for the parcel. */
function linked(text: string): JSX.Element {
  return text.split(/(https:\/\/[^\s"<>]+)/).map((part, place) =>
    place % 2 === 1 ? (
      <a class="underline underline-offset-4" href={part} rel="noopener noreferrer" target="_blank">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

const stopped: ReadonlySet<TimelineStatus> = new Set(["CANCELLED", "FAILED"]);

function Dot(props: { readonly look: "done" | "ahead" | "stopped"; readonly line: boolean }) {
  return (
    <span class="grid grid-rows-[auto_1fr] justify-items-center" aria-hidden="true">
      <span
        class="mt-1 size-3 rounded-full border-2"
        classList={{
          "border-moss bg-moss": props.look === "done",
          "border-edge": props.look === "ahead",
          "border-clay bg-clay": props.look === "stopped",
        }}
      />
      <Show when={props.line}>
        <span
          class="w-px"
          classList={{ "bg-moss": props.look === "done", "bg-line": props.look !== "done" }}
        />
      </Show>
    </span>
  );
}

import type { JSX } from "solid-js";

/** What a state means for staff: settled, wants attention, is wrong, is under way, or plain. */
export type Tone = "good" | "attention" | "bad" | "info" | "plain";

/** The state of a record, in words and in a colour. */
export function Badge(props: { readonly tone: Tone; readonly children: JSX.Element }) {
  return (
    <span
      class={`inline-flex items-center gap-1.5 rounded-full align-middle border border-current/25 px-2 py-px text-label font-medium whitespace-nowrap ${tones[props.tone]}`}
    >
      <span aria-hidden="true" class="size-1.5 rounded-full bg-current" />
      {props.children}
    </span>
  );
}

const tones = {
  good: "bg-moss/10 text-moss",
  attention: "bg-amber/10 text-amber",
  bad: "bg-clay/10 text-clay",
  info: "bg-sky/10 text-sky",
  plain: "bg-sunken text-quiet",
} as const;

import { type JSX, Show } from "solid-js";

/**
 * A message in the page. A `problem` is announced at once by screen readers, the others when they are idle.
 */
export function Notice(props: {
  readonly kind: "problem" | "info" | "good";
  readonly title?: string | undefined;
  readonly children: JSX.Element;
}) {
  return (
    <div
      role={props.kind === "problem" ? "alert" : "status"}
      class="border-l-4 bg-sunken px-4 py-3"
      classList={{
        "border-clay": props.kind === "problem",
        "border-edge": props.kind === "info",
        "border-moss": props.kind === "good",
      }}
    >
      <Show when={props.title}>
        <p class="font-medium">{props.title}</p>
      </Show>
      <div class="text-base">{props.children}</div>
    </div>
  );
}

import { For, Match, Show, Switch } from "solid-js";
import { inMarket } from "../market/market.ts";
import { blocksOf, type Line } from "./text-blocks.ts";

/** A message's text: never as HTML. Each paragraph takes its direction from its own letters. */
export function MessageText(props: { readonly text: string }) {
  const blocks = () => blocksOf(props.text, window.location.origin);
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-2 wrap-anywhere">
      <For each={blocks()}>
        {(block) => (
          <Switch
            fallback={
              <p dir="auto">
                <For each={block.lines}>
                  {(line, place) => (
                    <>
                      <Show when={place() > 0}>
                        <br />
                      </Show>
                      <Pieces line={line} />
                    </>
                  )}
                </For>
              </p>
            }
          >
            <Match when={block.kind === "list" && block.isOrdered}>
              <ol dir="auto" class="list-decimal ps-6">
                <Items lines={block.lines} />
              </ol>
            </Match>
            <Match when={block.kind === "list"}>
              <ul dir="auto" class="list-disc ps-5">
                <Items lines={block.lines} />
              </ul>
            </Match>
          </Switch>
        )}
      </For>
    </div>
  );
}

const Items = (props: { readonly lines: readonly Line[] }) => (
  <For each={props.lines}>
    {(line) => (
      <li dir="auto">
        <Pieces line={line} />
      </li>
    )}
  </For>
);

const Pieces = (props: { readonly line: Line }) => (
  <For each={props.line}>
    {(piece) => (
      <Switch fallback={piece.text}>
        <Match when={piece.path}>
          {(path) => (
            <a
              class="underline underline-offset-4"
              classList={{ "font-semibold": piece.strong }}
              href={inMarket(path())}
            >
              {piece.text}
            </a>
          )}
        </Match>
        <Match when={piece.strong}>
          <strong>{piece.text}</strong>
        </Match>
      </Switch>
    )}
  </For>
);

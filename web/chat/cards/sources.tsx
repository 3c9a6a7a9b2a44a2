import { For, Show } from "solid-js";
import type { Source } from "../../../api/client.ts";
import { inMarket } from "../../market/market.ts";
import { ownPath } from "../text-blocks.ts";

/** The documents that an answer is taken from. */
export function Sources(props: { readonly sources: readonly Source[] }) {
  return (
    <div class="text-label text-quiet">
      <p>{props.sources.length === 1 ? "Source" : "Sources"}</p>
      <ul>
        <For each={props.sources}>
          {(source) => (
            <li class="wrap-anywhere">
              <Show when={ownPath(source.path ?? "", window.location.origin)} fallback={titleOf(source)}>
                {(path) => (
                  <a class="text-ink underline underline-offset-4" href={inMarket(path())}>
                    {titleOf(source)}
                  </a>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

const titleOf = ({ title, heading }: Source): string =>
  heading === undefined || heading === title ? title : `${title}: ${heading}`;

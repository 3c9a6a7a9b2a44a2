import { For, Show } from "solid-js";
import { timeOf } from "../market/dates.ts";
import { Loaded } from "../shell/loaded.tsx";
import { type EarlierChat, listChats } from "./chat.data.ts";
import { show } from "./conversation.ts";

/** The account's conversations; one that is chosen goes on. */
export function Earlier(props: { readonly onDone: () => void }) {
  return (
    <div class="min-h-0 flex-1 overflow-y-auto px-5 py-4">
      <Loaded<readonly EarlierChat[]> load={listChats} what="your conversations">
        {(chats) => (
          <Show when={chats().length > 0} fallback={<p class="text-quiet">No conversations yet.</p>}>
            <ul class="divide-y divide-line" aria-label="Earlier conversations">
              <For each={chats()}>
                {(chat) => (
                  <li>
                    <button
                      type="button"
                      class="grid min-h-11 w-full justify-items-start py-3 text-left hover:underline"
                      onClick={() => {
                        void show(chat.sessionId);
                        props.onDone();
                      }}
                    >
                      <span class="wrap-anywhere" dir="auto">
                        {chat.title}
                      </span>
                      <span class="text-label text-quiet">{timeOf(chat.updatedAt)}</span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </div>
  );
}

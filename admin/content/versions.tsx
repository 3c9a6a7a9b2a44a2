import { createAsync } from "@solidjs/router";
import { For, Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/page.tsx";
import { Ago } from "../ui/time.tsx";
import { type EditedPage, loadVersions, type PageText } from "./content.data.ts";

/** Every text that a page had. Restoring one puts it into the editor, where it is saved as a new one. */
export function PageVersions(props: {
  readonly page: EditedPage;
  readonly onRestore: ((text: Pick<PageText, "title" | "description" | "markdown">) => void) | undefined;
}) {
  const versions = createAsync(() => loadVersions(props.page.slug));
  return (
    <Card title="Versions">
      <ol class="grid gap-3">
        <For each={versions()}>
          {(text) => (
            <li class="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line pb-3 last:border-0 last:pb-0">
              <span>
                <span class="font-medium">Version {text.number}</span>{" "}
                <Show when={text.number === props.page.published?.number}>
                  <Badge tone="good">Published</Badge>
                </Show>
                <span class="block text-label text-quiet">
                  <Ago at={text.savedAt} />
                </span>
              </span>
              <Show when={text.number !== props.page.draft.number && props.onRestore}>
                {(restore) => (
                  <Button
                    look="secondary"
                    aria-label={`Restore version ${text.number}`}
                    onClick={() => {
                      const { title, description, markdown } = text;
                      restore()({ title, description, markdown });
                    }}
                  >
                    Restore
                  </Button>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Card>
  );
}

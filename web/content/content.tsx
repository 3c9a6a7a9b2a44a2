import type { RouteSectionProps } from "@solidjs/router";
import { For, Show } from "solid-js";
import { Head } from "../lib/head.tsx";
import { store } from "../lib/store.ts";
import { answerStatus, cacheable } from "../lib/visit.ts";
import { NotFound } from "../shell/not-found.tsx";
import { type Content, contentNames, contentsFor } from "./content.data.ts";

export function ContentPage(props: RouteSectionProps) {
  const name = () => props.params["name"] ?? "";
  const content = (): Content | undefined => {
    const known = contentNames.find((one) => one === name());
    return known && contentsFor(store())[known];
  };
  if (content()) cacheable();
  else answerStatus(404);
  return (
    <Show
      when={content()}
      fallback={
        <NotFound
          title="Page not found"
          text="The link may be out of date, or the address may be mistyped."
        />
      }
    >
      {(found) => (
        <article class="page max-w-3xl py-12">
          <Head title={found().title} description={found().description} path={`/pages/${name()}`} />
          <h1 class="text-title">{found().title}</h1>
          <For each={found().parts}>
            {(part) => (
              <section class="mt-8 grid gap-3">
                <h2 class="text-2xl">{part.heading}</h2>
                <For each={part.text}>{(paragraph) => <p class="text-lg text-pretty">{paragraph}</p>}</For>
              </section>
            )}
          </For>
        </article>
      )}
    </Show>
  );
}

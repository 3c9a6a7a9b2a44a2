import type { RouteSectionProps } from "@solidjs/router";
import { For, Show } from "solid-js";
import { Head } from "../lib/head.tsx";
import { answerStatus, cacheable } from "../lib/visit.ts";
import { NotFound } from "../shell/not-found.tsx";
import { contents } from "./content.data.ts";

export function ContentPage(props: RouteSectionProps) {
  const name = () => props.params["name"] ?? "";
  const content = () => (Object.hasOwn(contents, name()) ? contents[name()] : undefined);
  if (content()) cacheable();
  else answerStatus(404);
  return (
    <Show
      when={content()}
      fallback={
        <NotFound title="There is no such page" text="The address may be old, or have a letter wrong." />
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

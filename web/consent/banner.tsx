import { Show } from "solid-js";
import { render } from "solid-js/web";
import type { Analytics } from "../lib/api-types.ts";
import { store } from "../lib/store.ts";
import { inMarket } from "../market/market.ts";
import { Button } from "../ui/button.tsx";
import { type Choice, choose, loadScript } from "./choice.ts";

let shown = false;

/** Asks whether visits may be counted. Refusing is as easy as agreeing, and the page can be used meanwhile. */
export function openBanner(analytics: Analytics): void {
  if (shown) return;
  shown = true;
  const place = document.createElement("div");
  // After the skip link, before the page: the first that a keyboard reaches.
  document.body.prepend(place);
  const close = render(
    () => (
      <Banner
        question={analytics.question}
        onChoice={(choice) => {
          choose(analytics, choice);
          if (choice === "yes") loadScript(analytics);
          close();
          place.remove();
          shown = false;
        }}
      />
    ),
    place,
  );
}

function Banner(props: { readonly question: string; readonly onChoice: (choice: Choice) => void }) {
  const privacy = () => store().pages.find(({ slug }) => slug === "privacy");
  return (
    <section
      aria-label="Your privacy"
      class="enter fixed inset-x-3 bottom-3 z-40 grid gap-4 rounded-md border border-edge bg-raised p-4 shadow-lg sm:right-auto sm:max-w-md print:hidden"
    >
      <p class="text-pretty">
        {props.question}{" "}
        <Show when={privacy()}>
          {(page) => (
            <a href={inMarket(`/pages/${page().slug}`)} target="_self" class="underline underline-offset-4">
              {page().title}
            </a>
          )}
        </Show>
      </p>
      <div class="grid grid-cols-2 gap-3">
        <Button look="secondary" onClick={() => props.onChoice("no")}>
          No
        </Button>
        <Button look="secondary" onClick={() => props.onChoice("yes")}>
          Yes
        </Button>
      </div>
    </section>
  );
}

import { createSignal, For, Show } from "solid-js";
import { store } from "../../../web/lib/store.ts";
import { written } from "../../../web/ui/price.tsx";
import { Card } from "../../ui/page.tsx";
import type { Parts } from "../settings.data.ts";
import type { TriedTheme } from "./look.data.ts";

const widths = [
  ["phone", "Phone", "22rem"],
  ["desk", "Desktop", "100%"],
] as const;
const schemes = ["light", "dark"] as const;

/** The kit's own colors again: a preview has its own color scheme, and those of the page are decided for the page. */
const kit = {
  "--color-paper": "light-dark(#fbf9f5, #171613)",
  "--color-raised": "light-dark(#fffefb, #211f1b)",
  "--color-sunken": "light-dark(#f2eee5, #100f0d)",
  "--color-ink": "light-dark(#1f1d1a, #f0ebe1)",
  "--color-quiet": "light-dark(#5c564d, #b0a798)",
  "--color-line": "light-dark(#dfd8ca, #38342d)",
  "--color-action": "light-dark(#1f1d1a, #f0ebe1)",
  "--color-moss": "light-dark(#2c5a44, #93c9aa)",
  "--color-clay": "light-dark(#9c3d1a, #f0a583)",
} as const;

/** What a look makes of the storefront: at two widths, in light and in dark. */
export function LookPreview(props: {
  readonly tried: TriedTheme | undefined;
  readonly logo: Parts["store"]["logo"];
}) {
  const [width, setWidth] = createSignal<(typeof widths)[number][0]>("desk");
  const [scheme, setScheme] = createSignal<(typeof schemes)[number]>("light");
  const tokens = () =>
    Object.fromEntries(
      Object.entries(props.tried?.tokens ?? {}).map(([token, value]) => [`--${token}`, value]),
    );
  return (
    <Card title="Preview">
      <div class="grid gap-4">
        <div class="flex flex-wrap gap-x-6 gap-y-2">
          <Choice
            name="Width"
            options={widths.map(([id, label]) => [id, label])}
            chosen={width()}
            onChoose={setWidth}
          />
          <Choice
            name="Colors"
            options={[
              ["light", "Light"],
              ["dark", "Dark"],
            ]}
            chosen={scheme()}
            onChoose={setScheme}
          />
        </div>
        <div
          class="mx-auto w-full overflow-hidden rounded-sm border border-line"
          style={{ "max-width": widths.find(([id]) => id === width())?.[2] }}
          data-preview=""
        >
          <div
            class="grid gap-4 bg-paper p-4 text-ink"
            style={{
              "color-scheme": scheme(),
              "--font-display": '"Newsreader", Georgia, "Times New Roman", serif',
              ...kit,
              ...tokens(),
            }}
          >
            <Storefront logo={props.logo} />
          </div>
        </div>
      </div>
    </Card>
  );
}

/** The pieces of a storefront that its colors are of. Nothing in it acts. */
function Storefront(props: { readonly logo: Parts["store"]["logo"] }) {
  return (
    <div class="grid gap-4" aria-hidden="true">
      <p class="border-b border-line pb-3 font-display text-xl tracking-tight wrap-anywhere">
        <Show when={props.logo} fallback={store().name}>
          {(logo) => <img src={logo().url} alt="" class="h-9 w-auto max-w-full object-contain" />}
        </Show>
      </p>
      <p class="font-display text-3xl leading-tight font-medium tracking-tight wrap-anywhere">
        {store().headline ?? store().name}
      </p>
      <p class="text-quiet">{store().tagline}</p>
      <div class="grid gap-1 rounded-md border border-line bg-raised p-3">
        <span class="font-medium">Stoneware jug</span>
        <span>
          {written(24, store().currency)} <span class="text-clay">Only 2 left</span>
        </span>
        <span class="text-label text-moss">In your cart</span>
      </div>
      <span class="justify-self-start rounded-sm bg-action px-5 py-2.5 font-medium text-paper">
        Add to cart
      </span>
      <p class="-mx-4 -mb-4 border-t border-line bg-sunken p-4 text-label text-quiet">
        Delivery · Returns · Privacy
      </p>
    </div>
  );
}

function Choice<Id extends string>(props: {
  readonly name: string;
  readonly options: readonly (readonly [Id, string])[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}) {
  return (
    <fieldset class="flex items-center gap-1">
      <legend class="sr-only">{props.name}</legend>
      <For each={props.options}>
        {([id, label]) => (
          <button
            type="button"
            aria-pressed={props.chosen === id}
            class="min-h-11 rounded-sm border border-transparent px-3 aria-pressed:border-edge aria-pressed:bg-sunken aria-pressed:font-medium lg:min-h-9"
            onClick={() => props.onChoose(id)}
          >
            {label}
          </button>
        )}
      </For>
    </fieldset>
  );
}

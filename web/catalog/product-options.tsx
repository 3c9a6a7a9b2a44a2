import { For, Show } from "solid-js";
import type { Product, Variant } from "../lib/api-types.ts";

type Offer = Pick<Product, "slug" | "options" | "variants">;

/**
 * The variant that the URL names, else the first that can be bought, else the first. Undefined for a product
 * without variants.
 */
export const chosenVariant = (product: Offer, variantId: string | undefined): Variant | undefined =>
  product.variants.find(({ id }) => id === variantId) ??
  product.variants.find(({ available }) => available > 0) ??
  product.variants[0];

/** The variant with another value of one option and otherwise the same values. */
export const withOption = (
  product: Offer,
  variant: Variant,
  name: string,
  value: string,
): Variant | undefined =>
  product.variants.find(({ options }) =>
    product.options.every(
      (option) => options[option.name] === (option.name === name ? value : variant.options[option.name]),
    ),
  );

/** Links to the variants by option value; a combination that is sold out is marked and not a link. */
export function OptionLinks(props: { readonly product: Offer; readonly variant: Variant | undefined }) {
  return (
    <Show when={props.variant}>
      {(variant) => (
        <div class="grid gap-4">
          <For each={props.product.options}>
            {(option) => (
              <section class="grid gap-2" aria-label={option.name}>
                <p class="text-label">
                  <span class="font-medium">{option.name}</span>{" "}
                  <span class="text-quiet">{variant().options[option.name]}</span>
                </p>
                <ul class="flex flex-wrap gap-2">
                  <For each={option.values}>
                    {(value) => {
                      const target = () => withOption(props.product, variant(), option.name, value);
                      const gone = () => (target()?.available ?? 0) <= 0;
                      const current = () => variant().options[option.name] === value;
                      return (
                        <li>
                          <Show
                            when={current() || !gone()}
                            fallback={
                              <span class={`${chip} border-dashed text-quiet line-through`}>
                                {value}
                                <span class="sr-only"> (sold out)</span>
                              </span>
                            }
                          >
                            <a
                              href={`/p/${props.product.slug}?variant=${encodeURIComponent(target()?.id ?? "")}`}
                              noScroll
                              replace
                              aria-current={current() ? "true" : undefined}
                              class={`${chip} hover:border-ink aria-[current=true]:border-2 aria-[current=true]:border-ink aria-[current=true]:bg-sunken`}
                            >
                              {value}
                              <Show when={gone()}>
                                <span class="sr-only"> (sold out)</span>
                              </Show>
                            </a>
                          </Show>
                        </li>
                      );
                    }}
                  </For>
                </ul>
              </section>
            )}
          </For>
        </div>
      )}
    </Show>
  );
}

const chip = "inline-flex min-h-11 min-w-12 items-center justify-center rounded-sm border border-edge px-3.5";

import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import type { Variant } from "../lib/api-types.ts";
import { inMarket } from "../market/market.ts";
import { type Choice, changeNotice, choicesOf, type Offer } from "./variant-choice.ts";

/** Links to the variants by option value. A value that another option must change for says so, before and after. */
export function OptionLinks(props: { readonly product: Offer; readonly variant: Variant | undefined }) {
  const [notice, setNotice] = createSignal<string>();
  let chosen: string | undefined;
  createEffect(
    on(
      () => props.variant,
      (after, before) => {
        if (after && before && after.id !== before.id && chosen !== undefined)
          setNotice(changeNotice(props.product, before, after, chosen));
        chosen = undefined;
      },
    ),
  );
  return (
    <Show when={props.variant}>
      {(variant) => (
        <div class="grid gap-4">
          <For each={props.product.options}>
            {(option) => {
              const choices = createMemo(() => choicesOf(props.product, variant(), option.name));
              return (
                <section class="grid gap-2" aria-label={option.name}>
                  <p class="text-label">
                    <span class="font-medium">{option.name}</span>{" "}
                    <span class="text-quiet wrap-anywhere">{variant().options[option.name]}</span>
                  </p>
                  <ul class="flex flex-wrap gap-2">
                    <For each={choices().map(({ value }) => value)}>
                      {(value) => (
                        <Show when={choices().find((one) => one.value === value)}>
                          {(choice) => (
                            <li>
                              <ChoiceLink
                                product={props.product}
                                option={option.name}
                                choice={choice()}
                                onChoose={() => {
                                  chosen = option.name;
                                }}
                              />
                            </li>
                          )}
                        </Show>
                      )}
                    </For>
                  </ul>
                </section>
              );
            }}
          </For>
          <p role="status" class="text-label text-clay empty:hidden">
            {notice()}
          </p>
        </div>
      )}
    </Show>
  );
}

function ChoiceLink(props: {
  readonly product: Offer;
  readonly option: string;
  readonly choice: Choice;
  readonly onChoose: () => void;
}) {
  const swatch = () =>
    /colou?r|farbe|finish|shade/i.test(props.option)
      ? props.product.variants.find(({ options }) => options[props.option] === props.choice.value)?.colour
      : undefined;
  /** "in M": what else this choice changes. */
  const other = () => {
    const { target, changes, current } = props.choice;
    return current || !target || changes.length === 0
      ? undefined
      : `in ${changes.map((name) => target.options[name]).join(", ")}`;
  };
  const content = () => (
    <>
      <Show when={swatch()}>
        {(colour) => (
          <span
            aria-hidden="true"
            class="size-5 shrink-0 rounded-full border border-edge"
            style={{ "background-color": colour() }}
          />
        )}
      </Show>
      <span classList={{ "line-through": props.choice.soldOut }}>{props.choice.value}</span>
      <Show when={props.choice.soldOut}>
        <span class="sr-only"> (sold out)</span>
      </Show>
      <Show when={other()}>
        <span class="text-label text-quiet">{other()}</span>
      </Show>
    </>
  );
  return (
    <Show
      when={props.choice.target}
      fallback={<span class={`${chip} border-dashed text-quiet`}>{content()}</span>}
    >
      {(target) => (
        <a
          href={inMarket(`/p/${props.product.slug}?variant=${encodeURIComponent(target().id)}`)}
          noScroll
          replace
          aria-current={props.choice.current ? "true" : undefined}
          onClick={() => props.onChoose()}
          class={`${chip} hover:border-ink aria-[current=true]:border-2 aria-[current=true]:border-ink aria-[current=true]:bg-sunken`}
          classList={{ "border-dashed": !props.choice.current && other() !== undefined }}
        >
          {content()}
        </a>
      )}
    </Show>
  );
}

const chip =
  "inline-flex min-h-11 min-w-12 items-center justify-center gap-2 rounded-sm border border-edge px-3.5 wrap-anywhere";

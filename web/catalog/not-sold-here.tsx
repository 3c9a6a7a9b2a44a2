import { createAsync } from "@solidjs/router";
import { Show } from "solid-js";
import { PageTitle } from "../lib/head.tsx";
import { market } from "../market/market.ts";
import { NotFound } from "../shell/not-found.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { loadElsewhere } from "./elsewhere.data.ts";

/** In place of a product that this market has not: where the default market sells it, the way there. */
export function NotSoldHere(props: { readonly slug: string }) {
  const known = createAsync(() => loadElsewhere(props.slug), { deferStream: true });
  return (
    <Show
      when={known()}
      fallback={
        <Show when={known() === null}>
          <NotFound title="Product not found" text="It may no longer be available." />
        </Show>
      }
    >
      {(product) => (
        <div class="page py-10">
          <PageTitle title={`Not sold in ${market().name}`} />
          <EmptyState
            level="h1"
            title={`Not sold in ${market().name}`}
            text={`${product().name} isn't for sale in ${market().name}.`}
          >
            <ButtonLink href="/search?sort=newest">Shop new arrivals</ButtonLink>
            <ButtonLink look="secondary" target="_self" href={`/p/${product().slug}`}>
              See it in {market().others[0]?.name}
            </ButtonLink>
          </EmptyState>
        </div>
      )}
    </Show>
  );
}

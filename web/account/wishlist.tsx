import { createSignal, For, Show } from "solid-js";
import { addLine, lineChange } from "../cart/cart-state.ts";
import { openDrawer } from "../cart/drawer-state.ts";
import { type Attempt, createAttempt } from "../lib/attempt.ts";
import { availabilityOf } from "../lib/format.ts";
import { store } from "../lib/store.ts";
import { market } from "../market/market.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icons.tsx";
import { Notice } from "../ui/notice.tsx";
import { Picture } from "../ui/pictures/picture.tsx";
import { ProductCard } from "../ui/product-card.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AccountPageFrame } from "./account-page.tsx";
import { loadSavedHere, type SavedHere, setSaved } from "./wishlist-state.ts";

export function WishlistPage() {
  return (
    <AccountPageFrame title="Saved items" path="/wishlist">
      <Loaded load={loadSavedHere} what="your saved items" skeleton={<Waiting />}>
        {(saved) => (
          <Show
            when={saved().length > 0}
            fallback={
              <EmptyState title="No saved items yet" text="Tap the heart on a product to save it for later.">
                <ButtonLink href="/search?sort=newest">Shop new arrivals</ButtonLink>
              </EmptyState>
            }
          >
            <ul class={grid}>
              <For each={saved()}>{(one) => <Saved saved={one} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
    </AccountPageFrame>
  );
}

/** A removed product keeps its place in the list, so that the removal can be undone. */
function Saved(props: { readonly saved: SavedHere }) {
  const [off, setOff] = createSignal(false);
  const { busy, problem, run: act } = createAttempt();
  let heart: HTMLButtonElement | undefined;
  const name = () => props.saved.product?.name ?? "An item that's no longer available";
  const keep = (saved: boolean) =>
    act(async () => {
      await setSaved(props.saved.productId, saved);
      setOff(!saved);
    });
  return (
    <li class="relative flex flex-col gap-2">
      <div class="flex-1 [&_img]:transition-opacity" classList={{ "[&_img]:opacity-30": off() }}>
        <Shown saved={props.saved} name={name()} />
      </div>
      <button
        ref={(button) => {
          heart = button;
        }}
        type="button"
        aria-pressed={!off()}
        aria-label={`Save ${name()}`}
        aria-disabled={busy() !== undefined || (off() && props.saved.gone)}
        class="absolute top-2 right-2 grid size-11 place-items-center rounded-full bg-paper text-clay hover:bg-sunken aria-disabled:text-quiet"
        classList={{ "[&_path]:fill-current": !off() }}
        onClick={() => {
          // A product that is no longer sold cannot be saved again.
          if (!busy() && !(off() && props.saved.gone)) void keep(off());
        }}
      >
        <Icon name="heart" />
      </button>
      <Show when={problem()}>
        <Notice kind="problem">{problem()}</Notice>
      </Show>
      <Show
        when={!off()}
        fallback={
          <p class="flex min-h-12 flex-wrap items-center gap-x-3 text-quiet">
            <span role="status">Removed.</span>
            <Show when={!props.saved.gone}>
              <Button
                look="plain"
                class="text-ink"
                onClick={() => {
                  heart?.focus();
                  void keep(true);
                }}
              >
                Undo
              </Button>
            </Show>
          </p>
        }
      >
        <Buy saved={props.saved} name={name()} busy={busy() !== undefined} act={act} />
      </Show>
    </li>
  );
}

function Shown(props: { readonly saved: SavedHere; readonly name: string }) {
  return (
    <Show
      when={!props.saved.gone && !props.saved.notHere && props.saved.product}
      fallback={
        <article class="grid content-start gap-3">
          <div class="overflow-hidden rounded-sm bg-sunken">
            <Show when={props.saved.product} fallback={<div class="aspect-square" />}>
              {(product) => (
                <Picture
                  src={product().imageUrl}
                  alt=""
                  sizes="(min-width: 48rem) 25vw, 50vw"
                  class="opacity-50 grayscale"
                />
              )}
            </Show>
          </div>
          <div>
            <h2 class="font-sans text-base leading-snug font-medium tracking-normal">{props.name}</h2>
            <p class="text-label font-medium text-clay">
              {props.saved.notHere ? `Not sold in ${market().name}` : "No longer available"}
            </p>
          </div>
        </article>
      }
    >
      {(product) => (
        <ProductCard
          path={`/p/${product().slug}`}
          name={product().name}
          imageUrl={product().imageUrl}
          price={product().price}
          currency={store().currency}
          from={product().maxPrice !== undefined}
          compareAt={product().compareAt}
          note={noteOf(product().available)}
        />
      )}
    </Show>
  );
}

function Buy(props: {
  readonly saved: SavedHere;
  readonly name: string;
  readonly busy: boolean;
  readonly act: Attempt["run"];
}) {
  return (
    <Show when={!props.saved.gone && !props.saved.notHere && props.saved.product}>
      {(product) => (
        <Show when={product().available > 0}>
          <Show
            when={product().variants === 0}
            fallback={
              <ButtonLink
                look="secondary"
                wide={true}
                href={`/p/${product().slug}`}
                aria-label={`Choose options: ${props.name}`}
              >
                Choose options
              </ButtonLink>
            }
          >
            <Button
              look="secondary"
              wide={true}
              aria-label={`Add to cart: ${props.name}`}
              busy={props.busy}
              onClick={() =>
                void props.act(async () => {
                  await addLine(lineChange({ ...product(), productId: props.saved.productId }, undefined, 1));
                  openDrawer();
                })
              }
            >
              Add to cart
            </Button>
          </Show>
        </Show>
      )}
    </Show>
  );
}

function noteOf(available: number): string | undefined {
  const availability = availabilityOf(available);
  return availability.kind === "in" ? undefined : availability.text;
}

function Waiting() {
  return (
    <div class={grid} aria-hidden="true">
      <For each={[1, 2, 3, 4]}>{() => <Skeleton class="aspect-square w-full" />}</For>
    </div>
  );
}

const grid = "grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3";

import { useNavigate } from "@solidjs/router";
import { createEffect, createSignal, on } from "solid-js";
import { account, mayBeSignedIn } from "../lib/account-state.ts";
import type { Product } from "../lib/api-types.ts";
import { messageOf, Problem } from "../lib/problem.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icons.tsx";
import { toast } from "../ui/toast.tsx";

/** The storage key of the product that a guest wanted to save, kept while they sign in. */
const waiting = "save-after-sign-in";

/** Adds a product to the wishlist. A guest is sent to sign in first, and the product is saved after that. */
export function SaveButton(props: { readonly product: Pick<Product, "productId" | "slug"> }) {
  const navigate = useNavigate();
  const [saved, setSaved] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  /** A press before the wishlist has loaded takes precedence over the loaded state. */
  let pressed = false;
  const set = async (to: boolean): Promise<void> => {
    const { productId } = props.product;
    pressed = true;
    setBusy(true);
    setSaved(to);
    try {
      const wishlist = await import("./wishlist-state.ts");
      await wishlist.setSaved(productId, to);
    } catch (error) {
      setSaved(!to);
      if (error instanceof Problem && error.status === 401) askFirst();
      else toast(messageOf(error), "problem");
    } finally {
      setBusy(false);
    }
  };
  const askFirst = (): void => {
    sessionStorage.setItem(waiting, props.product.productId);
    navigate(`/sign-in?to=${encodeURIComponent(`/p/${props.product.slug}`)}`);
  };
  const look = async (productId: string): Promise<void> => {
    if (sessionStorage.getItem(waiting) === productId) {
      sessionStorage.removeItem(waiting);
      return set(true);
    }
    const wishlist = await import("./wishlist-state.ts");
    await wishlist.loadSaved();
    if (!pressed && productId === props.product.productId) setSaved(wishlist.isSaved(productId));
  };
  createEffect(
    on([account, () => props.product.productId], ([who, productId]) => {
      setSaved(false);
      pressed = false;
      // Failures are ignored here; pressing the button reports them.
      if (who) void look(productId).catch(() => undefined);
    }),
  );
  return (
    <Button
      look="plain"
      class="self-start justify-self-start"
      aria-pressed={saved()}
      busy={busy()}
      onClick={() => {
        if (account() || (account() === undefined && mayBeSignedIn())) void set(!saved());
        else askFirst();
      }}
    >
      <span classList={{ "text-clay [&_path]:fill-current": saved() }}>
        <Icon name="heart" />
      </span>
      {saved() ? "Saved" : "Save for later"}
    </Button>
  );
}

import { createSignal, For, Show } from "solid-js";
import { openDrawer } from "../cart/drawer-state.ts";
import type { Product, Variant } from "../lib/api-types.ts";
import { isCodeMissing, messageOf } from "../lib/problem.ts";
import { inMarket } from "../market/market.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

/** The largest quantity that the form offers; the cart accepts more. */
const offered = 10;

/** An HTML form that adds to the cart; with JavaScript the cart drawer opens instead. */
export function BuyForm(props: { readonly product: Product; readonly variant: Variant | undefined }) {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const available = () => props.variant?.available ?? props.product.available;
  const add = async (form: HTMLFormElement): Promise<void> => {
    const quantity = Number(new FormData(form).get("quantity"));
    setBusy(true);
    setProblem(undefined);
    try {
      // Both before the drawer opens: without either of them the form is sent as it is without script.
      const [{ addLine, lineChange }] = await Promise.all([
        import("../cart/cart-state.ts"),
        import("../cart/cart-drawer.tsx"),
      ]);
      openDrawer();
      await addLine(lineChange(props.product, props.variant, quantity));
    } catch (error) {
      if (isCodeMissing(error) && navigator.onLine) form.submit();
      else setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Show
      when={available() > 0}
      fallback={
        <Notice kind="info" title="Sold out">
          {props.product.variants.some((variant) => variant.available > 0)
            ? "Choose another option above."
            : "We don't have this in stock right now."}
        </Notice>
      }
    >
      <form
        method="post"
        action={inMarket("/cart/add")}
        class="buy-bar grid grid-cols-[auto_1fr] items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void add(event.currentTarget);
        }}
      >
        <input type="hidden" name="productId" value={props.product.productId} />
        <Show when={props.variant}>
          {(variant) => <input type="hidden" name="variantId" value={variant().id} />}
        </Show>
        <label class="grid gap-1.5 text-label font-medium">
          <span class="max-md:sr-only">Quantity</span>
          <select
            name="quantity"
            class="min-h-12 rounded-sm border border-edge bg-raised px-3 text-base font-normal"
          >
            <For each={Array.from({ length: Math.min(offered, available()) }, (_, place) => place + 1)}>
              {(quantity) => <option value={quantity}>{quantity}</option>}
            </For>
          </select>
        </label>
        <Button type="submit" busy={busy()} wide={true}>
          Add to cart
        </Button>
        <Show when={problem()}>
          <div class="col-span-2">
            <Notice kind="problem">{problem()}</Notice>
          </div>
        </Show>
      </form>
    </Show>
  );
}

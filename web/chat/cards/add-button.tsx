import { createSignal, Show } from "solid-js";
import { createAttempt } from "../../lib/attempt.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { addToCart, type Wanted } from "./adding.ts";

/** A button that adds a product to the cart, and says that it did or why not. */
export function AddButton(props: {
  readonly wanted: Wanted;
  /** What is added, for screen readers where several buttons say the same. */
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  readonly look?: "primary" | "secondary" | undefined;
}) {
  const { busy, problem, run } = createAttempt();
  const [added, setAdded] = createSignal(0);
  const [page, setPage] = createSignal<string>();
  const add = () =>
    run(async () => {
      const chosenAt = await addToCart(props.wanted);
      setPage(chosenAt);
      if (chosenAt === undefined) setAdded((count) => count + props.wanted.quantity);
    });
  const text = () => props.text ?? "Add to cart";
  return (
    <>
      <Show
        when={page()}
        fallback={
          <Button
            look={props.look ?? "secondary"}
            busy={busy() !== undefined}
            onClick={() => void add()}
            aria-label={props.name === undefined ? undefined : `${text()}: ${props.name}`}
          >
            {text()}
          </Button>
        }
      >
        {(path) => (
          <ButtonLink look={props.look ?? "secondary"} href={path()}>
            Choose options
          </ButtonLink>
        )}
      </Show>
      <span
        role="status"
        class="order-last flex basis-full flex-wrap items-center gap-x-1 text-label empty:hidden"
      >
        <Show when={added() > 0 && problem() === undefined}>
          <Check />
          {added() > 1 ? `${added()} added to your cart.` : "Added to your cart."}
        </Show>
        <Show when={page()}>This comes in several options.</Show>
        <Show when={problem()}>{(message) => <span class="text-clay">{message()}</span>}</Show>
      </span>
    </>
  );
}

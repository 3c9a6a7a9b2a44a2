import type { Called } from "./conversation.ts";
import { Added, Cart, Changed, type Line, Removed, read } from "./facts.ts";

/** The tool that takes a change of the cart back. */
export type Undo = { readonly name: string; readonly input: Readonly<Record<string, unknown>> };

/** What takes back a change of the cart, from the lines before it and what the tool answered; nothing where that is not known. */
export function undoOf(
  { name, input, facts }: Pick<Called, "name" | "input" | "facts">,
  before: readonly Line[] | undefined,
): Undo | undefined {
  const { productId, variantId } = input;
  const own = (line: Line): boolean =>
    line.productId === productId && (variantId === undefined || line.variantId === variantId);
  const earlier = before?.find(own);
  if (name === "add_to_cart") {
    const added = read(Added, facts)?.added;
    const line = read(Cart, facts)?.lines.find((one) => own(one) && one.name === added?.name);
    return added && line ? setTo(line, line.quantity - added.quantity) : undefined;
  }
  if (name === "change_cart_line")
    return earlier && read(Changed, facts) ? setTo(earlier, earlier.quantity) : undefined;
  if (name === "remove_from_cart" && earlier && read(Removed, facts))
    return { name: "add_to_cart", input: { ...skuOf(earlier), quantity: earlier.quantity } };
  return undefined;
}

const skuOf = ({ productId, variantId }: Line) => ({
  productId,
  ...(variantId !== undefined && { variantId }),
});

const setTo = (line: Line, quantity: number): Undo =>
  quantity <= 0
    ? { name: "remove_from_cart", input: skuOf(line) }
    : { name: "change_cart_line", input: { ...skuOf(line), quantity } };

import * as z from "zod";
import { maxQuantity } from "../../api/domain/cart/cart.ts";
import {
  addToCart,
  type CartDeps,
  removeCartLine,
  setCartLine,
  showCart,
} from "../../api/domain/cart/service.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { cartCard, cartFacts, lineMeant } from "./cart-lines.ts";
import { offeredOne, productIdInput } from "./catalog.ts";
import { productCard, variantFacts } from "./offered.ts";
import { refusal, signInFirst, type WritingDeps, writingOf } from "./outcomes.ts";
import type { AgentTool, InMarket, ToolOutcome } from "./tool.ts";
import { formMeant, nameOfForm } from "./variant-choice.ts";

export type CartToolDeps = CartDeps & WritingDeps;

const variantIdInput = z
  .string()
  .min(1)
  .max(120)
  .optional()
  .describe("The variantId, if the product has variants");
const openCart = { text: "View cart", action: "open", payload: { path: "/cart" } } as const;

const Nothing = z.strictObject({});

/** The caller's cart with its totals. */
export const showCartTool: AgentTool<CartToolDeps, typeof Nothing> = {
  name: "show_cart",
  description:
    "Answers the shopper's cart: lines with quantity, price and units available, subtotal, discount, shipping, tax and total. A line's `problem` says why it cannot be bought, or that its price has changed.",
  input: Nothing,
  label: "Looking at your cart",
  for: "customer",
  async run(deps, context) {
    const { actor, market } = context;
    if (actor.type === "guest") return signInFirst(openCart);
    const [cart, writing] = await Promise.all([showCart(deps, actor, { market }), writingOf(deps, context)]);
    return {
      facts: cartFacts(cart, writing),
      cards: { cart: cartCard(cart, writing) },
      buttons: cart.lines.length > 0 ? [openCart] : [],
    };
  },
};

const count = z.int("must be a whole number").max(maxQuantity, `must be at most ${maxQuantity}`);
const AddInput = z.strictObject({
  productId: productIdInput,
  variantId: variantIdInput,
  options: z
    .array(z.string().min(1).max(60))
    .max(6)
    .optional()
    .describe('Instead of a variantId: what the shopper chose, such as ["blue", "L"]'),
  quantity: count.min(1, "must be at least 1").default(1),
});

/** Adds to the caller's cart; a guest's browser adds to the guest's. */
export const addToCartTool: AgentTool<CartToolDeps, typeof AddInput> = {
  name: "add_to_cart",
  description:
    "Adds a product to the shopper's cart, on top of what is in it. Only when the shopper asked for it. Answers the cart after it; `chooseVariant` when the shopper must choose a size or colour first: ask them; `outOfStock` when there are not enough.",
  input: AddInput,
  label: "Adding to your cart",
  for: "anyone",
  async run(deps, context, { quantity, ...wish }): Promise<ToolOutcome> {
    const { actor, market } = context;
    const [writing, product] = await Promise.all([
      writingOf(deps, context),
      offeredOne(deps, context, wish.productId),
    ]);
    const form = formMeant(product, wish);
    const { productId } = product;
    if (form === "choose")
      return {
        facts: { chooseVariant: { productId, name: product.name, variants: variantFacts(product, writing) } },
        cards: { products: [productCard(product, writing)] },
      };
    const name = nameOfForm(product, form);
    const line = { productId, ...(form.variantId !== undefined && { variantId: form.variantId }), quantity };
    const price = writing.money(form.price);
    if (actor.type === "guest") {
      if (quantity > form.available)
        return { facts: { outOfStock: { name, requested: quantity, available: form.available } } };
      return {
        facts: { ready: { name, quantity, price } },
        cards: { products: [productCard(product, writing, { form })] },
        buttons: [{ text: "Add to cart", action: "add_to_cart", payload: line }],
      };
    }
    try {
      const cart = await addToCart(deps, actor, { ...line, market });
      return {
        facts: { added: { name, quantity, price }, ...cartFacts(cart, writing) },
        cards: { cart: cartCard(cart, writing) },
        buttons: [openCart],
      };
    } catch (error) {
      if (!DomainError.is(error, "OUT_OF_STOCK")) throw error;
      const [short] = error.details.lines;
      const inCart = (short?.requested ?? quantity) - quantity;
      const available = short?.available ?? 0;
      return {
        facts: { outOfStock: { name, requested: quantity, available, ...(inCart > 0 && { inCart }) } },
        cards: { products: [productCard(product, writing, { form })] },
      };
    }
  },
};

const ChangeInput = z.strictObject({
  productId: productIdInput,
  variantId: variantIdInput,
  quantity: count.min(0, "must not be negative").describe("The new quantity; 0 removes the line"),
});
const RemoveInput = ChangeInput.omit({ quantity: true });

/** Sets the quantity of a line that is in the caller's cart. */
export const changeCartLineTool: AgentTool<CartToolDeps, typeof ChangeInput> = {
  name: "change_cart_line",
  description:
    "Sets how many of something are in the shopper's cart. Only for what is in the cart; to put in something new use add_to_cart. Answers the cart after it.",
  input: ChangeInput,
  label: "Updating your cart",
  for: "customer",
  run: (deps, context, input) => changed(deps, context, input),
};

/** Takes a line out of the caller's cart. */
export const removeFromCartTool: AgentTool<CartToolDeps, typeof RemoveInput> = {
  name: "remove_from_cart",
  description: "Takes one product out of the shopper's cart. Answers the cart after it.",
  input: RemoveInput,
  label: "Updating your cart",
  for: "customer",
  run: (deps, context, input) => changed(deps, context, { ...input, quantity: 0 }),
};

async function changed(
  deps: CartToolDeps,
  { actor, market }: InMarket,
  { quantity, ...wish }: z.output<typeof ChangeInput>,
): Promise<ToolOutcome> {
  if (actor.type === "guest") return signInFirst(openCart);
  const [before, writing] = await Promise.all([
    showCart(deps, actor, { market }),
    writingOf(deps, { actor, market }),
  ]);
  const line = lineMeant(before.lines, wish);
  if (line === undefined) return notInCart(before, writing);
  if (line === "several") {
    const { lines } = cartFacts(before, writing);
    const variants = lines.filter(({ productId }) => productId === wish.productId);
    return { facts: { chooseVariant: { productId: wish.productId, name: variants[0]?.name, variants } } };
  }
  const { productId, variantId, name } = line;
  const sku = { productId, variantId };
  try {
    const cart =
      quantity === 0
        ? await removeCartLine(deps, actor, { line: sku, market })
        : await setCartLine(deps, actor, { ...sku, quantity, market });
    return {
      facts: {
        ...(quantity === 0 ? { removed: { name } } : { changed: { name, quantity } }),
        ...cartFacts(cart, writing),
      },
      cards: { cart: cartCard(cart, writing) },
      buttons: cart.lines.length > 0 ? [openCart] : [],
    };
  } catch (error) {
    if (!DomainError.is(error, "OUT_OF_STOCK")) throw error;
    const available = error.details.lines[0]?.available ?? 0;
    return { facts: { outOfStock: { name, requested: quantity, available } } };
  }
}

const notInCart = (
  cart: Parameters<typeof cartFacts>[0],
  writing: Parameters<typeof cartFacts>[1],
): ToolOutcome => ({
  facts: { ...refusal("NOT_IN_CART", "That isn't in your cart.").facts, ...cartFacts(cart, writing) },
  cards: { cart: cartCard(cart, writing) },
});

/** Empties the caller's cart once they have said yes. */
export const clearCartTool: AgentTool<CartToolDeps, typeof Nothing> = {
  name: "clear_cart",
  description:
    "Takes everything out of the shopper's cart. The shopper is asked first; it is done only when they confirm.",
  input: Nothing,
  label: "Emptying your cart",
  for: "customer",
  async run(deps, { actor, market, confirmed }): Promise<ToolOutcome> {
    if (actor.type === "guest") return signInFirst(openCart);
    const writing = await writingOf(deps, { actor, market });
    const before = await showCart(deps, actor, { market });
    if (before.lines.length === 0)
      return {
        facts: { alreadyEmpty: true, ...cartFacts(before, writing) },
        cards: { cart: cartCard(before, writing) },
      };
    if (!isConfirmed(confirmed, clearCartTool.name, {})) {
      const count = before.lines.reduce((sum, { quantity }) => sum + quantity, 0);
      return {
        facts: { confirmationNeeded: true, ...cartFacts(before, writing) },
        cards: { cart: cartCard(before, writing) },
        confirm: {
          question: `Remove ${count === 1 ? "the item" : `all ${count} items`} from your cart?`,
          button: "Empty cart",
        },
      };
    }
    const cart = await removeCartLine(deps, actor, { line: undefined, market });
    return {
      facts: { cleared: true, ...cartFacts(cart, writing) },
      cards: { cart: cartCard(cart, writing) },
    };
  },
};

/** Whether the shopper has said yes to this very tool with this very input. */
const isConfirmed = (
  confirmed: { readonly tool: string; readonly input: unknown } | undefined,
  tool: string,
  input: object,
): boolean => confirmed?.tool === tool && JSON.stringify(confirmed.input) === JSON.stringify(input);

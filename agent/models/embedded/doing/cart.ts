import {
  Added,
  Cart,
  Changed,
  Choose,
  type Line,
  OutOfStock,
  optionsTextOf,
  type Product,
  Ready,
  Removed,
  read,
  Shown,
  type Variant,
} from "../facts.ts";
import { mentions } from "../reading/answers.ts";
import { meansValue, names } from "../text/options.ts";
import type { Item } from "../text/references.ts";
import type { Wish } from "../wishes.ts";
import { has, lineNamed } from "./lines.ts";
import { unknownProduct } from "./products.ts";
import { resolved } from "./resolve.ts";
import { presented } from "./search.ts";
import { ask, bullets, type Doing, type Facts, listed, type Reply, refusal, say, type Talk } from "./talk.ts";
import { whichOne } from "./which.ts";

type Of<K extends Wish["kind"]> = Extract<Wish, { kind: K }>;

/** Puts products into the cart; asks where it is not clear which, or which variant. */
export function* addItems(talk: Talk, { items }: Of<"add">): Doing {
  const replies: Reply[] = [];
  for (const item of items) replies.push(yield* addItem(talk, item));
  const pending = replies.findLast((reply) => reply.pending)?.pending;
  return say(replies.map(({ text }) => text).join("\n"), pending);
}

function* addItem(talk: Talk, item: Item): Doing {
  const { what, quantity = 1, options } = item;
  const { put } = talk.memory;
  // "one more" is of what was put last, in the same variant.
  if (item.more && put && what.kind === "it" && options.length === 0)
    return yield* putInCart(talk, {
      productId: put.productId,
      ...(put.variantId !== undefined && { variantId: put.variantId }),
      ...(put.variantId === undefined && put.options.length > 0 && { options: put.options }),
      quantity,
    });
  const found = yield* resolved(talk, what);
  if (found.kind === "none") return unknownProduct(found.words, found.refused);
  const asked = { purpose: "add", quantity, options } as const;
  if (found.kind === "unsure") {
    if (!found.looked) return whichOne("Which one shall I put in your cart", found.products, asked);
    return {
      text: presented(talk, found.products, "Which of these shall I put in your cart?").text.replace(
        /\n(?:Tell me which|Shall I put)[^\n]*$/u,
        "",
      ),
      pending: { kind: "which", among: found.products, ...asked },
    };
  }
  const replies: Reply[] = [];
  for (const product of found.products) replies.push(yield* addProduct(talk, product, quantity, options));
  if (found.products.length > 1) talk.memory.focus = found.products;
  const pending = replies.findLast((reply) => reply.pending)?.pending;
  return say(replies.map(({ text }) => text).join("\n"), pending);
}

/** Puts one product into the cart, in the variant that the words of the shopper choose. */
export function* addProduct(
  talk: Talk,
  product: Pick<Product, "productId" | "options">,
  quantity: number,
  said: readonly string[],
): Doing {
  const values = Object.values(
    talk.memory.known.get(product.productId)?.options ?? product.options ?? {},
  ).flat();
  const options = said.map((word) => values.find((value) => names(word, value)) ?? word);
  return yield* putInCart(talk, {
    productId: product.productId,
    ...(options.length > 0 && { options }),
    quantity,
  });
}

/** Puts exactly this into the cart, and says what came of it. */
export function* putInCart(
  talk: Talk,
  input: {
    readonly productId: string;
    readonly quantity: number;
    readonly variantId?: string;
    readonly options?: readonly string[];
  },
): Doing {
  const facts = yield* ask(talk, "add_to_cart", input);
  const added = read(Added, facts)?.added;
  if (added)
    return say(
      `I put ${added.quantity} × ${added.name} in your cart${priced(added.price)}.${subtotalOf(facts)}`,
    );
  const ready = read(Ready, facts)?.ready;
  if (ready)
    return say(
      `${ready.quantity} × ${ready.name}${priced(ready.price)}: press “Add to cart” below to put it in your cart.`,
    );
  const choose = read(Choose, facts)?.chooseVariant;
  if (choose) return whichVariant(choose, input.quantity, input.options ?? []);
  const out = read(OutOfStock, facts)?.outOfStock;
  if (out)
    return say(
      out.available > 0
        ? `There are only ${out.available} of the ${out.name} left, so I did not add ${out.requested}. Shall I add fewer? Tell me how many.`
        : `The ${out.name} is sold out at the moment. Shall I look for something similar?`,
    );
  return say(refusal(facts, "add that to the cart"));
}

const priced = (price: string | undefined): string => (price === undefined ? "" : ` (${price} each)`);

function subtotalOf(facts: Facts): string {
  const cart = read(Cart, facts) ?? read(Cart, facts["cart"]);
  return cart?.subtotal === undefined ? "" : ` The subtotal is ${cart.subtotal}.`;
}

/** Asks for the options that are still open; sold-out variants are said to be. */
export function whichVariant(
  choose: { readonly productId: string; readonly name: string; readonly variants: readonly Variant[] },
  quantity: number,
  options: readonly string[],
): Reply {
  const fitting = choose.variants.filter((variant) => chosen(variant, options));
  const open = fitting.length > 0 ? fitting : choose.variants;
  const there = open.filter(({ available }) => available !== 0 && available !== false);
  const pending = {
    kind: "variant",
    ...choose,
    variants: open,
    quantity,
    options: fitting.length > 0 ? options : [],
  } as const;
  if (there.length === 0)
    return say(`The ${choose.name} is sold out in ${listed(open.map(optionsTextOf), "and in")}.`);
  const missed =
    options.length > 0 && fitting.length === 0
      ? `The ${choose.name} does not come in ${listed(options)}. `
      : "";
  const groups = new Map<string, string[]>();
  for (const { options: own } of there)
    for (const [name, value] of Object.entries(own))
      groups.set(name, [...new Set([...(groups.get(name) ?? []), value])]);
  const choices = [...groups].filter(([, values]) => values.length > 1 || groups.size === 1);
  const asked = listed(
    (choices.length > 0 ? choices : [...groups]).map(
      ([name, values]) => `${name.toLowerCase()} (${values.join(", ")})`,
    ),
  );
  return say(`${missed}Which ${asked} would you like for the ${choose.name}?`, pending);
}

const chosen = ({ options }: Variant, said: readonly string[]): boolean =>
  said.every((word) => Object.values(options).some((value) => names(word, value) || mentions(word, value)));

/** Shows the cart. */
export function* showCart(talk: Talk): Doing {
  const facts = yield* ask(talk, "show_cart", {});
  const cart = read(Cart, facts);
  if (!cart) return say(refusal(facts, "show your cart"));
  if (cart.lines.length === 0)
    return say("Your cart is empty. Tell me what you are looking for, and I'll find it.");
  return say(`Your cart:\n${bullets(cart.lines.map(lineText))}\n${totalsOf(cart)}`);
}

function lineText({ name, quantity, lineTotal, problem }: Line): string {
  const wrong = problem === undefined ? "" : ` (${problems[problem] ?? problem})`;
  return `${quantity} × ${name}${lineTotal === "" ? "" : `, ${lineTotal}`}${wrong}`;
}
const problems: Readonly<Record<string, string>> = {
  unavailable: "no longer available",
  out_of_stock: "not in stock in this quantity",
  price_changed: "the price has changed",
};

function totalsOf({ subtotal, discount, shipping, tax, total }: Cart): string {
  const parts = [
    subtotal && `Subtotal ${subtotal}`,
    discount && !/^\D*0(?:[.,]00)?\D*$/u.test(discount) && `discount ${discount}`,
    shipping && `shipping ${shipping}`,
    tax && `tax ${tax}`,
  ].filter((part): part is string => typeof part === "string" && part !== "");
  return [parts.length > 0 ? `${listed(parts)}.` : "", total ? `The total is ${total}.` : ""]
    .filter((part) => part !== "")
    .join(" ");
}

/** The way to pay; nothing is ordered by chat. */
export function* checkOut(talk: Talk): Doing {
  const shown = yield* showCart(talk);
  return say(
    /^Your cart is empty/u.test(shown.text)
      ? shown.text
      : `${/^Your cart:/u.test(shown.text) ? `${shown.text}\n` : ""}I can't take payments in this chat: open the cart and choose “Checkout” to pay (/checkout).`,
  );
}

/** Takes lines out of the cart. */
export function* removeItems(talk: Talk, { items }: Of<"remove">): Doing {
  const replies: Reply[] = [];
  for (const item of items) {
    const line = yield* lineOf(talk, item, "remove");
    if (!has(line)) {
      replies.push(line);
      continue;
    }
    for (const { productId, variantId, quantity } of line) {
      const fewer = item.quantity !== undefined && item.quantity < quantity && item.what.kind !== "place";
      const input = { productId, ...(variantId !== undefined && { variantId }) };
      const facts = fewer
        ? yield* ask(talk, "change_cart_line", { ...input, quantity: quantity - (item.quantity ?? 0) })
        : yield* ask(talk, "remove_from_cart", input);
      replies.push(doneOf(facts));
    }
  }
  return say(replies.map(({ text }) => text).join("\n"), replies.findLast((reply) => reply.pending)?.pending);
}

/** Sets how many of a product the cart has, or puts another variant in its place. */
export function* changeLine(talk: Talk, { what, quantity, options, by }: Of<"change">): Doing {
  const line = yield* lineOf(talk, { what, quantity: undefined, more: false, options: [] }, "change");
  if (!has(line)) return line;
  const [first] = line;
  if (!first) return say("I could not find that in your cart.");
  const { productId, variantId } = first;
  const input = { productId, ...(variantId !== undefined && { variantId }) };
  if (options.length > 0) {
    const variant = yield* otherVariant(talk, first, options);
    const removed = yield* ask(talk, "remove_from_cart", input);
    if (!read(Removed, removed)) return doneOf(removed);
    const amount = quantity ?? first.quantity;
    if (variant) return yield* putInCart(talk, { productId, variantId: variant.variantId, quantity: amount });
    return yield* addProduct(talk, { productId, options: {} }, amount, options);
  }
  const replies: Reply[] = [];
  for (const each of what.kind === "them" ? line : [first]) {
    const target = quantity ?? Math.max(0, each.quantity + (by ?? 0));
    const own = {
      productId: each.productId,
      ...(each.variantId !== undefined && { variantId: each.variantId }),
    };
    replies.push(
      doneOf(
        target === 0
          ? yield* ask(talk, "remove_from_cart", own)
          : yield* ask(talk, "change_cart_line", { ...own, quantity: target }),
      ),
    );
  }
  return say(replies.map(({ text }) => text).join("\n"));
}

/** The variant that differs from a line's in what the shopper says, and in nothing else. */
function* otherVariant(
  talk: Talk,
  { productId, variantId }: Line,
  said: readonly string[],
): Doing<Variant | undefined> {
  if (variantId === undefined) return undefined;
  const variants =
    talk.memory.known.get(productId)?.variants ??
    read(Shown, yield* ask(talk, "show_product", { productId }))?.product.variants ??
    [];
  const now = variants.find((one) => one.variantId === variantId);
  if (!now) return undefined;
  const wanted = Object.entries(now.options).map(([option, value]) => {
    const values = variants.map(({ options }) => options[option] ?? "");
    const other = values.find((one) => said.some((word) => meansValue(word, one, values)));
    return [option, other ?? value] as const;
  });
  return variants.find(
    (one) => one !== now && wanted.every(([option, value]) => one.options[option] === value),
  );
}

function doneOf(facts: Facts): Reply {
  const removed = read(Removed, facts)?.removed;
  if (removed) return say(`I took the ${removed.name} out of your cart.${subtotalOf(facts)}`);
  const changed = read(Changed, facts)?.changed;
  if (changed) return say(`Your cart now has ${changed.quantity} × ${changed.name}.${subtotalOf(facts)}`);
  const out = read(OutOfStock, facts)?.outOfStock;
  if (out)
    return say(
      out.available > 0
        ? `There are only ${out.available} of the ${out.name}, so I left your cart as it was.`
        : `The ${out.name} is sold out at the moment.`,
    );
  return say(refusal(facts, "change your cart"));
}

/** Something else in the place of what was put into the cart. */
export function* swapLine(talk: Talk, { from, to }: Of<"swap">): Doing {
  const line = yield* lineOf(talk, { what: from, quantity: undefined, more: false, options: [] }, "change");
  if (!has(line)) return line;
  const [first] = line;
  if (!first) return say("I could not find that in your cart.");
  const found = yield* resolved(talk, to.what);
  if (found.kind === "none") return unknownProduct(found.words, found.refused);
  if (found.kind === "unsure")
    return whichOne("Which one shall I put in your cart instead", found.products, {
      purpose: "add",
      quantity: to.quantity ?? first.quantity,
      options: to.options,
    });
  const removed = yield* ask(talk, "remove_from_cart", {
    productId: first.productId,
    ...(first.variantId !== undefined && { variantId: first.variantId }),
  });
  const gone = doneOf(removed);
  const [product] = found.products;
  if (!product) return gone;
  const added = yield* addProduct(talk, product, to.quantity ?? first.quantity, to.options);
  return say(`${gone.text}\n${added.text}`, added.pending);
}

/** The cart's lines that are meant; the cart is read anew for it, as it may have changed elsewhere. */
function* lineOf(talk: Talk, { what, options }: Item, doing: string): Doing<readonly Line[] | Reply> {
  const facts = yield* ask(talk, "show_cart", {});
  const cart = read(Cart, facts);
  if (!cart) return say(refusal(facts, `${doing} things in your cart`));
  if (cart.lines.length === 0) return say("Your cart is empty, so there is nothing to change.");
  const found = lineNamed(talk.memory, cart.lines, what, options);
  if (found.length > 0) return found;
  const names = cart.lines.map(({ name }) => name);
  const asked = what.kind === "words" ? `I don't see “${what.words}” in your cart. ` : "";
  return say(`${asked}Which of these shall I ${doing}?\n${bullets(names)}`, {
    kind: "which",
    purpose: "remove",
    quantity: 1,
    options: [],
    among: cart.lines.map(({ productId, name }) => ({ productId, name })),
  });
}

/** Empties the cart; the tool asks for a yes first. */
export function* clearCart(talk: Talk): Doing {
  const facts = yield* ask(talk, "clear_cart", {});
  if (facts["cleared"] === true) return say("Your cart is empty now.");
  const needed = facts["confirmationNeeded"];
  if (needed === undefined || needed === false) return say(refusal(facts, "clear your cart"));
  const question =
    typeof facts["question"] === "string"
      ? facts["question"]
      : typeof needed === "string"
        ? needed
        : "Shall I take everything out of your cart?";
  return say(question, { kind: "confirm", tool: "clear_cart", input: {} });
}

import { nounOf } from "../../../../api/domain/search/text/names.ts";
import { Added, Cart, Changed, type Line, OutOfStock, Removed, read, Shown, type Variant } from "../facts.ts";
import { plainName } from "../text/names.ts";
import { meansValue } from "../text/options.ts";
import type { Item } from "../text/references.ts";
import type { Wish } from "../wishes.ts";
import { addProduct, putInCart } from "./adding.ts";
import { has, lineNamed, subtotalOf } from "./lines.ts";
import { unknownProduct } from "./products.ts";
import { resolved } from "./resolve.ts";
import {
  ask,
  bullets,
  type Doing,
  type Facts,
  listed,
  type Reply,
  refusal,
  repeated,
  say,
  type Talk,
} from "./talk.ts";
import { whichOne } from "./which.ts";

type Of<K extends Wish["kind"]> = Extract<Wish, { kind: K }>;

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
  not_sold_here: "not sold in your country",
  out_of_stock: "not in stock in this quantity",
  price_changed: "the price has changed",
};

function totalsOf({ subtotal, discount, shipping, tax, taxIncluded, total }: Cart): string {
  const parts = [
    subtotal && `Subtotal ${subtotal}`,
    discount && !/^\D*0(?:[.,]00)?\D*$/u.test(discount) && `discount ${discount}`,
    shipping && `shipping ${shipping}`,
    tax && !taxIncluded && `tax ${tax}`,
  ].filter((part): part is string => typeof part === "string" && part !== "");
  return [
    parts.length > 0 ? `${listed(parts)}.` : "",
    total ? `The total is ${total}${tax && taxIncluded ? `, ${tax} of it tax` : ""}.` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** The way to pay; nothing is ordered by chat. */
export function* checkOut(talk: Talk): Doing {
  const shown = yield* showCart(talk);
  return say(
    shown.text.startsWith("Your cart is empty")
      ? shown.text
      : `${shown.text.startsWith("Your cart:") ? `${shown.text}\n` : ""}I can't take payments in this chat: open the cart and choose “Checkout” to pay (/checkout).`,
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

/** Takes everything else out of the cart. */
export function* keepItems(talk: Talk, { items }: Of<"keep">): Doing {
  const kept: Line[] = [];
  for (const item of items) {
    const line = yield* lineOf(talk, item, "keep");
    if (!has(line)) return line;
    kept.push(...line);
  }
  const gone = (talk.memory.fresh ?? []).filter(
    (line) =>
      !kept.some(({ productId, variantId }) => line.productId === productId && line.variantId === variantId),
  );
  const replies: Reply[] = [];
  for (const { productId, variantId } of gone)
    replies.push(
      doneOf(
        yield* ask(talk, "remove_from_cart", { productId, ...(variantId !== undefined && { variantId }) }),
      ),
    );
  return gone.length === 0 ? yield* showCart(talk) : say(replies.map(({ text }) => text).join("\n"));
}

/** Sets how many of a product the cart has, or puts another variant in its place. */
export function* changeLine(talk: Talk, { what, quantity, options, by, times = 1 }: Of<"change">): Doing {
  const { put } = talk.memory;
  // What a guest was offered is in no cart yet.
  if (put?.ready && what.kind === "it" && options.length === 0) {
    const { productId, variantId, options: chosen } = put;
    const amount = quantity ?? Math.max(1, Math.round(put.quantity * times + (by ?? 0)));
    return yield* putInCart(talk, {
      productId,
      ...(variantId !== undefined && { variantId }),
      ...(variantId === undefined && chosen.length > 0 && { options: chosen }),
      quantity: amount,
    });
  }
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
    const target = quantity ?? Math.max(0, Math.round(each.quantity * times) + (by ?? 0));
    const own = {
      productId: each.productId,
      ...(each.variantId !== undefined && { variantId: each.variantId }),
    };
    replies.push(
      doneOf(
        target === 0
          ? yield* ask(talk, "remove_from_cart", own)
          : yield* ask(talk, "change_cart_line", { ...own, quantity: target }),
        own,
      ),
    );
  }
  return say(replies.map(({ text }) => text).join("\n"), replies.findLast((reply) => reply.pending)?.pending);
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

/** What came of a change of the cart. */
export function doneOf(facts: Facts, sku?: Readonly<Record<string, unknown>>): Reply {
  const removed = read(Removed, facts)?.removed;
  if (removed) return say(`I took the ${removed.name} out of your cart.${subtotalOf(facts)}`);
  const changed = read(Changed, facts)?.changed;
  if (changed) return say(`Your cart now has ${changed.quantity} × ${changed.name}.${subtotalOf(facts)}`);
  const added = read(Added, facts)?.added;
  if (added) return say(`I put ${added.quantity} × ${added.name} back in your cart.${subtotalOf(facts)}`);
  const out = read(OutOfStock, facts)?.outOfStock;
  if (out)
    return say(
      out.available > 0
        ? `There are only ${out.available} of the ${out.name} left, so your cart stays as it was. How many would you like?`
        : `The ${out.name} is sold out at the moment.`,
      out.available > 0 && sku
        ? { kind: "amount", tool: "change_cart_line", input: sku, available: out.available }
        : undefined,
    );
  return say(refusal(facts, "change your cart"));
}

/** Something else in the place of what was put into the cart. */
export function* swapLine(talk: Talk, { from, to }: Of<"swap">): Doing {
  const line = yield* lineOf(talk, { what: from, quantity: undefined, more: false, options: [] }, "change");
  if (!has(line)) return line;
  const [first] = line;
  if (!first) return say("I could not find that in your cart.");
  const sought = yield* resolved(talk, to.what);
  // Of several that are called so, the one of the same kind takes the place.
  const alike =
    sought.kind === "unsure"
      ? sought.products.filter(({ name }) => nounOf(name) === nounOf(plainName(first.name)))
      : [];
  const found = alike.length === 1 ? ({ kind: "found", products: alike } as const) : sought;
  if (found.kind === "none") return unknownProduct(found.words, found.refused);
  if (found.kind === "unsure")
    return whichOne("Which one would you like in your cart instead", found.products, {
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

/** The cart's lines that are meant; the cart is read anew for each message, as it may have changed elsewhere. */
function* lineOf(talk: Talk, { what, options }: Item, doing: string): Doing<readonly Line[] | Reply> {
  const facts = talk.memory.fresh ? {} : yield* ask(talk, "show_cart", {});
  const lines = talk.memory.fresh ?? read(Cart, facts)?.lines;
  if (!lines) return say(refusal(facts, `${doing} things in your cart`));
  if (lines.length === 0) return say("Your cart is empty, so there is nothing to change.");
  const found = lineNamed(talk.memory, lines, what, options);
  if (found.length > 0) return found;
  const names = lines.map(({ name }) => name);
  const called = what.kind === "words" ? repeated(what.words) : undefined;
  const asked = called === undefined ? "" : `I don't see ${called} in your cart. `;
  return say(`${asked}Which of these shall I ${doing}?\n${bullets(names)}`, {
    kind: "which",
    purpose: "remove",
    quantity: 1,
    options: [],
    among: lines.map(({ productId, name }) => ({ productId, name })),
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

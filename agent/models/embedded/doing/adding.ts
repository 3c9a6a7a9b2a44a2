import {
  Added,
  Cart,
  Choose,
  OutOfStock,
  optionsTextOf,
  type Product,
  Ready,
  read,
  Shown,
  type Variant,
} from "../facts.ts";
import type { Pending } from "../memory.ts";
import { mentions } from "../reading/answers.ts";
import { plainName } from "../text/names.ts";
import { meansValue, names } from "../text/options.ts";
import type { Item, Reference } from "../text/references.ts";
import type { Wish } from "../wishes.ts";
import { lineNamed, subtotalOf } from "./lines.ts";
import { presented } from "./presented.ts";
import { unknownProduct } from "./products.ts";
import { resolved } from "./resolve.ts";
import { ask, type Doing, listed, type Reply, refusal, say, type Talk } from "./talk.ts";
import { whichOne } from "./which.ts";

/** Puts products into the cart; asks where it is not clear which, or which variant. */
export function* addItems(talk: Talk, { items }: Extract<Wish, { kind: "add" }>): Doing {
  const replies: Reply[] = [];
  for (const item of items) replies.push(yield* addItem(talk, item));
  const pending = replies.findLast((reply) => reply.pending)?.pending;
  return say(replies.map(({ text }) => text).join("\n"), pending);
}

/** "the mug from my last order" is called as the order's line is. */
function fromOrder({ memory }: Talk, what: Reference): Reference {
  const words =
    what.kind === "words"
      ? /^(.+) (?:from|in|of) (?:it|there|that|(?:the|my|that) (?:last |latest )?order)$/u.exec(
          what.words,
        )?.[1]
      : undefined;
  if (what.kind !== "words" || words === undefined) return what;
  const line = memory.orders
    .flatMap(({ lines }) => lines)
    .find(({ name }) => mentions(name.toLowerCase(), words));
  return { ...what, words: line ? plainName(line.name) : words };
}

/** "all 3 mugs", "both jams". */
const every = /^(?:all|both|each|every)(?: of)?(?: (?:the|those|these|your|\d))* /u;

function* addItem(talk: Talk, item: Item): Doing {
  const { what, quantity = 1, options } = item;
  const { put } = talk.memory;
  if (item.more && what.kind === "words" && talk.offered.has("show_cart")) {
    const cart = read(Cart, yield* ask(talk, "show_cart", {}));
    const [line] = cart ? lineNamed(talk.memory, cart.lines, what, options) : [];
    if (line && options.length > 0) return yield* addProduct(talk, line, quantity, options);
    if (line)
      return yield* putInCart(talk, {
        productId: line.productId,
        ...(line.variantId !== undefined && { variantId: line.variantId }),
        quantity,
      });
  }
  // "one more" is of what was put last, in the same variant.
  if (item.more && put && what.kind === "it" && options.length === 0)
    return yield* putInCart(talk, {
      productId: put.productId,
      ...(put.variantId !== undefined && { variantId: put.variantId }),
      ...(put.variantId === undefined && put.options.length > 0 && { options: put.options }),
      quantity,
    });
  const all =
    what.kind === "words" && every.test(what.words)
      ? { ...what, words: what.words.replace(every, "") }
      : what;
  const found = yield* resolved(talk, fromOrder(talk, all));
  if (found.kind === "none") return unknownProduct(found.words, found.refused);
  const asked = { purpose: "add", quantity, options } as const;
  if (found.kind === "unsure" && what.kind === "words" && every.test(what.words)) {
    const all: Reply[] = [];
    for (const product of found.products.slice(0, 4))
      all.push(yield* addProduct(talk, product, quantity, options));
    return say(all.map(({ text }) => text).join("\n"), all.findLast((reply) => reply.pending)?.pending);
  }
  if (found.kind === "unsure") {
    if (!found.looked) return whichOne("Which one would you like in your cart", found.products, asked);
    return {
      text: presented(talk, found.products, "Which of these would you like in your cart?").text.replace(
        /\n(?:Tell me which|Would you like)[^\n]*$/u,
        "",
      ),
      pending: { kind: "which", among: found.products, ...asked },
    };
  }
  const replies: Reply[] = [];
  const called = what.kind === "words" ? what.words : "";
  const { chosen } = talk.memory;
  const asChosen =
    what.kind !== "words" && options.length === 0 && chosen?.productId === found.products[0]?.productId
      ? (chosen?.options ?? [])
      : options;
  for (const product of found.products)
    replies.push(yield* addProduct(talk, product, quantity, asChosen, called));
  if (found.products.length > 1) talk.memory.focus = found.products;
  const pending = replies.findLast((reply) => reply.pending)?.pending;
  return say(replies.map(({ text }) => text).join("\n"), pending);
}

/**
 * Puts one product into the cart, in the variant that the words of the shopper choose. `said` are the words about variants, and
 * `called` is what the product was called: "the L one" may be in either.
 */
export function* addProduct(
  talk: Talk,
  product: Pick<Product, "productId" | "options"> & { readonly name?: string },
  quantity: number,
  said: readonly string[],
  called = "",
): Doing {
  const known = talk.memory.known.get(product.productId);
  const values = Object.values(known?.options ?? product.options ?? {}).flat();
  const name = known?.name ?? product.name ?? "";
  const chosen = said.flatMap((words) => {
    const meant = valuesIn(words, values);
    const telling = words.replace(/^(?:size|colou?r|in|a|an|the|with) /u, "");
    return meant.length > 0 ? meant : mentions(name.toLowerCase(), telling) ? [] : [telling];
  });
  const more = valuesIn(called, values).filter((value) => !mentions(name.toLowerCase(), value));
  const options = [...new Set([...chosen, ...more])].slice(0, 6);
  return yield* putInCart(talk, {
    productId: product.productId,
    ...(options.length > 0 && { options }),
    quantity,
  });
}

const valuesIn = (words: string, values: readonly string[]): readonly string[] =>
  words === "" ? [] : values.filter((value) => meansValue(words, value, values) || mentions(words, value));

/** Puts exactly this into the cart, and says what came of it. */
export function* putInCart(talk: Talk, input: Readonly<Record<string, unknown>>): Doing {
  const facts = yield* ask(talk, "add_to_cart", input);
  const added = read(Added, facts)?.added;
  if (added)
    return say(
      `I put ${added.quantity} × ${added.name} in your cart${priced(added.price)}.${subtotalOf(facts)}`,
    );
  const ready = read(Ready, facts)?.ready;
  if (ready)
    return say(
      `Press “Add to cart” below to put ${ready.quantity} × ${ready.name} in your cart${priced(ready.price)}.`,
    );
  const choose = read(Choose, facts)?.chooseVariant;
  const [sole, ...rest] = choose?.variants ?? [];
  if (
    choose &&
    sole &&
    rest.length === 0 &&
    input["options"] === undefined &&
    input["variantId"] === undefined
  )
    return yield* putInCart(talk, { ...input, variantId: sole.variantId });
  if (choose) return whichVariant(choose, quantityOf(input), wordsOf(input["options"]));
  const out = read(OutOfStock, facts)?.outOfStock;
  const others = out && out.available <= 0 ? yield* otherVariants(talk, input) : undefined;
  if (out && others)
    return say(
      `The ${out.name} is sold out at the moment. Which would you like instead: ${listed(others.variants.map(optionsTextOf), "or")}?`,
      others,
    );
  if (out)
    return say(
      out.available > 0
        ? `There are only ${out.available} of the ${out.name} left, so I did not add ${out.requested}. How many shall I add instead?`
        : `The ${out.name} is sold out at the moment. I can look for something similar, if you like.`,
      out.available > 0
        ? { kind: "amount", tool: "add_to_cart", input, available: out.available }
        : undefined,
    );
  return say(refusal(facts, "add that to the cart"));
}

/** The variants of a product that are there, where one of them was sold out. */
function* otherVariants(
  talk: Talk,
  input: Readonly<Record<string, unknown>>,
): Doing<Extract<Pending, { kind: "variant" }> | undefined> {
  const { productId } = input;
  if (typeof productId !== "string" || (input["variantId"] === undefined && input["options"] === undefined))
    return undefined;
  const product = read(Shown, yield* ask(talk, "show_product", { productId }))?.product;
  const there = (product?.variants ?? []).filter(({ available }) => available !== 0 && available !== false);
  if (!product || there.length === 0) return undefined;
  return {
    kind: "variant",
    productId,
    name: product.name,
    variants: there.slice(0, 12),
    quantity: quantityOf(input),
    options: wordsOf(input["options"]),
  };
}

const quantityOf = ({ quantity }: Readonly<Record<string, unknown>>): number =>
  typeof quantity === "number" ? quantity : 1;
const wordsOf = (options: unknown): readonly string[] =>
  Array.isArray(options) ? options.filter((one) => typeof one === "string") : [];

const priced = (price: string | undefined): string => (price === undefined ? "" : ` (${price} each)`);

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
      ? `The ${choose.name} does not come in ${listed(options.filter((option) => !/\p{Sc}/u.test(option)))}. `
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

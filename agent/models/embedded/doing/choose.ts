import type { Product, Variant } from "../facts.ts";
import type { Pending } from "../memory.ts";
import { names } from "../text/options.ts";
import type { Wish } from "../wishes.ts";
import { addProduct, putInCart, whichVariant } from "./adding.ts";
import { removeItems } from "./cart.ts";
import { compareProducts } from "./comparing.ts";
import { tellAbout } from "./products.ts";
import { known } from "./resolve.ts";
import { findSimilar } from "./search.ts";
import { type Doing, say, type Talk } from "./talk.ts";

type Choice = Extract<Wish, { kind: "choose" }>;

/** Goes on with what the last reply asked about, now that the shopper has chosen. */
export function* choose(talk: Talk, wish: Choice, pending: Pending | undefined): Doing {
  if (pending?.kind === "variant") return yield* chooseVariant(talk, wish, pending);
  if (pending?.kind === "which") return yield* chooseProduct(talk, wish, pending);
  return say("Tell me what you would like me to do.");
}

function* chooseVariant(talk: Talk, { item }: Choice, pending: Extract<Pending, { kind: "variant" }>): Doing {
  const quantity = item.quantity ?? pending.quantity;
  const options = [...pending.options, ...item.options];
  const there = pending.variants.filter(({ available }) => available !== 0 && available !== false);
  const place = item.what.kind === "place" ? item.what.place : undefined;
  const pointed =
    place === undefined || item.options.length > 0
      ? undefined
      : place < 0
        ? there.at(place)
        : there[place - 1];
  const chosen = pointed ? [pointed] : narrowed(pending.variants, item.options);
  // What was said before still holds where it can: "small, moss", and then "medium".
  const before = pending.options.reduce((left, option) => {
    const some = narrowed(left, [option]);
    return some.length > 0 ? some : left;
  }, chosen);
  const fitting = chosen.length > 1 ? before : chosen;
  const [variant] = fitting;
  if (fitting.length === 1 && variant)
    return yield* putInCart(talk, { productId: pending.productId, variantId: variant.variantId, quantity });
  return whichVariant(
    { ...pending, variants: fitting.length > 0 ? fitting : pending.variants },
    quantity,
    fitting.length > 0 ? options : item.options,
  );
}

const narrowed = (variants: readonly Variant[], said: readonly string[]): readonly Variant[] =>
  variants.filter(({ options }) =>
    said.every((word) => Object.values(options).some((value) => value === word || names(word, value))),
  );

function* chooseProduct(talk: Talk, { item }: Choice, pending: Extract<Pending, { kind: "which" }>): Doing {
  const among = { ...talk.memory, list: pending.among, focus: pending.among };
  const found = known(among, item.what);
  const options = [...pending.options, ...item.options];
  const products: readonly Product[] = found.kind === "none" ? [] : found.products;
  const [product] = products;
  if (!product || (found.kind === "unsure" && products.length > 1))
    return say("I'm not sure which one you mean. Tell me its number or its name.", pending);
  talk.memory.focus = products;
  const it = { kind: "words", words: product.name, definite: true, one: false } as const;
  switch (pending.purpose) {
    case "add": {
      const texts: string[] = [];
      let asked: Pending | undefined;
      for (const { productId } of products) {
        const reply = yield* addProduct(
          talk,
          { productId, options: {} },
          item.quantity ?? pending.quantity,
          options,
        );
        texts.push(reply.text);
        asked = reply.pending ?? asked;
      }
      return say(texts.join("\n"), asked);
    }
    case "remove":
      return yield* removeItems(talk, { kind: "remove", items: [{ ...item, what: it }] });
    case "show":
      return yield* tellAbout(talk, {
        kind: "detail",
        what: it,
        aspect: "text",
        options: [],
        question: "show one",
      });
    case "compare":
      return yield* compareProducts(talk, { kind: "compare", what: [it], question: "" });
    case "similar":
      return yield* findSimilar(talk, { kind: "similar", what: it });
  }
}

import { Compared, optionsTextOf, type Product, read, type Variant } from "../facts.ts";
import { optionsOf } from "../memory.ts";
import { byPrice, lowestOf } from "../prices.ts";
import { isForShoppers } from "../text/quoting.ts";
import type { Wish } from "../wishes.ts";
import { mentionedIn, soldOut, unknownProduct } from "./products.ts";
import { resolved } from "./resolve.ts";
import { ask, bullets, type Doing, type Reply, refusal, say, type Talk } from "./talk.ts";

type Of<K extends Wish["kind"]> = Extract<Wish, { kind: K }>;

/** Compares products side by side. */
export function* compareProducts(talk: Talk, { what, question }: Of<"compare">): Doing {
  const products: Product[] = [];
  const references = what.length > 0 ? what : [{ kind: "them" } as const];
  for (const reference of references) {
    const found = yield* resolved(talk, reference);
    if (found.kind === "none")
      return found.words === undefined
        ? say("Which products shall I compare? Tell me their names, or search first.", {
            kind: "names",
            purpose: "compare",
          })
        : unknownProduct(found.words, found.refused);
    const wanted =
      references.length > 1 && reference.kind === "words" && found.kind === "unsure"
        ? found.products.slice(0, 1)
        : found.products;
    products.push(...wanted.filter(({ productId }) => !products.some((one) => one.productId === productId)));
  }
  if (products.length < 2)
    return say(
      products[0] ? `What shall I compare the ${products[0].name} with?` : "Which products shall I compare?",
      { kind: "names", purpose: "compare", ...(products[0] && { first: products[0].name }) },
    );
  const facts = yield* ask(talk, "compare_products", {
    productIds: products.slice(0, 4).map(({ productId }) => productId),
  });
  const compared = read(Compared, facts);
  if (!compared || facts["error"] !== undefined) return say(refusal(facts, "compare those"));
  const inVariant = compared.products.map((product) => mentionedIn(question, product.variants ?? []));
  const stated = compared.products.map((product, place) => ({
    product,
    variant: inVariant[place]?.length === 1 ? inVariant[place]?.[0] : undefined,
  }));
  if (stated.every(({ variant }) => variant?.price !== undefined)) return byVariant(talk, stated, question);
  const lines = compared.products.map((product) => {
    const choices = Object.values(product.options ?? optionsOf(product.variants) ?? {}).map((values) =>
      values.join(", "),
    );
    const parts = [
      product.priceRange ?? product.price,
      product.category,
      ...choices,
      soldOut(product) ? "sold out" : undefined,
    ];
    return `${product.name}: ${parts.filter((part) => part !== undefined && part !== "").join("; ")}`;
  });
  const cheapest = nameOf(compared.cheapest, compared.products);
  const verdict = cheapest === undefined ? "" : `The cheapest is the ${cheapest}.`;
  const differences =
    compared.differences.length > 0 ? compared.differences.filter(isForShoppers).join(" ") : "";
  const dearest = byPrice(compared.products).at(-1);
  const stock = moreStock(compared.products);
  if (
    /\b(?:more|most|fewer|less) (?:of|left|in stock|units|pieces)|\b(?:have|got|there) (?:the )?(?:more|most|fewer|less)\b/u.test(
      question,
    ) &&
    stock !== undefined
  )
    return say(`${stock}\n${bullets(lines)}`);
  if (/\b(?:most|more) expensive|pricier|priciest\b/u.test(question) && dearest && verdict !== "")
    return say(`The most expensive is the ${dearest.name}.\n${bullets(lines)}`);
  if (/\b(?:cheaper|cheapest|price|expensive)\b/u.test(question) && verdict !== "")
    return say(`${verdict}\n${bullets(lines)}`);
  const better = /\b(?:better|best|should|nicer)\b/u.test(question)
    ? "Which one is better is for you to say; these are the facts."
    : "";
  return say(
    [[better, verdict, differences].filter((part) => part !== "").join(" "), bullets(lines)]
      .filter((part) => part !== "")
      .join("\n"),
  );
}

type Stated = { readonly product: Product; readonly variant: Variant | undefined };

/** "which is cheaper in 500 g": the variants that were asked about, side by side. */
function byVariant({ memory }: Talk, stated: readonly Stated[], question: string): Reply {
  const priced = stated.flatMap(({ product, variant }) =>
    variant?.price === undefined ? [] : [{ product, variant, price: variant.price }],
  );
  const sorted = priced.toSorted((one, other) => (lowestOf(one) ?? 0) - (lowestOf(other) ?? 0));
  const first = /\b(?:more expensive|most expensive|dearer|dearest|pricier)\b/u.test(question)
    ? sorted.at(-1)
    : sorted[0];
  if (!first) return say("I have no prices for those.");
  memory.focus = [first.product];
  memory.chosen = { productId: first.product.productId, options: Object.values(first.variant.options) };
  const which = first === sorted[0] ? "cheaper" : "more expensive";
  return say(
    `In ${optionsTextOf(first.variant)} the ${first.product.name} is ${which}.\n${bullets(priced.map(({ product, variant, price }) => `${product.name} (${optionsTextOf(variant)}): ${price}`))}`,
  );
}

/** Of which product there are more units. */
function moreStock(products: readonly Product[]): string | undefined {
  const counted = products.flatMap((product) => {
    const units = product.variants?.length
      ? product.variants.reduce(
          (sum, { available }) => sum + (typeof available === "number" ? available : 0),
          0,
        )
      : product.available;
    return typeof units === "number" ? [{ product, units }] : [];
  });
  const [first, ...others] = counted.toSorted((one, other) => other.units - one.units);
  if (!first || others.length === 0) return undefined;
  return `There is more of the ${first.product.name}: ${first.units} available. ${others.map(({ product, units }) => `Of the ${product.name} there are ${units}.`).join(" ")}`;
}

/** `cheapest` is a product's id, its name, or the product. */
function nameOf(cheapest: unknown, products: readonly Product[]): string | undefined {
  const key =
    typeof cheapest === "object" && cheapest !== null && "productId" in cheapest
      ? cheapest.productId
      : cheapest;
  const name =
    typeof cheapest === "object" && cheapest !== null && "name" in cheapest ? cheapest.name : undefined;
  return products.find(({ productId, name: own }) => productId === key || own === key || own === name)?.name;
}

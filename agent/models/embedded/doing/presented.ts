import type { Product } from "../facts.ts";
import { bullets, type Reply, say, type Talk } from "./talk.ts";

/** A list of products; a single one is offered for the cart. */
export function presented(talk: Talk, products: readonly Product[], intro: string): Reply {
  const [first] = products;
  if (products.length === 1 && first) {
    talk.memory.focus = products;
    return say(`${intro}\n${bullets([lineOf(first)])}\nWould you like it in your cart?`, {
      kind: "offer",
      productId: first.productId,
      name: first.name,
    });
  }
  return say(
    `${intro}\n${bullets(products.map(lineOf))}\nTell me which one you would like to know more about or put in your cart.`,
  );
}

/** "Fjord Stoneware Mug, $24.00 (in Ink and Chalk)". */
export function lineOf(product: Product): string {
  const choices = Object.entries(product.options ?? {}).filter(([, values]) => values.length > 1);
  const options = choices.length > 0 ? ` (${choices.map(([, values]) => values.join(", ")).join("; ")})` : "";
  const gone = product.available === 0 || product.available === false ? ", sold out" : "";
  const price = product.priceRange ?? product.price;
  return `${product.name}${price === undefined ? "" : `, ${price}`}${options}${gone}`;
}

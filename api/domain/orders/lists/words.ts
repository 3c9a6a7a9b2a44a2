import { fold } from "../../search/text/fold.ts";
import type { Order } from "../order.ts";
import { orderNumberOf } from "../order-number.ts";

const between = /[^\p{L}\p{M}\p{N}]+/u;
const longest = 80;
/** Words of a text that staff search for; more are ignored. */
const mostAsked = 4;

/**
 * The words under which staff find an order: its number, its id and the beginning of it, the e-mail address and what is before its @, the customer's
 * name, and names and SKUs of what was bought. What has no spaces is one word as a whole, and so is each part of it:
 * "T-Shirt" is found as "t-shirt" and "shirt". A letter alone is no word.
 */
export function wordsOfOrder({
  orderId,
  number,
  email = "",
  shippingAddress,
  items,
}: Pick<Order, "orderId" | "number" | "email" | "shippingAddress" | "items">): ReadonlySet<string> {
  // Some of staff's lists show the beginning of the id.
  const codes = [orderId, orderId.slice(0, 8), orderNumberOf({ orderId, number }), email];
  const texts = [
    email.split("@", 1)[0] ?? "",
    shippingAddress.name ?? "",
    ...items.flatMap(({ name, sku = "" }) => [name, sku]),
  ];
  const words = [
    ...codes.flatMap(wholes),
    ...texts.flatMap(wholes).flatMap((whole) => [whole, ...whole.split(between)]),
  ];
  return new Set(words.filter(isWord));
}

/** The words of a text that staff typed. An order has to have all of them. */
export const wordsAsked = (text: string): readonly string[] =>
  [...new Set(wholes(text).filter(isWord))].slice(0, mostAsked);

/** What stands between blanks, without the punctuation around it: "4F6C0B1E" of "#4F6C0B1E,". */
const wholes = (text: string): string[] =>
  text.split(/\s+/u).map((whole) =>
    fold(whole)
      .replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "")
      .slice(0, longest),
  );

const isWord = (word: string): boolean => word.length > 1 || /\d/u.test(word);

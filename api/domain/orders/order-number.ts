import type { Order } from "./order.ts";

/** Crockford's base 32: no I, L, O or U. https://www.crockford.com/base32.html */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 10;

/** The number that people read out. Orders from before numbers have the beginning of their id. */
export const orderNumberOf = ({ orderId, number }: Pick<Order, "orderId" | "number">): string =>
  number ?? orderId.slice(0, 8).toUpperCase();

/**
 * Ten characters made of a random id (FNV-1a, cut to 50 bits): as random as the id. Another id may have the same number, so
 * whoever uses it claims it under a condition.
 */
export function numberFrom(id: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(id))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return Array.from({ length }, (_, place) => alphabet[Number((hash >> BigInt(5 * place + 14)) & 31n)]).join(
    "",
  );
}

/** A number as somebody typed it: any case, with blanks, hyphens or a #, and O for 0 or I and L for 1. */
export const typedNumber = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[\s#-]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");

import type { CartLine } from "../../api/domain/cart/cart.ts";
import { type Sku, skuIdOf } from "../../api/domain/inventory/inventory.ts";
import type { Order } from "../../api/domain/orders/order.ts";

/**
 * What a buyer put into the cart, by SKU. Every unit of it must end in a paid order or in the cart: fewer is a line that
 * was lost, more is a cart that was bought twice. A request that was repeated may have put the units in each time.
 */
export class CartLedger {
  readonly #put = new Map<string, { least: number; most: number }>();

  /** An attempt to put units in, which may have succeeded. */
  tried({ quantity, ...sku }: Sku & { readonly quantity: number }): void {
    this.#of(sku).most += quantity;
  }

  /** The shop has acknowledged that the units are in the cart. */
  acknowledged({ quantity, ...sku }: Sku & { readonly quantity: number }): void {
    this.#of(sku).least += quantity;
  }

  /** The shop has acknowledged that the line, which was in the cart before, is now of this many. */
  raised({ quantity, ...sku }: Sku & { readonly quantity: number }): void {
    this.#of(sku).least = quantity;
  }

  /** What does not add up at the end. */
  faults(userId: string, orders: readonly Order[], cart: readonly CartLine[]): string[] {
    return [...this.#put].flatMap(([skuId, { least, most }]) => {
      const units = (lines: readonly (Sku & { readonly quantity: number })[]) =>
        lines.filter((line) => skuIdOf(line) === skuId).reduce((sum, { quantity }) => sum + quantity, 0);
      const bought = units(orders.filter(wasPaid).flatMap(({ items }) => items));
      const left = units(cart);
      if (bought + left >= least && bought + left <= most) return [];
      const put = least === most ? `${least}` : `${least} to ${most}`;
      return [`${userId} put ${put} of ${skuId} into the cart: ${bought} were bought, ${left} are left`];
    });
  }

  #of(sku: Sku): { least: number; most: number } {
    const skuId = skuIdOf(sku);
    const known = this.#put.get(skuId) ?? { least: 0, most: 0 };
    this.#put.set(skuId, known);
    return known;
  }
}

const wasPaid = ({ timeline }: Order): boolean => timeline.some(({ status }) => status === "PAID");

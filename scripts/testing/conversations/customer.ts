import type { TrueCart, TrueProduct } from "../../../agent/conversations/truth.ts";
import { lineOf, partsOf } from "../../../agent/conversations/truth.ts";
import type { Actor } from "../../../api/domain/actor.ts";
import type { Role } from "../../../api/domain/staff/permissions.ts";
import type { Shop } from "../../local/shop.ts";

type ShownCart = {
  readonly items: readonly { productId: string; variantId?: string; name: string; quantity: number }[];
  readonly subtotal: number;
  readonly total: number;
};

/** Somebody with an account in the judged shop, who uses the API with a token as a browser does. */
export class Customer {
  readonly #shop: Shop;
  readonly #password = "Testing#2026";
  readonly email: string;
  readonly userId: string;
  readonly actor: Actor;
  #token: { readonly value: string; readonly until: number } | undefined;

  private constructor(shop: Shop, email: string, userId: string, roles: readonly Role[]) {
    this.#shop = shop;
    this.email = email;
    this.userId = userId;
    this.actor =
      roles.length > 0 ? { type: "staff", userId, email, roles } : { type: "shopper", userId, email };
  }

  static async of(shop: Shop, email: string, name: string, roles: readonly Role[] = []): Promise<Customer> {
    const { userId } = await shop.identity.ensureUser({
      email,
      name,
      password: "Testing#2026",
      groups: roles,
    });
    return new Customer(shop, email, userId, roles);
  }

  /** The answer of a route. Throws for any answer but a success. */
  async send<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.#shop.fetch(
      new Request(`http://shop${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await this.#accessToken()}`,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === "" ? {} : JSON.parse(text)) as T;
  }

  /** The cart as the API shows it. */
  async cart(products: ReadonlyMap<string, TrueProduct>): Promise<TrueCart> {
    const { items, subtotal, total } = await this.send<ShownCart>("GET", "/cart");
    return {
      lines: items.map(({ quantity, productId, variantId }) => {
        const product = [...products.values()].find((one) => one.productId === productId);
        const variant = product?.variants.find((one) => one.variantId === variantId);
        return lineOf(quantity, product?.name ?? productId, variant?.values ?? [variantId ?? "?"]);
      }),
      subtotal: Math.round(subtotal * 100),
      total: Math.round(total * 100),
    };
  }

  /** Makes the cart hold these lines and no others. */
  async fillCart(lines: readonly string[], products: ReadonlyMap<string, TrueProduct>): Promise<void> {
    const { items } = await this.send<ShownCart>("GET", "/cart");
    for (const { productId, variantId } of items)
      await this.send("POST", "/cart", { productId, ...(variantId && { variantId }), quantity: 0 });
    for (const line of lines) {
      const { quantity, name, values } = partsOf(line);
      const product = products.get(name);
      const variant = product?.variants.find((one) => one.values.join() === values.join());
      if (!product || !variant) throw new Error(`the shop does not sell "${line}"`);
      const { variantId } = variant;
      await this.send("POST", "/cart", {
        productId: product.productId,
        ...(variantId !== undefined && { variantId }),
        quantity,
      });
    }
  }

  /** The orders as the API shows them, as text that is the same as long as nothing of them changes. */
  async orders(): Promise<string> {
    return JSON.stringify(await this.send("GET", "/orders"));
  }

  /** Tokens end by the shop's clock, which is set forth and back while orders are made. */
  async #accessToken(): Promise<string> {
    const at = this.#shop.deps.now();
    if (this.#token === undefined || Math.abs(at - this.#token.until) > 5 * 60 * 1000) {
      const { accessToken } = await this.#shop.deps.identity.signIn({
        email: this.email,
        password: this.#password,
      });
      this.#token = { value: accessToken, until: at };
    }
    return this.#token.value;
  }
}
